// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Segments: what a generation is merged from. A segment holds some 1,000 passages of neighbouring
// files and is named by everything that shaped it, so that the next run takes up what has not
// changed and makes only the others anew (docs/adr/0011). The name has two parts, for what shaped
// its words and for what shaped its labels: when only the labels change, its words are taken up
// (docs/adr/0017). They lie in INDEX/segments and may be deleted at any time.

#include "indexer/corrections.hpp"
#include "indexer/generation.hpp"
#include "indexer/ledger.hpp"
#include "indexer/schema/result.hpp"
#include "indexer/store.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace findings {

/// Files that become one segment.
struct SegmentPlan {
    std::string text_key;  // of everything but the labels
    /// folder name in INDEX/segments: text_key, "-", digest of what shaped the labels
    std::string key;
    std::vector<std::string> files;  // ledger keys, in order
};

/// Versions of everything but the files that shapes a segment.
struct SegmentMaker {
    std::string text;    // reading, understanding, layout of the files
    std::string labels;  // rules, weights, theme file
};

/// Cuts files into segments. Where a cut falls depends on the file beside it, not on how many came
/// before, so that a new file changes its own segment and not all that follow. What readers have
/// corrected shapes the labels.
[[nodiscard]] std::vector<SegmentPlan> plan_segments(const std::vector<std::string>& files,
                                                     const Ledger& ledger,
                                                     const ParsedStore& store,
                                                     const CorrectionPlan& corrections,
                                                     const SegmentMaker& maker);

[[nodiscard]] std::filesystem::path segments_dir(const std::filesystem::path& index_dir);

/// The entries of the segment's files as they were when it was made; an Error when the segment is
/// absent or not whole.
[[nodiscard]] Result<Ledger> open_segment(const std::filesystem::path& index_dir,
                                          const std::string& key);

/// A whole segment with these words and other labels; nothing if there is none.
[[nodiscard]] std::optional<std::filesystem::path> segment_with_words(
    const std::filesystem::path& index_dir,
    const std::string& text_key);

/// Where a segment is written; seal_segment() gives it its name, with its entries and the checksums
/// of its files.
[[nodiscard]] std::filesystem::path unsealed_segment(const std::filesystem::path& index_dir,
                                                     const std::string& key);
/// `labels`: versions, theme file and weights that its labels were made with. `former`: the segment
/// whose words it shares.
[[nodiscard]] Result<void> seal_segment(const std::filesystem::path& index_dir,
                                        const std::string& key,
                                        const Ledger& entries,
                                        const Manifest& labels,
                                        const std::optional<std::filesystem::path>& former);

/// Deletes every segment that is not in `keep`, and what killed runs left unsealed.
void prune_segments(const std::filesystem::path& index_dir, const std::set<std::string>& keep);

}  // namespace findings
