// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/open_headings.hpp"

#include "indexer/text.hpp"
#include "indexer/understand/actions_asked.hpp"
#include "indexer/understand/hospital_topics.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/task_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings::understanding {
namespace {

bool is_part_of(const HeadingMeaning& inner, const HeadingMeaning& outer) {
    if (!outer.known || outer.level == 0) return false;
    return inner.known ? inner.level > outer.level : outer.level == 3;
}

/// The parts of which reports of 2010 to 2015 are made under each essential standard.
bool is_part_of_standard(std::string_view text) {
    constexpr auto kParts = std::to_array<std::string_view>(
        {"our judgement",
         "reasons for our judgement",
         "how this check was done",
         "user experience",
         "other evidence",
         "what people who use the service experienced and told us"});
    return text.size() < 70 &&
           std::find(kParts.begin(), kParts.end(), heading_key(text)) != kParts.end();
}

/// Headings that a core service's own part of a report is made of.
bool is_of_a_service(const HeadingMeaning& meaning) {
    return meaning.question != KeyQuestion::None && meaning.quality_statement.empty();
}

}  // namespace

bool is_action_list(std::optional<SectionRole> role) {
    return role == SectionRole::MustActions || role == SectionRole::ShouldActions;
}

bool is_grouped(std::optional<SectionRole> role) {
    return is_action_list(role) || role == SectionRole::GoodPractice;
}

bool is_trust_wide(std::string_view text) {
    const std::string key = heading_key(text);
    return key == "trust wide" || key == "trust-wide" || key == "trustwide" ||
           key == "provider wide" || key == "provider-wide" || key == "overall trust" ||
           key == "at trust level" || key == "trust-wide well-led" || key == "trust level";
}

void forget_inspection_meaning(HeadingMeaning& meaning) {
    meaning.question = KeyQuestion::None;
    meaning.quality_statement = {};
    if (meaning.role == SectionRole::Findings || meaning.role == SectionRole::Breach)
        meaning.role.reset();
}

std::optional<SectionRole> OpenHeadings::role() const {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
        if (it->meaning.role) return it->meaning.role;
    }
    return std::nullopt;
}

bool OpenHeadings::personal() const {
    return std::any_of(open_.begin(), open_.end(), [](const auto& heading) {
        return heading.meaning.role == SectionRole::Personal;
    });
}

std::int32_t OpenHeadings::group_level() const {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
        if (is_grouped(it->meaning.role) && it->core_service.empty()) return it->level;
    }
    return 0;
}

std::int32_t OpenHeadings::native_level() const {
    std::int32_t level = 0;
    for (const auto& heading : open_) {
        if (heading.block.kind == BlockKind::Heading) level = heading.level;
    }
    return level;
}

bool OpenHeadings::is_topic_of_open_question(std::int32_t level, std::string_view text) const {
    constexpr std::size_t kLongest = 80;
    if (text.size() > kLongest) return false;
    return std::any_of(open_.begin(), open_.end(), [&](const OpenHeading& heading) {
        const auto question = heading.meaning.question;
        // "Safe and clean wards" is of a question and no question.
        const std::string_view asked = heading.block.text;
        return heading.level == level && question != KeyQuestion::None &&
               heading.meaning.quality_statement.empty() &&
               (contains(asked, "?") || key_question_word(asked) != KeyQuestion::None) &&
               topic_of_hospitals(heading_key(text)) == question;
    });
}

std::int32_t OpenHeadings::settled_level(std::int32_t level,
                                         const HeadingMeaning& meaning,
                                         std::string_view text) {
    if (open_.empty()) return level;
    // "Our judgement" as large as the name of the standard that it judges.
    if (is_part_of_standard(text) && open_.back().level >= level)
        return is_part_of_standard(open_.back().block.text) ? open_.back().level
                                                            : open_.back().level + 1;
    // "Timeliness of assessments" as large as the quality statement it belongs to.
    if (!meaning.known) {
        for (const auto& heading : open_) {
            if (heading.level == level && !heading.meaning.quality_statement.empty())
                return level + 1;
        }
    }
    // "Nursing staffing" as large as "Are services safe?", whose topic it is.
    if (meaning.core_service.empty() && is_topic_of_open_question(level, text)) return level + 1;
    // "Our findings" directly followed by "Safe staffing" in the same type: the second is part of
    // the first.
    if (!open_.back().used && is_part_of(meaning, open_.back().meaning))
        return std::max(level, open_.back().level + 1);
    for (auto& heading : open_) {
        if (heading.core_service.empty() || heading.meaning.question != KeyQuestion::None ||
            is_grouped(heading.meaning.role))
            continue;
        if (heading.level == level && is_of_a_service(meaning) && meaning.level >= 2)
            heading.shifts = true;
        if (heading.shifts &&
            (level > heading.level || (level == heading.level && is_of_a_service(meaning))))
            return level + 1;
    }
    return level;
}

std::int32_t OpenHeadings::flat_level(const Block& block, const HeadingMeaning& meaning) const {
    if (!block.text.empty() && is_digit(block.text.front())) {
        // A number tells its depth, below what is printed in capitals.
        const auto capitals =
            std::find_if(open_.rbegin(), open_.rend(), [](const OpenHeading& heading) {
                return is_all_capitals(heading.block.text);
            });
        return capitals == open_.rend() || capitals->level <= 1
                   ? block.level
                   : std::max(block.level, capitals->level + 1);
    }
    if (is_box(meaning.role)) return kInnermost;  // below the topic that the box is about
    if (meaning.known && meaning.level > 0) return meaning.level;
    const bool goes_on = role() == SectionRole::Recommendations &&
                         (!addressee_of_heading(block.text).empty() || names_agency(block.text));
    for (const auto& heading : open_) {
        const auto& outer = heading.meaning;
        const bool keeps = heading.level <= 1 || outer.question != KeyQuestion::None ||
                           !outer.core_service.empty() || outer.role == SectionRole::Personal;
        if (!keeps && !goes_on) return heading.level;
    }
    return kInnermost - 1;
}

/// "Single agency recommendations" right over the name of an agency in the same type, and the other
/// agencies that follow.
std::int32_t OpenHeadings::below_bare_recommendations(std::int32_t level,
                                                      const Block& block,
                                                      const HeadingMeaning& meaning) {
    if (open_.empty() || level >= kInnermost || block.kind != BlockKind::Heading) return level;
    auto& above = open_.back();
    const bool is_list = above.meaning.role == SectionRole::Recommendations;
    const bool goes_on = names_agency(block.text) && !meaning.known;
    const bool is_part = goes_on || meaning.role == SectionRole::Recommendations;
    if (is_list && is_part && !above.used && above.level == level) {
        above.has_parts = true;
        return level + 1;
    }
    const auto list = std::find_if(open_.begin(), open_.end(), [&](const OpenHeading& heading) {
        return heading.has_parts && heading.level == level &&
               heading.meaning.role == SectionRole::Recommendations;
    });
    return goes_on && list != open_.end() ? level + 1 : level;
}

std::int32_t OpenHeadings::below_bare_heading(std::int32_t level,
                                              const Block& block,
                                              const HeadingMeaning& meaning,
                                              bool flat) {
    if (!flat) return below_bare_recommendations(level, block, meaning);
    if (open_.empty() || level <= 1 || level >= kInnermost || block.kind != BlockKind::Heading)
        return level;
    // "7 Procedure" tells its depth by itself.
    if (!block.text.empty() && is_digit(block.text.front())) return level;
    const bool in_capitals = is_all_capitals(block.text);
    auto& above = open_.back();
    const bool is_bare = !above.used && above.in_trail && above.level >= level &&
                         above.level < kInnermost && above.block.kind == BlockKind::Heading &&
                         !contains(above.block.text, ":") &&
                         (!in_capitals || is_all_capitals(above.block.text));
    // Recommendations keep all headings below them, where they begin a part by themselves.
    const bool begins = meaning.role == SectionRole::Recommendations &&
                        above.meaning.role != SectionRole::Recommendations;
    if (is_bare && !begins) {
        above.has_parts = true;
        return above.level + 1;
    }
    if (in_capitals || meaning.known) return level;
    for (const auto& heading : open_) {
        if (heading.has_parts && heading.level == level && is_all_capitals(heading.block.text))
            return level + 1;
    }
    return level;
}

std::optional<OpenHeading> OpenHeadings::close_one(std::int32_t level) {
    if (open_.empty() || open_.back().level < level) return std::nullopt;
    OpenHeading last = std::move(open_.back());
    open_.pop_back();
    return last;
}

void OpenHeadings::describe(Piece& piece) {
    for (auto& heading : open_) {
        if (heading.in_trail) piece.section.push_back(heading.block.text);
        heading.used = heading.used || heading.in_trail;
        if (heading.meaning.role) piece.role = *heading.meaning.role;
        if (heading.meaning.question != KeyQuestion::None)
            piece.key_question = heading.meaning.question;
        if (!heading.meaning.quality_statement.empty())
            piece.quality_statement = heading.meaning.quality_statement;
        if (!heading.core_service.empty()) piece.core_service = heading.core_service;
        if (!heading.addressee.empty()) piece.addressee = heading.addressee;
    }
}

}  // namespace findings::understanding
