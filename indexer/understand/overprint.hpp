// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Cover type that was printed over itself in parts, so that its letters come out more than once.

#include <string>
#include <string_view>

namespace findings::understanding {

/// Joins the overlapping fragments of overprinted cover type: "Northampt Northamptonshir onshire He
/// Healthc althcar are" gives "Northamptonshire Healthcare". Empty when the text does not look
/// overprinted.
[[nodiscard]] std::string repaired_overprint(std::string_view text);

}  // namespace findings::understanding
