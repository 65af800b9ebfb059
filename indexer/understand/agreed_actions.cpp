// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/agreed_actions.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

bool heads_decision(std::string_view heading) {
    constexpr auto kHeads = std::to_array<std::string_view>({"final decision",
                                                             "agreed action",
                                                             "agreed remedy",
                                                             "decision",
                                                             "how i considered this complaint",
                                                             "how we considered this complaint"});
    return starts_with_any(heading_key(heading), kHeads);
}

/// "Agreed actions", "Agreed remedy", "What the Trust has agreed to do"
bool heads_agreed_actions(std::string_view heading) {
    constexpr auto kHeads = std::to_array<std::string_view>({"agreed action",
                                                             "action agreed",
                                                             "actions agreed",
                                                             "agreed remed",
                                                             "agreed recommendation",
                                                             "agreed to do",
                                                             "action to be taken",
                                                             "recommended action",
                                                             "putting things right",
                                                             "remedy"});
    return heading.size() < 80 && contains_any(heading_key(heading), kHeads);
}

std::size_t place_of_promise(std::string_view text) {
    constexpr auto kVerbs = std::to_array<std::string_view>({" will:",
                                                             " will ",
                                                             " will, ",
                                                             " has agreed ",
                                                             " have agreed ",
                                                             " has also agreed ",
                                                             " have also agreed ",
                                                             " agrees to",
                                                             " agreed to",
                                                             " should ",
                                                             " should:",
                                                             " must ",
                                                             " must:"});
    std::size_t at = std::string_view::npos;
    for (const auto verb : kVerbs) at = std::min(at, text.find(verb));
    return at;
}

/// "the Trust and the Council" of "Within one month of this decision the Trust and the Council":
/// the names before the verb, as far as they go back.
std::string_view bodies_before(std::string_view text) {
    constexpr auto kJoints =
        std::to_array<std::string_view>({"the", "and", "both", "bodies", "councils", "of", "for"});
    std::size_t begin = text.size();
    while (begin > 0) {
        const auto space = text.rfind(' ', begin - 1);
        const auto at = space == std::string_view::npos ? 0 : space + 1;
        const auto word = trimmed(text.substr(at, begin - at));
        const bool is_joint =
            std::find(kJoints.begin(), kJoints.end(), folded(word)) != kJoints.end();
        if (word.empty() || !(is_joint || is_upper(word.front())) || word.ends_with(',')) break;
        begin = at == 0 ? 0 : space;
    }
    auto bodies = trimmed(text.substr(begin));
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view word : {"and ", "of ", "for "}) {
            if (bodies.starts_with(word)) bodies.remove_prefix(word.size()), again = true;
        }
    }
    constexpr std::size_t kMostWords = 14;
    const bool named =
        std::any_of(bodies.begin(), bodies.end(), is_upper) || bodies == "both bodies";
    constexpr auto kNobody =
        std::to_array<std::string_view>({"I", "We", "It", "This", "They", "That"});
    const bool nobody = std::find(kNobody.begin(), kNobody.end(), bodies) != kNobody.end();
    return named && !nobody && word_count(bodies) <= kMostWords ? bodies : std::string_view{};
}

/// "within one month" of "Within one month of this decision the Trust will:".
std::string due_in(std::string_view text) {
    constexpr std::size_t kMostWords = 4;
    const std::string key = folded(text.substr(0, 400));
    const auto at = key.find("within ");
    if (at == std::string::npos || (at > 0 && is_letter(key[at - 1]))) return {};
    auto span = std::string_view(key).substr(at);
    for (const std::string_view end : {" of ", ",", ".", ":", " the ", " from "})
        span = span.substr(0, span.find(end));
    return word_count(span) <= kMostWords && word_count(span) > 1 ? std::string(span)
                                                                  : std::string{};
}

bool only_reports_back(std::string_view text) {
    const std::string key = folded(text);
    return contains(key, "evidence") &&
           contains_any(key, std::array<std::string_view, 2>{" us ", " ombudsm"});
}

class AgreedActions {
  public:
    void read(Piece& piece) {
        const Block& block = piece.block;
        const bool agreed =
            std::any_of(piece.section.begin(), piece.section.end(), [](const auto& heading) {
                return heads_agreed_actions(heading);
            });
        // The line over a list may stand in the trail of its items.
        const bool below_line = !piece.section.empty() && open_list(piece.section.back(), agreed);
        if (!below_line && section_ != piece.section) open_ = false;
        section_ = piece.section;
        if (open_list(block.text, agreed)) {
            // The line is good and bad of nobody: what it leads to is said below.
            piece.role = SectionRole::Boilerplate;
            lead_level_ = block.kind == BlockKind::ListItem ? block.level : 0;
            lead_is_numbered_ = !block.marker.empty();
            return;
        }
        const bool next_to_lead =
            lead_level_ >= block.level && lead_is_numbered_ && !block.marker.empty();
        open_ = open_ && block.kind == BlockKind::ListItem && !next_to_lead;
        if (open_) return ask(piece, addressee_, due_);
        const auto bodies = promising(block.text);
        // A whole section of them may have been read as demands.
        const bool told = agreed && piece.role == SectionRole::Recommendations;
        const bool tells_on = bodies.empty() && block.kind == BlockKind::Paragraph;
        if (told && (tells_on || only_reports_back(block.text))) piece.role = SectionRole::Body;
        if (agreed && !bodies.empty() && !block.text.ends_with(':') &&
            !only_reports_back(block.text))
            ask(piece, std::string(bodies), due_in(block.text));
    }

  private:
    static std::string_view promising(std::string_view text) {
        const auto verb = place_of_promise(text);
        return verb == std::string_view::npos ? std::string_view{}
                                              : bodies_before(text.substr(0, verb));
    }

    /// "Within one month the Trust will:", "The Council has agreed to:"
    bool open_list(std::string_view line, bool agreed) {
        if (!line.ends_with(':') || !(agreed || contains(folded(line), "agreed"))) return false;
        const auto bodies = promising(line);
        if (bodies.empty()) return false;
        addressee_ = bodies, due_ = due_in(line), open_ = true;
        return true;
    }

    static void ask(Piece& piece, const std::string& addressee, const std::string& due) {
        piece.role = SectionRole::Recommendations;
        piece.addressee = addressee;
        if (piece.due_text.empty()) piece.due_text = due;
    }

    std::vector<std::string> section_;
    std::string addressee_, due_;  // of the line over the list
    std::int32_t lead_level_ = 0;
    bool lead_is_numbered_ = false;
    bool open_ = false;
};

}  // namespace

bool is_ombudsmans_decision(std::span<const Block> blocks, const Report& report) {
    bool named =
        contains(folded(report.title), "ombudsm") || contains(folded(report.publisher), "ombudsm");
    bool decides = false;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Heading) {
            named = named || contains(folded(block.text), "ombudsm");
            decides = decides || heads_decision(block.text);
        }
        if (named && decides) return true;
    }
    return false;
}

void read_agreed_actions(std::vector<Piece>& pieces) {
    AgreedActions actions;
    for (auto& piece : pieces) {
        if (piece.role != SectionRole::Boilerplate && piece.role != SectionRole::Personal)
            actions.read(piece);
    }
}

}  // namespace findings::understanding
