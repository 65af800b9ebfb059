// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// Days that an inspection report tells in sentences and headings beside those of its visit: "We
/// have asked the provider to send us a report by 17 August 2012", and, in the reports of other
/// nations, "Areas for improvement from the last inspection on 4 May 2023".
void read_told_days(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
