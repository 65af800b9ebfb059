// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/question_rows.hpp"

#include "indexer/understand/headings.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestLine = 160;  // bytes of a name with its rating

/// What the regulator says in the same words of every practice.
bool is_set_sentence(std::string_view sentence) {
    const std::string key = folded(sentence.substr(0, 200));
    constexpr auto kWhose = std::to_array<std::string_view>({"the practice is rated as ",
                                                             "the practice was rated as ",
                                                             "the service is rated as ",
                                                             "the provider is rated as ",
                                                             "the provider was rated as "});
    return contains(key, "in accordance with the relevant regulations") ||
           key.starts_with("we have told the provider to take action") ||
           (starts_with_any(key, kWhose) && contains(key, " for "));
}

std::vector<std::string> texts_of(std::string_view text) {
    std::vector<std::string> texts;
    bool apart = true;  // the next sentence begins a new text
    for (const auto sentence : split_sentences(text, 1)) {
        const bool set = is_set_sentence(sentence);
        if (apart || set || texts.empty())
            texts.emplace_back(trimmed(sentence));
        else
            (texts.back() += ' ') += trimmed(sentence);
        apart = set;
    }
    return texts;
}

/// "Older people" of "Older people The practice is rated as good for ...": the longest name of a
/// population group that a cell begins with; empty if it begins with none.
std::string_view group_at_start(std::string_view cell) {
    constexpr std::size_t kLongestName = 100;  // bytes
    for (auto end = cell.size() <= kLongestName ? cell.size() : cell.rfind(' ', kLongestName);
         end != std::string_view::npos && end > 0;
         end = cell.rfind(' ', end - 1)) {
        const auto name = cell.substr(0, end);
        if (!population_group(name).empty()) return name;
    }
    return {};
}

}  // namespace

bool is_decision(std::string_view cell) {
    constexpr auto kDecisions = std::to_array<std::string_view>({"no action",
                                                                 "requirements notice",
                                                                 "requirement notice",
                                                                 "enforcement action",
                                                                 "no action required",
                                                                 "action required"});
    const std::string key = heading_key(cell);
    return std::find(kDecisions.begin(), kDecisions.end(), key) != kDecisions.end() ||
           rating_in_cell(cell).has_value();
}

std::optional<QuestionRow> question_row(const Block& row) {
    if (row.kind != BlockKind::TableRow || row.cells.size() != 2 || !is_decision(row.cells[1]))
        return std::nullopt;
    const std::string_view cell = row.cells[0];
    const auto mark = cell.find('?');
    QuestionRow found;
    if (mark == std::string_view::npos) {
        constexpr std::size_t kLongestName = 60;
        if (cell.size() > kLongestName || key_question_of_heading(cell) == KeyQuestion::None)
            return std::nullopt;
        found.question = cell;
        return found;
    }
    found.question = cell.substr(0, mark + 1);
    if (key_question_of_heading(found.question) == KeyQuestion::None) return std::nullopt;
    constexpr std::size_t kShortest = 30;  // bytes of a text that is no remark on the decision
    const auto rest = trimmed(cell.substr(mark + 1));
    if (!rest.empty() && rest.size() < kShortest) return std::nullopt;
    if (!rest.empty()) found.texts = texts_of(rest);
    return found;
}

std::optional<RatedGroup> rated_group(const Block& block) {
    if (block.kind == BlockKind::TableRow) {
        if (block.cells.size() != 2 || !is_decision(block.cells[1])) return std::nullopt;
        const std::string_view cell = block.cells[0];
        const auto name = group_at_start(cell);
        if (name.empty()) return std::nullopt;
        return RatedGroup{std::string(name),
                          block.cells[1],
                          texts_of(trimmed(cell.substr(name.size())))};
    }
    if (block.kind != BlockKind::Heading && block.kind != BlockKind::Paragraph) return std::nullopt;
    const std::string_view line = block.text;
    if (line.size() > kLongestLine) return std::nullopt;
    const auto name = without_rating(line);
    if (name.size() == line.size() || population_group(name).empty()) return std::nullopt;
    auto rating = trimmed(line.substr(name.size()), " -:|");
    for (const std::string_view dash : {"\u2013", "\u2014"}) {
        if (rating.starts_with(dash)) rating = trimmed(rating.substr(dash.size()));
    }
    return RatedGroup{std::string(name), std::string(rating)};
}

bool is_rated_line(std::string_view line) {
    return line.size() <= kLongestLine &&
           (rating_suffix_bytes(line) != 0 || without_rating(line).size() < line.size());
}

bool rates_a_part(std::string_view line) {
    return is_rated_line(line) &&
           (names_what_is_rated(line) || !core_service_name(without_rating(line)).empty() ||
            folded(line.substr(0, 24)).starts_with("overall rating for "));
}

bool names_what_is_rated(std::string_view line) {
    const auto name = line.size() > kLongestLine ? line : without_rating(line);
    return key_question_of_heading(name) != KeyQuestion::None || !population_group(name).empty();
}

}  // namespace findings::understanding
