// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/contracts.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 24;           // blocks that hold the particulars
constexpr std::size_t kLongestLine = 200;  // bytes

enum class Tells { Nothing, Commissioner, Provider, Place, Agreed, Starts };

struct Label {
    std::string_view words;  // folded
    Tells tells;
};

constexpr auto kLabels = std::to_array<Label>({
    {"commissioner", Tells::Commissioner},
    {"commissioners", Tells::Commissioner},
    {"co-ordinating commissioner", Tells::Commissioner},
    {"coordinating commissioner", Tells::Commissioner},
    {"commissioning body", Tells::Commissioner},
    {"purchaser", Tells::Commissioner},
    {"the commissioner", Tells::Commissioner},
    {"provider", Tells::Provider},
    {"the provider", Tells::Provider},
    {"contractor", Tells::Provider},
    {"premises", Tells::Place},
    {"provider's premises", Tells::Place},
    {"service location", Tells::Place},
    {"location", Tells::Place},
    {"hospital", Tells::Place},
    {"site", Tells::Place},
    {"place of delivery", Tells::Place},
    {"schedule agreed", Tells::Agreed},
    {"agreed", Tells::Agreed},
    {"date agreed", Tells::Agreed},
    {"date of agreement", Tells::Agreed},
    {"contract date", Tells::Agreed},
    {"date of contract", Tells::Agreed},
    {"signed", Tells::Agreed},
    {"date signed", Tells::Agreed},
    {"effective from", Tells::Starts},
    {"effective date", Tells::Starts},
    {"commencement date", Tells::Starts},
    {"service commencement date", Tells::Starts},
    {"start date", Tells::Starts},
    {"contract start", Tells::Starts},
});

struct Told {
    Tells tells = Tells::Nothing;
    std::string_view value;
};

Told told_by(std::string_view label, std::string_view value) {
    const std::string key = folded(trimmed(label, " :"));
    for (const auto& known : kLabels) {
        if (key == known.words) return {known.tells, trimmed(value)};
    }
    return {};
}

Told told_in_line(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || line.size() > kLongestLine) return {};
    return told_by(line.substr(0, colon), line.substr(colon + 1));
}

/// "Kirk Hospital (48 beds)", "Elm House, Fenton": the place alone.
std::string place_in(std::string_view value) {
    const auto places = places_in(value);
    if (places.size() == 1) return std::string(places.front());
    const auto name = trimmed(value.substr(0, value.find_first_of("(,;")));
    return is_place_name(name) ? std::string(name) : std::string{};
}

class ContractReader {
  public:
    explicit ContractReader(Report& report) : report_(report) {}

    void note(const Told& told) {
        const auto date = first_date(told.value);
        switch (told.tells) {
            case Tells::Commissioner:
                if (commissioner_.empty()) commissioner_ = body_name(told.value);
                break;
            case Tells::Provider:
                if (report_.provider.name.empty()) report_.provider.name = told.value;
                break;
            case Tells::Place:
                if (report_.location.name.empty()) report_.location.name = place_in(told.value);
                break;
            case Tells::Agreed:
                if (date && !agreed_.known()) agreed_ = date->to;
                break;
            case Tells::Starts:
                if (date && !starts_.known()) starts_ = date->from;
                break;
            case Tells::Nothing:
                break;
        }
    }

    /// A body on a line of its own over the particulars, other than the provider.
    void note_body(std::string_view line) {
        const bool body = is_body_line(line) || is_organisation_name(line);
        if (body && over_.empty() && line != report_.provider.name) over_ = body_name(line);
    }

    void settle() {
        if (commissioner_.empty() && over_ != report_.provider.name) commissioner_ = over_;
        const bool of_provider =
            report_.publisher.empty() || report_.publisher == report_.provider.name;
        if (of_provider && !commissioner_.empty()) report_.publisher = commissioner_;
        if (!report_.published.known()) report_.published = agreed_.known() ? agreed_ : starts_;
    }

  private:
    Report& report_;
    std::string commissioner_, over_;
    PartialDate agreed_, starts_;
};

}  // namespace

bool is_contract(std::span<const Block> blocks) {
    constexpr auto kSays = std::to_array<std::string_view>({"contract reference",
                                                            "contract number",
                                                            "contract ref",
                                                            "standard contract 20",
                                                            "service level agreement",
                                                            "service specification",
                                                            "contract particulars",
                                                            "local quality requirements"});
    const auto top = blocks.first(std::min(blocks.size(), kTop));
    return std::any_of(top.begin(), top.end(), [&](const Block& block) {
        return block.text.size() < 600 && contains_any(folded(block.text), kSays);
    });
}

void read_contract(std::span<const Block> blocks, Report& report) {
    ContractReader reader(report);
    for (const auto& block : blocks.first(std::min(blocks.size(), kTop))) {
        if (block.kind == BlockKind::TableRow) {
            if (block.cells.size() == 2) reader.note(told_by(block.cells[0], block.cells[1]));
            continue;
        }
        if (block.text.size() > 4 * kLongestLine) continue;
        reader.note_body(block.text);
        for (const auto line : split_lines(block.text)) reader.note(told_in_line(line));
    }
    reader.settle();
}

}  // namespace findings::understanding
