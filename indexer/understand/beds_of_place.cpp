// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/beds_of_place.hpp"

#include "indexer/understand/ward_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongest = 240;  // bytes of a sentence

/// Behind "Overview of the service: ", which a label puts before the first sentence.
std::string_view without_label(std::string_view sentence) {
    const auto colon = sentence.substr(0, 48).find(": ");
    return colon == std::string_view::npos ? sentence : sentence.substr(colon + 2);
}

bool is_about(std::string_view key, std::string_view sentence, std::string_view place) {
    constexpr auto kSubjects = std::to_array<std::string_view>({"the hospital ",
                                                                "the hospice ",
                                                                "the home ",
                                                                "the service ",
                                                                "the clinic ",
                                                                "the centre ",
                                                                "the location ",
                                                                "this hospital ",
                                                                "this home ",
                                                                "this service ",
                                                                "this is a",
                                                                "it is a"});
    if (starts_with_any(key, kSubjects)) return true;
    if (place.empty()) return is_upper(sentence.front());
    const std::string name = folded(place);
    return key.starts_with(name) || key.starts_with("the " + name);
}

/// "... is a 24-bed unit", "... is an independent hospital with 38 beds"
std::int32_t beds_in(std::string_view said, std::string_view place) {
    const auto sentence = without_label(said.substr(0, kLongest));
    if (sentence.empty()) return 0;
    const std::string key = folded(sentence);
    const auto is = std::min(key.find(" is a "), key.find(" is an "));
    if (is == std::string::npos || is > 90 || !is_about(key, sentence, place)) return 0;
    constexpr auto kPlaces = std::to_array<std::string_view>(
        {"hospital", "hospice", "home", "clinic", "centre", "unit", "service", "facility"});
    constexpr auto kOther = std::to_array<std::string_view>(
        {"ward", " used to ", " each", "closed", "another", "units", "houses", "previously"});
    if (!contains_any(key.substr(is), kPlaces) || contains_any(key, kOther)) return 0;
    return beds_told(key.substr(is));
}

}  // namespace

std::int32_t beds_of_place(std::string_view text, std::string_view place) {
    for (const auto sentence : split_sentences(text, 1)) {
        if (const auto beds = beds_in(sentence, place); beds != 0) return beds;
    }
    return 0;
}

}  // namespace findings::understanding
