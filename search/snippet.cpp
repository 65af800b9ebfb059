// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/snippet.hpp"

#include "indexer/schema/tokens.hpp"
#include "indexer/schema/word_file.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace findings {
namespace {

/// A word of the text that the query asked for.
struct Match {
    std::size_t begin = 0, end = 0;
    std::string stem;
};

struct Window {
    std::size_t begin = 0, end = 0;  // bytes of the text
};

std::vector<Match> matches_in(std::string_view text,
                              const MatchedWords& words,
                              const Stemmer& stemmer) {
    std::vector<Match> matches;
    if (words.stems.empty() && words.prefixes.empty() && words.forms.empty()) return matches;
    for (const Token& token : tokenise(text)) {
        std::string stem = stemmer.stem_of(token.word);
        const bool by_stem = words.stems.contains(stem);
        const bool by_form = !words.forms.empty() &&
                             words.forms.contains(written_form(token.word, token.upper_case));
        const bool by_prefix =
            std::any_of(words.prefixes.begin(), words.prefixes.end(), [&](const std::string& p) {
                return stem.starts_with(p) || token.word.starts_with(p);
            });
        const bool again = !matches.empty() && token.begin < matches.back().end;
        if ((by_stem || by_form || by_prefix) && !again)
            matches.push_back({token.begin, token.end, std::move(stem)});
    }
    return matches;
}

/// The window of max_bytes that starts at a match and holds the most different words, then the most
/// words.
Window best_window(std::string_view text,
                   const std::vector<Match>& matches,
                   std::size_t max_bytes) {
    if (text.size() <= max_bytes) return {0, text.size()};
    std::pair<std::size_t, std::size_t> best_score{0, 0};
    std::size_t best_begin = 0, best_end = 0;
    std::map<std::string_view, std::size_t> inside;
    std::size_t last = 0;
    for (std::size_t first = 0; first < matches.size(); ++first) {
        while (last < matches.size() && matches[last].end <= matches[first].begin + max_bytes)
            ++inside[matches[last++].stem];
        const std::pair score{inside.size(), last - first};
        if (score > best_score) {
            best_score = score;
            best_begin = matches[first].begin;
            best_end = matches[last - 1].end;
        }
        if (auto it = inside.find(matches[first].stem); it != inside.end() && --it->second == 0)
            inside.erase(it);
        last = std::max(last, first + 1);
    }
    // The matches stand in the middle, with what is left of the room shared by both sides.
    const std::size_t spare = max_bytes - std::min(max_bytes, best_end - best_begin);
    std::size_t begin = best_begin > spare / 2 ? best_begin - spare / 2 : 0;
    begin = std::min(begin, text.size() - max_bytes);
    return {begin, begin + max_bytes};
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// Moves the ends inwards to white space, so that no word and no character is cut.
Window at_words(std::string_view text, Window window) {
    const auto is_continuation = [&](std::size_t at) {
        return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
    };
    if (window.begin > 0) {
        std::size_t begin = window.begin;
        while (begin < window.end && !is_space(text[begin])) ++begin;
        if (begin == window.end) {  // one endless word: cut it, but between characters
            begin = window.begin;
            while (begin < window.end && is_continuation(begin)) ++begin;
        }
        window.begin = begin;
    }
    if (window.end < text.size()) {
        std::size_t end = window.end;
        while (end > window.begin && !is_space(text[end])) --end;
        if (end == window.begin) {
            end = window.end;
            while (end > window.begin && is_continuation(end)) --end;
        }
        window.end = end;
    }
    while (window.begin < window.end && is_space(text[window.begin])) ++window.begin;
    while (window.end > window.begin && is_space(text[window.end - 1])) --window.end;
    return window;
}

}  // namespace

std::vector<SnippetPart> snippet_for(std::string_view text,
                                     const MatchedWords& words,
                                     const Stemmer& stemmer,
                                     std::size_t max_bytes) {
    const auto matches = matches_in(text, words, stemmer);
    const Window window = at_words(text, best_window(text, matches, max_bytes));
    std::vector<SnippetPart> parts;
    if (window.begin > 0) parts.push_back({"… ", false});
    std::size_t at = window.begin;
    for (const Match& match : matches) {
        if (match.begin < at || match.end > window.end) continue;
        if (match.begin > at)
            parts.push_back({std::string(text.substr(at, match.begin - at)), false});
        parts.push_back({std::string(text.substr(match.begin, match.end - match.begin)), true});
        at = match.end;
    }
    if (at < window.end) parts.push_back({std::string(text.substr(at, window.end - at)), false});
    if (window.end < text.size()) parts.push_back({" …", false});
    return parts;
}

}  // namespace findings
