// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace findings::understanding {

/// Whether the title in the properties of a file is what its makers called the file while they
/// worked on it: "Enc G IQR", "poster 47 FINAL v3", "E&V Elm House", "tr_board_paper-7". `printed`
/// is the title on the page: an abbreviation is one when its letters begin words of it.
[[nodiscard]] bool is_working_title(std::string_view stated, std::string_view printed);

}  // namespace findings::understanding
