// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Corrections of labels by readers, from the file (schema/corrections.hpp) to the passages of a new
// generation.

#include "indexer/label/taxonomy.hpp"
#include "indexer/ledger.hpp"
#include "indexer/schema/corrections.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// Which corrections may find their passage in which of the files to be indexed: in the file that
/// they were made on, by its bytes; where it is not in the index any more, in those that came in
/// its place.
class CorrectionPlan {
  public:
    CorrectionPlan() = default;
    /// `files`: ledger keys of those to be indexed.
    CorrectionPlan(const CorrectionFile& file,
                   const Ledger& ledger,
                   const std::vector<std::string>& files);

    /// Those of a file, by its SHA-256, oldest first.
    [[nodiscard]] std::span<const CorrectionLine> of(const std::string& sha256) const;
    /// Changes whenever those of a file do; empty when it has none.
    [[nodiscard]] std::string digest_of(const std::string& sha256) const;
    /// The same of all files, and of what is in force without finding one.
    [[nodiscard]] std::string digest() const;
    /// Numbers of all that are in force, wherever they land.
    [[nodiscard]] const std::set<std::uint64_t>& in_force() const { return in_force_; }
    /// Of the newest line of the file.
    [[nodiscard]] std::uint64_t last_number() const { return last_number_; }

  private:
    std::map<std::string, std::vector<CorrectionLine>> by_file_;  // SHA-256 -> corrections
    std::set<std::uint64_t> in_force_;
    std::uint64_t last_number_ = 0;
};

/// The corrections that find their passage in one report: by its id, or by its words where the
/// report is another version of the one the correction was made on.
class ReportCorrections {
  public:
    /// All that is given must outlive this object.
    ReportCorrections(const Report& report, std::span<const CorrectionLine> corrections);

    /// Changes the labels of a passage of the report that has just been labelled.
    void apply(Passage& passage, const Taxonomy& taxonomy) const;
    /// Those that found their passage, oldest first.
    [[nodiscard]] std::vector<AppliedCorrection> found() const;

  private:
    struct Found {
        const CorrectionLine* line = nullptr;
        const Passage* passage = nullptr;
    };
    std::vector<Found> found_;
};

/// The same for a report that has been labelled as a whole; returns what found().
std::vector<AppliedCorrection> apply_corrections(Report& report,
                                                 std::span<const CorrectionLine> corrections,
                                                 const Taxonomy& taxonomy);

}  // namespace findings
