// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/corrections.hpp"
#include "indexer/label/labeller.hpp"
#include "indexer/ledger.hpp"
#include "indexer/schema/result.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace findings {

/// Makes a segment out of one that has the same words under other labels: its passages are labelled
/// anew, its words and postings taken up as they are. No source and no parsed document is read.
/// `to`: an empty folder. `change`: what its passages have to be labelled anew for; passages that
/// were corrected are in any case. `correct`: applies what readers have corrected, and says which
/// of it. Returns the entries of its files, with their findings counted again. Throws WriteFailure
/// when the disk does not take it.
[[nodiscard]] Result<Ledger> relabel_segment(
    const std::filesystem::path& from,
    const std::filesystem::path& to,
    const Labeller& labeller,
    const label::ThemeChange& change,
    const std::function<std::vector<AppliedCorrection>(Report&)>& correct);

/// A second name for a file that is never changed; a copy where the file system has no such names.
/// Throws WriteFailure.
void share_file(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace findings
