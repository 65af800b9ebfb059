// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

namespace findings {

/// Every report of the current generation, whole, with its passages in their order, ready to be labelled anew: labels stand
/// as they are, but a key question only where a heading states it. One report is in memory at a time.
[[nodiscard]] Result<void> each_stored_report(const std::filesystem::path& index_dir, const std::function<void(Report)>& visit);

}  // namespace findings
