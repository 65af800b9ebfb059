// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/dues.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/modality.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

/// "should invite everybody before 31 December 2026", "no later than 30 June": a day behind what is
/// asked. One before it tells of whom: "people who came before May should be called".
void read_last_day(Piece& piece) {
    constexpr std::size_t kNear = 40;  // bytes
    const std::string_view text = piece.block.text;
    const auto modal = std::min(text.find(" must "), text.find(" should "));
    if (modal == std::string_view::npos) return;
    for (const std::string_view words : {" before ", " no later than ", " not later than "}) {
        const auto at = text.find(words, modal);
        if (at == std::string_view::npos) continue;
        const auto rest = text.substr(at + words.size(), kNear);
        const auto date = first_date(rest);
        const bool at_once =
            date && (date->begin == 0 || folded(rest.substr(0, date->begin)) == "the end of");
        if (!at_once || date->is_period) continue;
        piece.due_text = std::string(trimmed(text.substr(at, words.size() + date->end)));
        piece.due = date->to;
        return;
    }
}

}  // namespace

void read_due(Piece& piece) {
    if (!piece.due_text.empty()) return;
    const std::string_view text = piece.block.text;
    for (auto at = text.find("y "); at != std::string_view::npos; at = text.find("y ", at + 1)) {
        const bool by = at > 0 && (text[at - 1] == 'b' || text[at - 1] == 'B') &&
                        (at == 1 || !is_letter(text[at - 2]));
        if (!by) continue;
        const auto rest = text.substr(at + 2);
        const auto dates = dates_in(rest.substr(0, 60), true);
        if (dates.empty() || dates.front().begin > 16) continue;
        const auto lead = folded(rest.substr(0, dates.front().begin));
        constexpr std::array<std::string_view, 9> kLeads = {"",
                                                            "the end of",
                                                            "end of",
                                                            "no later than",
                                                            "spring",
                                                            "the start of",
                                                            "summer",
                                                            "autumn",
                                                            "winter"};
        if (std::find(kLeads.begin(), kLeads.end(), lead) == kLeads.end()) continue;
        piece.due_text = std::string(trimmed(text.substr(at - 1, 3 + dates.front().end)));
        if (!dates.front().is_period) piece.due = dates.front().to;
        return;
    }
    read_last_day(piece);
    if (!piece.due_text.empty()) return;
    constexpr std::array<std::string_view, 12> kCounts =
        {"one", "two", "three", "six", "nine", "12", "18", "24", "3", "6", "five", "a"};
    const auto at = text.find("ithin ");
    if (at == std::string_view::npos || at == 0) return;
    const auto words = split_on(text.substr(at + 6, 40), " ");
    if (words.size() < 2 ||
        std::find(kCounts.begin(), kCounts.end(), folded(words[0])) == kCounts.end())
        return;
    const auto span = trimmed(words[1], ".,;:)");
    if (span.starts_with("month") || span.starts_with("year") || span.starts_with("week")) {
        piece.due_text = "within " + std::string(words[0]) + ' ' + std::string(span);
    }
}

void read_dues(std::vector<Piece>& pieces) {
    for (auto& piece : pieces) {
        const bool told =
            piece.role == SectionRole::Boilerplate || piece.role == SectionRole::Personal ||
            piece.role == SectionRole::History || piece.role == SectionRole::NotAssessed;
        if (!told && piece.block.text.size() < 1500 && !modality_in(piece.block.text).empty())
            read_due(piece);
    }
}

}  // namespace findings::understanding
