// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/short_titles.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kTopLines = 6;       // blocks that may hold the title
constexpr std::size_t kLongestLine = 200;  // bytes
constexpr std::size_t kMostWords = 8;

/// Letters and digits only, folded: "24-25" is "24" and "25".
std::vector<std::string> plain_words(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : folded(text)) {
        const bool part = is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (part)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

bool holds_word(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The words of the first lines in the order of the page.
std::vector<std::string> words_of_top(std::span<const Block> blocks, std::string_view stated) {
    std::vector<std::string> all;
    std::size_t seen = 0;
    const auto whole = plain_words(stated);
    for (const auto& block : blocks) {
        const bool line = block.kind == BlockKind::Heading || block.kind == BlockKind::Paragraph;
        if (!line) continue;
        if (++seen > kTopLines) break;
        if (block.text.size() > kLongestLine) continue;
        const auto words = plain_words(block.text);
        // A line that says it whole: it is no short form.
        if (std::search(words.begin(), words.end(), whole.begin(), whole.end()) != words.end())
            return {};
        all.insert(all.end(), words.begin(), words.end());
    }
    return all;
}

/// "NAFWH", "QA", "R2", "Q3": capitals that stand for words. Not those that printed titles have.
bool stands_for_words(std::string_view word) {
    constexpr auto kPrinted = std::to_array<std::string_view>(
        {"CQC", "NHS", "MHA",  "HMP", "HMYOI", "NICE", "UK",  "CAMHS", "PICU", "GP",  "GPS", "II",
         "III", "IV",  "LGBT", "ICB", "NHSE",  "A&E",  "HIW", "RQIA",  "HIQA", "CIC", "LTD"});
    word = trimmed(word, "()[].,:;");
    const auto capitals = std::count_if(word.begin(), word.end(), is_upper);
    const auto digits = std::count_if(word.begin(), word.end(), is_digit);
    const bool only = std::all_of(word.begin(), word.end(), [](char c) {
        return is_upper(c) || is_digit(c) || c == '&';
    });
    return only && capitals > 0 && capitals + digits >= 2 && word.size() <= 7 &&
           std::find(kPrinted.begin(), kPrinted.end(), word) == kPrinted.end();
}

/// "2024", "24/25", "5": counts, and tells nothing of the title.
bool is_count(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) {
        return is_digit(c) || c == '/' || c == '-' || c == '.';
    });
}

/// "Elm plan 5" of "Elm House" / "Improvement plan: report 5": all its words in their order, with
/// others between them.
bool leaves_words_out(const std::vector<std::string>& words, const std::vector<std::string>& top) {
    constexpr std::size_t kFewest = 3;
    if (words.size() < kFewest) return false;
    auto at = top.begin();
    for (const auto& word : words) {
        at = std::find(at, top.end(), word);
        if (at == top.end()) return false;
        ++at;
    }
    return true;
}

/// An abbreviation that the printed title lacks, among words that the page has.
bool abbreviates_among_known(std::string_view stated,
                             std::string_view printed,
                             const std::vector<std::string>& top) {
    const auto title = plain_words(printed);
    bool abbreviates = false;
    std::size_t known = 0;
    for (const auto word : split_on(stated, " ")) {
        const auto key = plain_words(word);
        if (key.empty() || is_count(word)) continue;
        if (stands_for_words(word) && !holds_word(title, key.front())) {
            abbreviates = true;
            continue;
        }
        const bool on_page = std::all_of(key.begin(), key.end(), [&](const std::string& part) {
            return holds_word(top, part);
        });
        if (!on_page) return false;
        known += key.front().size() >= 3 ? 1U : 0U;
    }
    return abbreviates && known > 0;
}

}  // namespace

bool is_short_for_page(std::string_view stated,
                       std::string_view printed,
                       std::span<const Block> blocks) {
    if (word_count(stated) < 2 || word_count(stated) > kMostWords || printed.empty()) return false;
    const auto top = words_of_top(blocks, stated);
    if (top.empty()) return false;
    return leaves_words_out(plain_words(stated), top) ||
           abbreviates_among_known(stated, printed, top);
}

std::string with_kind_of_paper(std::string_view printed, std::span<const Block> blocks) {
    constexpr auto kPapers = std::to_array<std::string_view>(
        {"plan", "report", "review", "account", "update", "summary", "statement", "response"});
    constexpr std::size_t kLongestKind = 90;  // bytes
    const bool is_place = is_place_name(printed) || is_organisation_name(printed);
    const bool says_kind =
        contains(folded(printed), "visit") || contains_any(folded(printed), kPapers);
    if (!is_place || says_kind) return std::string(printed);
    const Block* below = nullptr;
    bool seen = false;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (seen) {
            below = &block;
            break;
        }
        seen = block.text == printed;
    }
    const bool names_paper =
        below != nullptr && below->kind == BlockKind::Heading &&
        below->text.size() <= kLongestKind && word_count(below->text) >= 2 &&
        contains_any(folded(below->text), kPapers) &&
        !contains_word(below->text, "by");  // "Report by Elm Care Watch": whose it is
    return names_paper ? std::string(printed) + ": " + below->text : std::string(printed);
}

}  // namespace findings::understanding
