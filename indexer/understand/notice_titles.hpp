// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The line that names the regulation of a notice.

#include <cstddef>
#include <string_view>

namespace findings::understanding {

/// "Regulation 12 ...", "Reg 10", and no sentence about it. `key` is folded.
[[nodiscard]] bool is_regulation_title(std::string_view key);

/// "Regulation 18 HSCA RA Regulations 2014 Staffing The provider had ...": where the text begins of
/// a cell that ran its paragraphs together; npos where there is only a title.
[[nodiscard]] std::size_t text_behind_title(std::string_view line);

/// "Need for consent" on a line of its own below its number; a sentence, or what ends in a citation
/// ("... at night. Regulation 18 (1)", "... were late. 12(2)(g)"), is the text of the notice.
[[nodiscard]] bool may_end_title(std::string_view text);

}  // namespace findings::understanding
