// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/flat_ratings.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::size_t kFewestColumns = 4;
constexpr std::size_t kLongestBlock = 700;  // bytes that the labels and ratings of a report take up
constexpr auto kRatingWords = std::to_array<std::string_view>({"inspected but not rated",
                                                               "requires improvement",
                                                               "no rating given",
                                                               "not rated",
                                                               "outstanding",
                                                               "inadequate",
                                                               "good"});

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" |\n", begin), text.size());
        if (end > begin) words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string column_name(std::string_view word) {
    if (folded(word) == "overall") return "overall";
    const auto question = key_question_word(word);
    return question == KeyQuestion::None ? std::string() : std::string(to_id(question));
}

/// The words from "Overall rating for" on, headings of trails where they first stand.
std::string stream_from_ratings(std::span<const Piece> pieces) {
    std::string stream;
    std::vector<std::string> trail;
    bool on = false;
    const auto add = [&](std::string_view text) {
        on = on || folded(text.substr(0, 40)).starts_with("overall rating for");
        if (on) stream.append(text).append(" ");
    };
    for (const auto& piece : pieces.first(std::min<std::size_t>(pieces.size(), 60))) {
        if (on && (piece.block.text.size() > 150 || stream.size() > kLongestBlock)) break;
        for (std::size_t i = 0; i < piece.section.size(); ++i) {
            if (i >= trail.size() || trail[i] != piece.section[i]) add(piece.section[i]);
        }
        trail = piece.section;
        add(piece.block.text);
    }
    return stream;
}

}  // namespace

std::vector<std::string> flat_grid_head(std::string_view text) {
    std::vector<std::string> names;
    if (text.size() > 100) return names;
    for (const auto word : words_of(text)) {
        auto name = column_name(word);
        if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return {};
        names.push_back(std::move(name));
    }
    return names.size() >= kFewestColumns ? names : std::vector<std::string>{};
}

FlatRow flat_grid_row(std::string_view text) {
    FlatRow row;
    std::string_view rest = trimmed(text, " |");
    for (bool again = true; again;) {
        again = false;
        const std::string key = folded(rest);
        if (key.size() != rest.size()) return {};
        for (const auto words : kRatingWords) {
            if (!key.ends_with(words)) continue;
            const std::size_t at = key.size() - words.size();
            if (at > 0 && key[at - 1] != ' ') continue;
            row.ratings.insert(row.ratings.begin(), rest.substr(at));
            rest = trimmed(rest.substr(0, at), " |");
            again = true;
            break;
        }
    }
    row.name = rest;
    return row;
}

std::vector<std::pair<std::string, Rating>> merged_ratings(std::string_view labels,
                                                           std::string_view ratings) {
    if (labels.size() > 400 || !folded(labels).starts_with("overall rating for")) return {};
    std::vector<std::string> names = {"overall"};
    for (const auto part : split_on(labels, "?")) {
        const auto space = part.rfind(' ');
        const auto question = space == std::string_view::npos
                                  ? KeyQuestion::None
                                  : key_question_word(part.substr(space + 1));
        if (question != KeyQuestion::None) names.emplace_back(to_id(question));
    }
    std::vector<std::pair<std::string, Rating>> found;
    const std::string line = folded(ratings);
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (at > 0 && is_letter(line[at - 1])) continue;
        const auto rest = std::string_view(line).substr(at);
        const auto* words =
            std::find_if(kRatingWords.begin(), kRatingWords.end(), [&](std::string_view one) {
                return rest.starts_with(one) &&
                       (rest.size() == one.size() || !is_letter(rest[one.size()]));
            });
        if (words == kRatingWords.end()) continue;
        if (found.size() == names.size()) return {};
        found.emplace_back(names[found.size()], rating_in_cell(*words).value_or(Rating{}));
        at += words->size() - 1;
    }
    return names.size() < 3 || found.size() != names.size()
               ? std::vector<std::pair<std::string, Rating>>{}
               : found;
}

void read_flattened_ratings(std::span<const Piece> pieces, Report& report) {
    const std::string stream = stream_from_ratings(pieces);
    std::vector<std::string> names;
    std::vector<std::string_view> ratings;
    const auto words = words_of(stream);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = folded(trimmed(words[i], "?:,."));
        const std::string next = i + 1 < words.size() ? folded(words[i + 1]) : std::string();
        if (word == "overall" && next == "rating") names.emplace_back("overall");
        // A word that the narrow column broke: "well- led?"
        const bool broken = word == "well-" && next.starts_with("led");
        const auto question = broken ? KeyQuestion::WellLed : key_question_word(word);
        if (question != KeyQuestion::None &&
            (broken || words[i].ends_with('?') || next.starts_with("to")))
            names.emplace_back(to_id(question));
        if (word == "good" || word == "outstanding" || word == "inadequate")
            ratings.push_back(words[i]);
        if (word == "requires") ratings.emplace_back("Requires improvement");
        if (word == "not" && next == "rated") ratings.emplace_back("Not rated");
        if (names.size() == 6 && ratings.size() == 6) break;
    }
    if (names.size() < kFewestColumns || names.size() != ratings.size()) return;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto rating = rating_in_cell(ratings[i]))
            report.ratings.try_emplace(names[i], *rating);
    }
}

}  // namespace findings::understanding
