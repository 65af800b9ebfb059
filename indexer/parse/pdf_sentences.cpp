// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_sentences.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace findings::pdf {
namespace {

constexpr std::size_t kFewestWords = 4;  // of a sentence

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_whole_quotation(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks = {
        std::pair{"\u201c", "\u201d"},
        std::pair{"\u2018", "\u2019"},
        std::pair{"\"", "\""}};
    return std::any_of(kMarks.begin(), kMarks.end(), [&](const auto& marks) {
        const auto& [open, close] = marks;
        if (!text.starts_with(open) || !text.ends_with(close)) return false;
        if (text.size() <= open.size() + close.size()) return false;
        const auto words = text.substr(open.size(), text.size() - open.size() - close.size());
        const bool ended =
            !words.empty() && std::string_view(".!?").find(words.back()) != std::string_view::npos;
        return ended && word_count(words) >= kFewestWords;
    });
}

bool begins_numbered_part(std::string_view line) {
    constexpr std::array<std::string_view, 6> kParts = {"recommendation ",
                                                        "finding ",
                                                        "conclusion ",
                                                        "action ",
                                                        "lesson ",
                                                        "safety recommendation "};
    const std::string lower = ascii_lower(std::string(line.substr(0, 30)));
    return starts_upper(line) &&
           std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) {
               if (!lower.starts_with(part)) return false;
               const std::size_t end = lower.find_first_not_of("0123456789", part.size());
               if (end == std::string::npos || end == part.size() || end > part.size() + 2)
                   return false;
               // "Recommendation 4 of the report" goes on in small letters.
               const std::size_t word = line.find_first_not_of(".:) -", end);
               return !is_digit(lower[end]) && word != std::string_view::npos && word > end &&
                      starts_upper(line.substr(word));
           });
}

bool is_sentence_in_cell(std::string_view text) {
    return text.ends_with('.') && word_count(text) >= kFewestWords;
}

bool ends_in_small_word(std::string_view text) {
    constexpr auto kSmall = std::to_array<std::string_view>({"in",
                                                             "of",
                                                             "the",
                                                             "to",
                                                             "a",
                                                             "an",
                                                             "and",
                                                             "for",
                                                             "from",
                                                             "with",
                                                             "between",
                                                             "during",
                                                             "by",
                                                             "at",
                                                             "or",
                                                             "than",
                                                             "aged",
                                                             "ages"});
    const auto space = text.rfind(' ');
    return space != std::string_view::npos &&
           std::find(kSmall.begin(), kSmall.end(), text.substr(space + 1)) != kSmall.end();
}

bool is_heading_question(std::string_view text) {
    constexpr std::size_t kMostWords = 32;
    constexpr std::size_t kLongest = 240;  // bytes
    if (!text.ends_with('?') || text.size() > kLongest || word_count(text) > kMostWords)
        return false;
    constexpr auto kAsks = std::to_array<std::string_view>({"What ",
                                                            "How ",
                                                            "Why ",
                                                            "Who ",
                                                            "Where ",
                                                            "When ",
                                                            "Which ",
                                                            "Is ",
                                                            "Are ",
                                                            "Do ",
                                                            "Does ",
                                                            "Did ",
                                                            "Has ",
                                                            "Have "});
    const bool asks = std::any_of(kAsks.begin(), kAsks.end(), [&](std::string_view word) {
        return text.starts_with(word);
    });
    return asks && text.find("? ") == std::string_view::npos &&
           text.find(". ") == std::string_view::npos;
}

}  // namespace findings::pdf
