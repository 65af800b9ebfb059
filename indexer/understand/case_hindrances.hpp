// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stood in the way of an improvement, where its authors tell that among what they learnt.

#include <string_view>

namespace findings::understanding {

/// "What we learnt", "What helped, and what got in the way", "Enablers and barriers": a heading
/// over what made the work easy and what made it hard.
[[nodiscard]] bool heads_lessons(std::string_view heading);

/// "The nurse was on leave and the clinic closed.", "Some colleagues thought it was the GP's job.":
/// tells what was hard, and gives no advice.
[[nodiscard]] bool tells_hindrance(std::string_view text);

}  // namespace findings::understanding
