// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The headings that are open at a place of a report, outermost first, and what they together say of
// the text below.

#include "indexer/understand/headings.hpp"
#include "indexer/understand/piece.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace findings::understanding {

constexpr std::int32_t kInnermost = 12;  // level of headings whose place the source does not state

/// "We found", "Your action statement should address": a box stands below the topic it is about.
[[nodiscard]] constexpr bool is_box(std::optional<SectionRole> role) {
    return role == SectionRole::WeFound || role == SectionRole::ActionStatement;
}

struct OpenHeading {
    std::int32_t level = 0;
    Block block;
    HeadingMeaning meaning;
    std::string core_service;
    std::string addressee;
    bool in_trail = true;
    bool used = false;       // some piece shows it in its trail
    bool has_parts = false;  // the next heading stood right under it
    bool shifts = false;     // a service at the level of its own questions: what stands below it
                             // stands one level deeper
};

[[nodiscard]] bool is_action_list(std::optional<SectionRole> role);
/// Lists that trusts' reports print a core service at a time.
[[nodiscard]] bool is_grouped(std::optional<SectionRole> role);
[[nodiscard]] bool is_trust_wide(std::string_view text);

/// Outside inspections a heading "Safe" or "Enforcement" is only a heading.
void forget_inspection_meaning(HeadingMeaning& meaning);

class OpenHeadings {
  public:
    [[nodiscard]] bool empty() const { return open_.empty(); }
    [[nodiscard]] const OpenHeading& innermost() const { return open_.back(); }
    [[nodiscard]] std::size_t size() const { return open_.size(); }

    /// Role of the innermost heading that has one.
    [[nodiscard]] std::optional<SectionRole> role() const;
    [[nodiscard]] bool personal() const;
    /// Level of the MUST, SHOULD or good-practice heading that is open; 0 = none.
    [[nodiscard]] std::int32_t group_level() const;
    /// Level of the innermost heading that the source marks as one.
    [[nodiscard]] std::int32_t native_level() const;

    /// The level at which a heading really opens, when the source says `level`.
    [[nodiscard]] std::int32_t settled_level(std::int32_t level,
                                             const HeadingMeaning& meaning,
                                             std::string_view text);
    /// Level of a heading in a source without levels: unknown ones stand below the question or
    /// service that is open.
    [[nodiscard]] std::int32_t flat_level(const Block& block, const HeadingMeaning& meaning) const;

    /// A heading right under another, in a source without levels (`flat`), opens a part of it.
    /// Below one in capitals other headings stay parts of it until the next in capitals. Elsewhere
    /// only names of agencies below recommendations do.
    [[nodiscard]] std::int32_t below_bare_heading(std::int32_t level,
                                                  const Block& block,
                                                  const HeadingMeaning& meaning,
                                                  bool flat);

    void push(OpenHeading heading) { open_.push_back(std::move(heading)); }
    /// Takes the innermost heading off when its level is at least `level`.
    [[nodiscard]] std::optional<OpenHeading> close_one(std::int32_t level);
    /// Trail, role, question and service at this place; marks the headings as shown.
    void describe(Piece& piece);

  private:
    [[nodiscard]] bool is_topic_of_open_question(std::int32_t level, std::string_view text) const;
    std::int32_t below_bare_recommendations(std::int32_t level,
                                            const Block& block,
                                            const HeadingMeaning& meaning);

    std::vector<OpenHeading> open_;
};

}  // namespace findings::understanding
