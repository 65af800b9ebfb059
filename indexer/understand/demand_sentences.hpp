// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace findings::understanding {

struct SentenceRun {
    std::string_view text;  // part of the paragraph, in order
    /// MustActions, ShouldActions, History; absent = the paragraph's own
    std::optional<SectionRole> role;
};

/// A paragraph of an inspection cut where it asks for something: "... The trust must end X.
/// Regulation 13(4)(b). The trust must Y." is three runs, each demand with the citation behind it.
/// One run for paragraphs that ask for nothing.
[[nodiscard]] std::vector<SentenceRun> demand_runs(const Block& block);

/// "(Regulation 17(2)(c))", "Regulation 12(1)(2)(a).": a citation and nothing else, of the line
/// before it.
[[nodiscard]] bool is_citation_alone(std::string_view text);

/// "(Regulation 15(1)(c)) The trust must ...": where the sentence begins behind a citation in
/// brackets, which belongs to what stands before it; 0 where none stands in front.
[[nodiscard]] std::size_t citation_in_front(std::string_view text);

}  // namespace findings::understanding
