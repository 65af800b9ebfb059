// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::understanding {

/// Whether a text is nothing but who signs, a name over an office: "Dr Ann Vale" and "Chief
/// Inspector of General Practice" below it.
[[nodiscard]] bool is_signature(std::string_view text);

/// Makes paragraphs of headings that sign a foreword ("Chair of the Office for Care Scrutiny" in
/// bold, with or without a name above): what stands below is not theirs.
void demote_signatures(std::vector<Block>& blocks);

}  // namespace findings::understanding
