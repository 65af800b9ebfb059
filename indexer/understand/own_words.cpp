// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/own_words.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestName = 90;  // bytes

bool heads_part_on_publisher(const Block& block) {
    if (block.text.size() > 60 || block.kind == BlockKind::TableRow) return false;
    // Most lines are none, and need not be folded for that.
    constexpr auto kParts =
        std::to_array<std::string_view>({"bout", "ho we", "hat is", "BOUT", "HO WE", "HAT IS"});
    if (!contains_any(block.text, kParts)) return false;
    constexpr auto kHeads = std::to_array<std::string_view>({"about us",
                                                             "who we are",
                                                             "about the publisher",
                                                             "about this series",
                                                             "about this publication",
                                                             "about this report",
                                                             "about this paper",
                                                             "about this briefing",
                                                             "about healthwatch",
                                                             "about the authors",
                                                             "about the charity",
                                                             "what is healthwatch"});
    return starts_with_any(heading_key(block.text), kHeads);
}

/// Capitals with the small words that join them, two words at least: "Healthwatch Elm", "Alliance
/// for Quiet Wards".
bool is_name_of_body(std::string_view name) {
    constexpr auto kJoins = std::to_array<std::string_view>({"of", "for", "and", "the", "in", "&"});
    constexpr auto kNobody =
        std::to_array<std::string_view>({"this", "these", "our", "your", "that", "it", "we"});
    if (name.size() > kLongestName || name.empty() || !is_upper(name.front())) return false;
    const auto words = split_on(name, " ");
    const std::string first = folded(words.front());
    return words.size() >= 2 && words.size() <= 9 &&
           std::find(kNobody.begin(), kNobody.end(), first) == kNobody.end() &&
           std::all_of(words.begin(), words.end(), [&](std::string_view word) {
               return !word.empty() &&
                      (is_upper(word.front()) ||
                       std::find(kJoins.begin(), kJoins.end(), word) != kJoins.end());
           });
}

std::string_view without_the(std::string_view name) {
    return name.starts_with("The ") || name.starts_with("the ") ? name.substr(4) : name;
}

/// "Healthwatch Elm is the independent champion", "We are Healthwatch Elm, the ...": the subject.
std::string_view who_is(std::string_view sentence) {
    for (const std::string_view words : {"We are ", "We at "}) {
        if (!sentence.starts_with(words)) continue;
        const auto rest = without_the(sentence.substr(words.size()));
        const auto name = trimmed(rest.substr(0, rest.find_first_of(",.:;(")));
        return is_name_of_body(name) ? name : std::string_view{};
    }
    constexpr auto kVerbs = std::to_array<std::string_view>({" is the ",
                                                             " is a ",
                                                             " is an ",
                                                             " was set up ",
                                                             " was founded ",
                                                             " works to ",
                                                             " is your "});
    const auto verb = first_of(kVerbs, sentence.substr(0, kLongestName + 10));
    if (verb == std::string_view::npos) return {};
    const auto name = trimmed(without_the(sentence.substr(0, verb)));
    const auto bare = trimmed(name.substr(0, name.find(" (")));
    return is_name_of_body(bare) ? bare : std::string_view{};
}

/// "Practice Spotlight is written by the Elm Alliance, a membership body": who publishes it.
std::string_view whose_series(std::string_view sentence) {
    for (const std::string_view verb : {" written by ",
                                        " published by ",
                                        " produced by ",
                                        " compiled by ",
                                        " edited by ",
                                        " prepared by "}) {
        const auto at = sentence.find(verb);
        if (at == std::string_view::npos) continue;
        const auto rest = without_the(sentence.substr(at + verb.size()));
        const auto name = trimmed(rest.substr(0, rest.find_first_of(",.:;(")));
        if (is_name_of_body(name)) return name;
    }
    return {};
}

struct OwnedFoot {
    std::string_view owner;
    PartialDate day;
};

/// "Inpatient Alliance, March 2023 12": a number of the page may stand behind the day.
OwnedFoot owned_foot(std::string_view text) {
    const auto joint = std::min(text.find(", "), text.find(" | "));
    if (joint == std::string_view::npos || !is_name_of_body(trimmed(text.substr(0, joint))))
        return {};
    const auto day = first_date(text.substr(joint));
    constexpr std::size_t kFarthest = 3;  // bytes of the joint
    if (!day || day->begin > kFarthest) return {};
    return {trimmed(text.substr(0, joint)), day->to};
}

}  // namespace

std::string body_about_itself(std::span<const Block> blocks) {
    constexpr std::size_t kSentences = 3;
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
        if (!heads_part_on_publisher(blocks[i])) continue;
        const auto sentences = split_sentences(blocks[i + 1].text, 1);
        const bool of_work = contains(folded(blocks[i].text), "this ");
        for (std::size_t k = 0; k < std::min(kSentences, sentences.size()); ++k) {
            auto name = whose_series(sentences[k]);
            // "About this report: Elm House is a hospital" tells of what the report is on.
            if (name.empty() && !of_work) name = who_is(sentences[k]);
            if (!name.empty()) return body_name(name);
        }
    }
    return {};
}

void read_owner_and_day_in_feet(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kFewestPages = 2;
    OwnedFoot first;
    std::size_t pages = 0;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Furniture || block.text.size() > kLongestName) continue;
        const OwnedFoot foot = owned_foot(block.text);
        if (foot.owner.empty()) continue;
        if (pages == 0) first = foot;
        pages += foot.owner == first.owner && foot.day == first.day ? 1U : 0U;
    }
    if (pages < kFewestPages) return;
    if (report.publisher.empty()) report.publisher = body_name(first.owner);
    if (!report.published.known()) report.published = first.day;
}

}  // namespace findings::understanding
