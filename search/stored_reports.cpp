// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/stored_reports.hpp"

#include <algorithm>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/schema/record.hpp"
#include "search/open_index.hpp"

namespace findings {
namespace {

Result<Report> particulars_of(const OpenIndex& index, const std::string& id) {
    try {
        return decode_particulars(index.database.get_metadata(std::string(kReportKeyPrefix) + id));
    } catch (const Xapian::Error& e) {
        return failure(ErrorKind::IndexStale, "report " + id + ": " + e.get_description(), "run: findings check");
    }
}

/// Takes back what the labeller filled in where it would now be taken for the word of a heading.
void forget_key_question(Passage& passage) {
    const bool is_deduced = std::any_of(passage.other_cues.begin(), passage.other_cues.end(),
                                        [](const Cue& cue) { return cue.rule == "key-question" && cue.words != "heading"; });
    if (is_deduced) passage.key_question = KeyQuestion::None;
}

}  // namespace

Result<void> each_stored_report(const std::filesystem::path& index_dir, const std::function<void(Report)>& visit) {
    const auto index = open_index(index_dir);
    if (!index) return tl::unexpected(index.error());
    Report report;
    // Passages of one report lie together: a segment is written report by report.
    for (std::uint32_t docid = 1; docid <= (*index)->passages.size(); ++docid) {
        const auto record = (*index)->passages.record(docid);
        if (!record) return tl::unexpected(record.error());
        auto passage = decode_passage(*record);
        if (!passage) return tl::unexpected(passage.error());
        const std::string id(report_part(passage->id));
        if (id != report.id) {
            if (!report.id.empty()) visit(std::move(report));
            auto particulars = particulars_of(**index, id);
            if (!particulars) return tl::unexpected(particulars.error());
            report = std::move(*particulars);
        }
        forget_key_question(*passage);
        report.passages.push_back(std::move(*passage));
    }
    if (!report.id.empty()) visit(std::move(report));
    return {};
}

}  // namespace findings
