// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/words.hpp"
#include "indexer/schema/report.hpp"

#include <string_view>

namespace findings::label {

/// Whether a heading praises or blames what stands below it: Good ("What worked well", "Strengths
/// of the service"), Concern ("What we have seen go wrong", "Weaknesses"), or Neutral. Only where
/// it says nothing else: "Learning from when things go wrong" names a topic.
[[nodiscard]] Polarity tone_of_heading(const WordText& heading);

/// The same of some headings, a line each: the last that says something decides.
[[nodiscard]] Polarity tone_of_headings(std::string_view headings);

}  // namespace findings::label
