// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/rating_parts.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/rating_words.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::array kWords = {
    std::pair{std::string_view("requires improvement"), RatingValue::RequiresImprovement},
    std::pair{std::string_view("require improvement"), RatingValue::RequiresImprovement},
    std::pair{std::string_view("outstanding"), RatingValue::Outstanding},
    std::pair{std::string_view("inadequate"), RatingValue::Inadequate},
    std::pair{std::string_view("good"), RatingValue::Good}};

/// The first rating word at or after `from`; its end in `end`.
RatingValue next_rating(std::string_view key,
                        std::size_t from,
                        std::size_t& begin,
                        std::size_t& end) {
    RatingValue value = RatingValue::None;
    begin = key.size();
    for (const auto& [words, rating] : kWords) {
        const auto at = key.find(words, from);
        if (at >= begin) continue;
        const bool whole = (at == 0 || !is_letter(key[at - 1])) &&
                           (at + words.size() == key.size() || !is_letter(key[at + words.size()]));
        if (!whole) continue;
        begin = at, end = at + words.size(), value = rating;
    }
    return value;
}

RatingValue rating_behind(std::string_view key, std::size_t from, std::size_t within) {
    std::size_t begin = 0;
    std::size_t end = 0;
    const auto value = next_rating(key, from, begin, end);
    return value != RatingValue::None && begin - from <= within ? value : RatingValue::None;
}

/// The rating a sentence speaks of: the question it names, or the one it stands under, or overall.
std::string rating_spoken_of(std::string_view key, const Piece& piece) {
    constexpr std::array<std::string_view, 5> kQuestions = {"safe",
                                                            "effective",
                                                            "caring",
                                                            "responsive",
                                                            "well-led"};
    if (contains_any(key,
                     std::array<std::string_view, 4>{"this key question",
                                                     "this question",
                                                     "rating of this key",
                                                     "key question"}) ||
        piece.key_question != KeyQuestion::None) {
        if (piece.key_question != KeyQuestion::None &&
            !contains_any(key,
                          std::array<std::string_view, 4>{"this service",
                                                          "the service",
                                                          "overall",
                                                          "this trust"}))
            return std::string(to_id(piece.key_question));
    }
    for (const auto question : kQuestions) {
        const std::string start = "rating of " + std::string(question);
        const std::string rated = "rated " + std::string(question) + " as";
        if (contains(key, start) || contains(key, rated)) return std::string(question);
    }
    return "overall";
}

void set_previous(const std::string& name, RatingValue value, Report& report) {
    if (value == RatingValue::None) return;
    const auto found = report.ratings.find(name);
    if (found != report.ratings.end() && found->second.previous == RatingValue::None)
        found->second.previous = value;
}

void set_movement(const std::string& name, std::string_view movement, Report& report) {
    const auto found = report.ratings.find(name);
    if (found != report.ratings.end() && found->second.movement.empty())
        found->second.movement = movement;
}

/// "changed from good to inadequate", "improved from requires improvement to good", "dropped from x
/// to y".
void read_from_to(std::string_view key, const Piece& piece, Report& report) {
    for (auto at = key.find(" from "); at != std::string_view::npos;
         at = key.find(" from ", at + 1)) {
        std::size_t begin = 0;
        std::size_t end = 0;
        const auto before = next_rating(key, at + 6, begin, end);
        if (before == RatingValue::None || begin > at + 8 || !key.substr(end).starts_with(" to "))
            continue;
        const auto after = rating_behind(key, end + 4, 2);
        if (after == RatingValue::None) continue;
        const auto name = rating_spoken_of(key, piece);
        auto found = report.ratings.find(name);
        // "The overall rating has changed from requires improvement to good": says the rating too.
        if (found == report.ratings.end() && name == "overall" && contains(key, "overall rating")) {
            found = report.ratings.try_emplace(name).first;
            found->second.value = after;
        }
        if (found == report.ratings.end() || found->second.value != after) continue;
        set_previous(name, before, report);
        set_movement(name, movement_between(before, after), report);
    }
}

/// "At our last assessment we rated this key question good. At this assessment the rating has
/// changed to ..."
void read_last_rating(std::string_view key,
                      std::string_view sentence,
                      const Piece& piece,
                      Report& report) {
    constexpr std::array<std::string_view, 8> kLast = {"the last rating for",
                                                       "the previous rating for",
                                                       "at our last ",
                                                       "at the last ",
                                                       "at our previous ",
                                                       "at the previous ",
                                                       "rating at last inspection",
                                                       "was previously rated"};
    if (!contains_any(key, kLast) && !key.starts_with("rating at last")) return;
    if (!contains_any(key, std::array<std::string_view, 2>{"rated", "rating"})) return;
    const auto at = std::min(key.find("rated"), key.find("rating"));
    const auto value = rating_behind(key, at, 130);
    if (value == RatingValue::None) return;
    const bool of_service =
        contains_any(key,
                     std::array<std::string_view, 3>{"rating for this service",
                                                     "rating at last inspection",
                                                     "rating for the service"});
    const auto name = of_service ? std::string("overall") : rating_spoken_of(key, piece);
    set_previous(name, value, report);
    const auto published = key.find("published");
    if (of_service && published != std::string_view::npos) {
        if (const auto date = first_date(sentence)) {
            const bool known =
                std::any_of(report.dates.begin(), report.dates.end(), [](const DatedEvent& event) {
                    return event.kind == "previous-report";
                });
            if (!known)
                report.dates.push_back(
                    {"previous-report",
                     date->from,
                     date->to,
                     std::string(sentence.substr(date->begin, date->end - date->begin))});
        }
    }
}

void read_movement(std::string_view key, const Piece& piece, Report& report) {
    const bool says = contains_any(key,
                                   std::array<std::string_view, 5>{"our rating of",
                                                                   "the rating",
                                                                   "our overall rating",
                                                                   "this key question has",
                                                                   "key question remains"});
    if (!says) return;
    std::string_view movement;
    if (contains_any(key,
                     std::array<std::string_view, 4>{"stayed the same",
                                                     "remained the same",
                                                     "has not changed",
                                                     "remains the same"}))
        movement = "same";
    if (contains_any(
            key,
            std::array<std::string_view, 4>{"went up", " improved", "has gone up", "increased"}))
        movement = "up";
    if (contains_any(key,
                     std::array<std::string_view, 4>{"went down",
                                                     "deteriorated",
                                                     "has gone down",
                                                     "dropped"}))
        movement = "down";
    const auto changed = key.find("has changed to ");
    if (changed != std::string_view::npos) {
        const auto found = report.ratings.find(rating_spoken_of(key, piece));
        const auto value = rating_behind(key, changed + 15, 3);
        if (found != report.ratings.end() && is_on_scale(found->second.previous) &&
            is_on_scale(value)) {
            movement = movement_between(found->second.previous, value);
        }
    }
    const auto remains = key.find(" remains ");
    if (remains != std::string_view::npos &&
        rating_behind(key, remains + 9, 3) != RatingValue::None)
        movement = "same";
    if (movement.empty()) return;
    if (contains(key, "did not") || contains(key, "does not")) return;
    set_movement(rating_spoken_of(key, piece), movement, report);
}

void read_suspension(std::string_view key, Report& report) {
    const bool rating = contains(key, "rating");
    if (rating && contains(key, "suspended") &&
        !contains_any(key,
                      std::array<std::string_view, 3>{"no longer suspended", "lifted", "if "})) {
        auto& overall = report.ratings["overall"];
        if (overall.value == RatingValue::None) overall.value = RatingValue::NotRated;
        overall.suspended = true;
    }
    const bool limited =
        rating && contains_any(key,
                               std::array<std::string_view, 4>{"ratings are limited",
                                                               "rating is limited",
                                                               "rating was limited",
                                                               "limited the rating"});
    if (!limited) return;
    for (auto& [name, value] : report.ratings) {
        if (name == "overall" || contains(key, name)) value.limited = true;
    }
}

}  // namespace

std::string part_of_piece(const Piece& piece, const Report& report) {
    if (!piece.core_service.empty())
        return piece.core_service == report.service ? std::string{} : piece.core_service;
    for (const auto& heading : piece.section) {
        const auto bare = trimmed(
            std::string_view(heading).substr(0, heading.size() - rating_suffix_bytes(heading)));
        if (!population_group(bare).empty()) return std::string(population_group(bare));
    }
    return {};
}

std::string part_level(std::string_view name) {
    if (!population_group(name).empty()) return "population-group";
    if (!core_service_name(name).empty()) return "service";
    if (is_organisation_name(name)) return "provider";
    return is_place_name(name) ? "location" : "service";
}

namespace {

/// "Maternity and" over "gynaecology": the first line of a cell that another table prints whole.
bool is_broken_off(std::string_view name, std::string_view whole) {
    constexpr auto kGoOn =
        std::to_array<std::string_view>({" and", " &", " or", " for", " of", " with", ","});
    return whole.size() > name.size() && whole.starts_with(name) &&
           std::any_of(kGoOn.begin(), kGoOn.end(), [&](auto end) { return name.ends_with(end); });
}

}  // namespace

void merge_part(PartRatings part, Report& report) {
    auto& all = report.service_ratings;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) {
        return one.name == part.name || is_broken_off(one.name, part.name) ||
               is_broken_off(part.name, one.name);
    });
    if (found == all.end()) {
        all.push_back(std::move(part));
    } else {
        if (is_broken_off(found->name, part.name))
            found->name = part.name, found->level = part.level;
        for (auto& [name, rating] : part.ratings) found->ratings.try_emplace(name, rating);
    }
}

namespace {

/// "Rating: Good" below "Are surgery services safe?" is of that question, not of the whole service.
std::string rating_of_line(std::string_view label, const Piece& piece) {
    auto name = rating_name(label);
    if (name != "overall" || piece.key_question == KeyQuestion::None || piece.section.empty())
        return name;
    const bool bare = heading_key(label) == "rating";
    return bare && key_question_of_heading(piece.section.back()) == piece.key_question
               ? std::string(to_id(piece.key_question))
               : name;
}

}  // namespace

void read_part_line(const Piece& piece,
                    const Piece* next,
                    const std::string& part,
                    Report& report) {
    const std::string_view text = piece.block.text;
    const auto keep = [&](const std::string& name, const Rating& rating) {
        if (!name.empty() && rating.value != RatingValue::None)
            merge_part({part, part_level(part), {{name, rating}}}, report);
    };
    if (const auto suffix = rating_suffix_bytes(text); suffix != 0) {
        if (const auto rating = rating_in_cell(text.substr(text.size() - suffix)))
            keep(rating_of_line(text.substr(0, text.size() - suffix), piece), *rating);
        return;
    }
    if (next != nullptr && !rating_name(text).empty()) {
        if (const auto rating = rating_in_cell(next->block.text)) keep(rating_name(text), *rating);
    }
    if (const auto rating = rating_in_cell(text); rating && !piece.section.empty()) {
        const auto name = rating_name(piece.section.back());
        const bool own_heading = core_service_name(piece.section.back()) == part ||
                                 population_group(piece.section.back()) == part;
        keep(own_heading ? std::string("overall") : name, *rating);
    }
    const std::string key = folded(text.substr(0, 300));
    const auto as = key.rfind(" as ");
    if (as != std::string::npos && key.ends_with("because:") && contains(key, "rated")) {
        Rating rating;
        rating.value = rating_behind(key, as + 4, 2);
        rating.movement = movement_in(key.substr(0, as));
        keep("overall", rating);
    }
}

void read_rating_history(std::span<const Piece> pieces, Report& report) {
    for (const auto& piece : pieces) {
        if (piece.block.kind == BlockKind::TableRow || piece.block.text.size() > 5000 ||
            !part_of_piece(piece, report).empty())
            continue;
        if (piece.role == SectionRole::Personal) continue;
        // Below "Rating at last inspection:" the sentence may be "Good (report published ...)".
        const bool of_last =
            !piece.section.empty() &&
            folded(piece.section.back().substr(0, 40)).starts_with("rating at last");
        for (const auto said : split_sentences(piece.block.text, 1)) {
            if (said.size() > 700) continue;
            const std::string sentence =
                (of_last ? "Rating at last inspection: " : "") + std::string(said);
            const std::string key = folded(sentence);
            if (!contains_any(key, std::array<std::string_view, 2>{"rating", "rated"})) continue;
            read_from_to(key, piece, report);
            read_last_rating(key, sentence, piece, report);
            read_movement(key, piece, report);
            read_suspension(key, report);
        }
    }
}

}  // namespace findings::understanding
