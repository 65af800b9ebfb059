// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/met_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace findings {
namespace {

using Words = std::span<const std::string_view>;

// Each list is looked up in " the sentence in lower case , punctuation taken off ", so that words
// begin and end at spaces.
constexpr std::array<std::string_view, 15> kDemands = {" requirement",
                                                       " breach",
                                                       " warning notice",
                                                       " regulation",
                                                       " compliance action",
                                                       " must do",
                                                       " must action",
                                                       " must take",
                                                       " enforcement",
                                                       " actions from",
                                                       " actions we",
                                                       " concerns",
                                                       " we told ",
                                                       " we said ",
                                                       " we required "};
constexpr std::array<std::string_view, 15> kEarlier = {" previous",
                                                       " last inspection",
                                                       " earlier",
                                                       " since ",
                                                       " now ",
                                                       " no longer ",
                                                       " following ",
                                                       " had been ",
                                                       " has been ",
                                                       " have been ",
                                                       " requirement notice",
                                                       " warning notice",
                                                       " last visit",
                                                       " we told ",
                                                       " at the inspection in "};
constexpr std::array<std::string_view, 20> kMet = {" no longer in breach",
                                                   " no longer a breach",
                                                   " been met ",
                                                   " was met ",
                                                   " were met ",
                                                   " now met ",
                                                   " had met ",
                                                   " has met ",
                                                   " have met ",
                                                   " now meeting ",
                                                   " been complied with ",
                                                   " had complied with ",
                                                   " now compliant ",
                                                   " now complied ",
                                                   " was compliant with ",
                                                   " been addressed ",
                                                   " had addressed ",
                                                   " has addressed ",
                                                   " been resolved ",
                                                   " been lifted "};
constexpr std::array<std::string_view, 14> kNotMet = {" not been met ",
                                                      " not met ",
                                                      " was not meeting ",
                                                      " not been addressed ",
                                                      " not addressed ",
                                                      " not fully addressed ",
                                                      " still in breach",
                                                      " remained in breach",
                                                      " remains in breach",
                                                      " continued breach",
                                                      " continuing breach",
                                                      " repeated breach",
                                                      " repeat breach",
                                                      " not been complied with "};
// Where one of these stands, "met" is said of a part, of a plan or of nothing.
constexpr std::array<std::string_view, 18> kHedges = {" not all ",
                                                      " partly ",
                                                      " partially ",
                                                      " some of ",
                                                      " most of ",
                                                      " yet to ",
                                                      " unless ",
                                                      " until ",
                                                      " should ",
                                                      " must be ",
                                                      " will be ",
                                                      " to be ",
                                                      " if ",
                                                      " whether ",
                                                      " no evidence ",
                                                      " plan to ",
                                                      " planned to ",
                                                      " need to "};

bool has_any(std::string_view sentence, Words words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return sentence.find(word) != std::string_view::npos;
    });
}

std::string folded(std::string_view sentence) {
    std::string words = " ";
    for (const char c : sentence) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                               (static_cast<unsigned char>(c) & 0x80U) != 0;
        if (is_letter)
            words += c;
        else if (c >= 'A' && c <= 'Z')
            words += static_cast<char>(c - 'A' + 'a');
        else if (words.back() != ' ')
            words += ' ';
    }
    if (words.back() != ' ') words += ' ';
    return words;
}

/// Ends at a full stop before a blank, at a line or at the end. An abbreviation cuts a sentence
/// short, and then nothing is found.
std::vector<std::string_view> sentences(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_stop =
            text[at] == '\n' || (text[at] == '.' && (at + 1 == text.size() || text[at + 1] == ' '));
        if (!is_stop) continue;
        parts.push_back(text.substr(begin, at + 1 - begin));
        begin = at + 1;
    }
    if (begin < text.size()) parts.push_back(text.substr(begin));
    return parts;
}

bool goes_on_from_before(std::string_view words) {
    constexpr std::array<std::string_view, 5> kBeginnings = {" this ",
                                                             " these ",
                                                             " it had ",
                                                             " they had ",
                                                             " both "};
    return std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](std::string_view beginning) {
        return words.starts_with(beginning);
    });
}

/// Of the first clause that gives one: whether something is met. What is demanded may stand in a
/// clause of its own ("must be trained; this had been met"), so each is judged alone.
std::optional<bool> verdict_of(std::string_view sentence) {
    for (std::size_t begin = 0; begin <= sentence.size();) {
        const std::size_t end = std::min(sentence.find(';', begin), sentence.size());
        const std::string words = folded(sentence.substr(begin, end - begin));
        begin = end + 1;
        if (has_any(words, kHedges)) continue;
        if (has_any(words, kNotMet)) return false;
        const bool is_negated = words.find(" not ") != std::string::npos ||
                                words.find(" nor ") != std::string::npos ||
                                words.find(" neither ") != std::string::npos;
        if (!is_negated && has_any(words, kMet)) return true;
    }
    return std::nullopt;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \n"), last = text.find_last_not_of(" \n");
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, last - first + 1));
}

}  // namespace

std::optional<MetSentence> met_sentence(std::string_view text) {
    std::string_view before;
    for (const std::string_view sentence : sentences(text)) {
        // "We told the provider that ... This had been met." says it in two.
        const bool goes_on = goes_on_from_before(folded(sentence)) && !before.empty();
        const std::string_view whole =
            goes_on ? text.substr(static_cast<std::size_t>(before.data() - text.data()),
                                  before.size() + sentence.size())
                    : sentence;
        before = sentence;
        const std::string words = folded(whole);
        if (!has_any(words, kDemands) || !has_any(words, kEarlier)) continue;
        const auto verdict = verdict_of(goes_on ? sentence : whole);
        if (verdict)
            return MetSentence{trimmed(whole),
                               *verdict,
                               *verdict && words.find(" all ") != std::string::npos};
    }
    return std::nullopt;
}

std::string_view met_query() {
    return "breach OR met OR meeting OR compliant OR complied OR addressed OR resolved OR lifted";
}

}  // namespace findings
