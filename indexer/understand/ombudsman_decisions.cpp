// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/ombudsman_decisions.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 16;          // blocks that hold the particulars
constexpr std::size_t kNamed = 60;        // blocks that say "ombudsman"
constexpr std::size_t kFewestLabels = 2;  // of a decision
constexpr std::size_t kLongestLine = 200;

enum class Line { None, Date, Outcome, Body, Other };

struct Labelled {
    Line line = Line::None;
    std::string_view value;
};

Labelled labelled(std::string_view text) {
    struct Name {
        std::string_view label;
        Line line;
    };
    constexpr auto kNames = std::to_array<Name>({{"decision date", Line::Date},
                                                 {"date of decision", Line::Date},
                                                 {"decided on", Line::Date},
                                                 {"report date", Line::Date},
                                                 {"date", Line::Date},
                                                 {"decision", Line::Outcome},
                                                 {"outcome", Line::Outcome},
                                                 {"body", Line::Body},
                                                 {"organisation", Line::Body},
                                                 {"organisation we investigated", Line::Body},
                                                 {"health board", Line::Body},
                                                 {"authority", Line::Body},
                                                 {"category", Line::Other},
                                                 {"sector", Line::Other},
                                                 {"subject", Line::Other},
                                                 {"case ref", Line::Other},
                                                 {"case ref number", Line::Other},
                                                 {"case reference", Line::Other},
                                                 {"case number", Line::Other}});
    const auto colon = text.find(':');
    if (text.size() > kLongestLine || colon == std::string_view::npos || colon > 40) return {};
    const std::string key = folded(trimmed(text.substr(0, colon)));
    const auto name = std::find_if(kNames.begin(), kNames.end(), [&](const Name& known) {
        return known.label == key;
    });
    return name == kNames.end() ? Labelled{}
                                : Labelled{name->line, trimmed(text.substr(colon + 1))};
}

Labelled labelled(const Block& block) {
    if (block.kind == BlockKind::Furniture) return {};
    if (block.kind != BlockKind::TableRow) return labelled(block.text);
    if (block.cells.size() != 2) return {};
    auto found = labelled(std::string(trimmed(block.cells[0], " :")) + ":");
    found.value = trimmed(block.cells[1]);
    return found;
}

/// "Fennshire County Council (22 004 105)", "... NHS Trust (24 008 253a)": the body before the
/// number of the case.
std::string_view body_of_title(std::string_view title) {
    const auto open = title.rfind(" (");
    if (!title.ends_with(')') || open == std::string_view::npos) return {};
    const auto number = title.substr(open + 2, title.size() - open - 3);
    const auto digits =
        static_cast<std::size_t>(std::count_if(number.begin(), number.end(), is_digit));
    const bool is_case =
        digits >= 6 && std::all_of(number.begin(), number.end(), [](char c) {
            return is_digit(c) || c == ' ' || c == '-' || c == '/' || (c >= 'a' && c <= 'z');
        });
    return is_case ? trimmed(title.substr(0, open)) : std::string_view{};
}

std::string ombudsman_in(const std::vector<Block>& blocks) {
    constexpr auto kOmbudsmen =
        std::to_array<std::string_view>({"Local Government and Social Care Ombudsman",
                                         "Parliamentary and Health Service Ombudsman",
                                         "Scottish Public Services Ombudsman",
                                         "Public Services Ombudsman for Wales",
                                         "Northern Ireland Public Services Ombudsman",
                                         "Housing Ombudsman"});
    std::string_view first;
    std::size_t earliest = std::string::npos;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (++seen > kNamed || !first.empty()) break;
        for (const auto name : kOmbudsmen) {
            const auto at = block.text.find(name);
            if (at < earliest) earliest = at, first = name;
        }
    }
    return std::string(first);
}

bool tells_of_ombudsman(const std::vector<Block>& blocks) {
    const auto top = blocks.begin() + static_cast<std::ptrdiff_t>(std::min(blocks.size(), kNamed));
    return std::any_of(blocks.begin(), top, [](const Block& block) {
        return contains(block.text, "Ombudsm");
    });
}

}  // namespace

void read_ombudsman_decision(std::vector<Block>& blocks, Report& report) {
    const auto top = blocks.begin() + static_cast<std::ptrdiff_t>(std::min(blocks.size(), kTop));
    const auto labels = std::count_if(blocks.begin(), top, [](const Block& block) {
        return labelled(block).line != Line::None;
    });
    const auto of_title = body_of_title(report.title);
    if (labels < static_cast<std::ptrdiff_t>(kFewestLabels) || !tells_of_ombudsman(blocks)) return;
    if (!of_title.empty()) set(report.provider.name, of_title);
    for (auto block = blocks.begin(); block != top; ++block) {
        const auto [line, value] = labelled(*block);
        if (line == Line::None) continue;
        if (const auto date = line == Line::Date ? whole_date(value) : std::nullopt)
            set(report.published, date->to);
        if (line == Line::Body && is_organisation_name(value)) set(report.provider.name, value);
        // What was decided is said in no field.
        const bool is_said = line == Line::Outcome;
        block->kind = is_said ? BlockKind::Paragraph : BlockKind::Furniture;
        if (is_said) block->level = 0, block->cells.clear();
    }
    set(report.publisher, ombudsman_in(blocks));
}

}  // namespace findings::understanding
