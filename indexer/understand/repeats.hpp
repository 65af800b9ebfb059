// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

namespace findings::understanding {

/// Reports say a thing in their summary and again in detail. Sets Passage::repeats of the shorter
/// to the id of the one with more detail. Nothing is taken away; a denial and a statement, a demand
/// and a finding, never repeat each other. Cost: linear in words, as each passage is compared only
/// with those that share a rare word.
void mark_repeats(Report& report);

}  // namespace findings::understanding
