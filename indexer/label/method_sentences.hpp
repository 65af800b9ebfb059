// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "We spoke in private with eight patients. We read nine sets of records.": how it was found out,
// and not yet what.

#include "indexer/label/words.hpp"

#include <string_view>

namespace findings::label {

/// Whether every sentence tells what the visitors or reviewers did, and none what they found.
/// `text` is what `words` were read from.
[[nodiscard]] bool tells_only_method(std::string_view text, const WordText& words);

/// "A blanket restriction is a rule which ...", "Rapid tranquillisation means medicine by injection
/// ...": whether the text begins by saying what a word stands for.
[[nodiscard]] bool begins_with_definition(const WordText& words);

}  // namespace findings::label
