// SPDX-License-Identifier: GPL-3.0-or-later
// Passages and reports of a generation, read one by one.
#include "indexer/schema/ids.hpp"
#include "indexer/schema/record.hpp"
#include "search/repeats.hpp"
#include "search/searcher_impl.hpp"
#include "search/snippet.hpp"

#include <algorithm>

namespace findings {

std::shared_ptr<const Report> Searcher::Impl::report_of(const std::string& id) {
    constexpr std::size_t kReportsKept = 2000;
    if (const auto known = reports.find(id); known != reports.end()) return known->second;
    if (reports.size() >= kReportsKept) reports.clear();
    auto decoded =
        decode_particulars(index->database.get_metadata(std::string(kReportKeyPrefix) + id));
    if (!decoded) return nullptr;
    return reports[id] = std::make_shared<const Report>(std::move(*decoded));
}

Result<Passage> Searcher::Impl::passage_of(std::uint32_t docid) {
    const auto record = index->passages.record(docid);
    if (!record) return tl::unexpected(record.error());
    return decode_passage(*record);
}

Hit Searcher::Impl::hit_for(std::uint32_t docid, double score, const MatchedWords& words) {
    Hit hit;
    if (auto passage = passage_of(docid)) hit.passage = std::move(*passage);
    hit.report = report_of(std::string(report_part(hit.passage.id)));
    hit.score = score;
    hit.same_words = same_words_as(*index, docid);
    hit.snippet = snippet_for(hit.passage.text, words, builder.stemmer());
    return hit;
}

std::pair<std::uint32_t, std::uint32_t> Searcher::Impl::docids_of_report(
    std::string_view id) const {
    const std::uint32_t ordinal = columns().report_ordinal(id);
    return ordinal == kNone ? std::pair{0U, 0U} : columns().docids_of(ordinal);
}

std::uint32_t Searcher::Impl::docid_of(std::string_view passage_id) {
    const auto [first, end] = docids_of_report(report_part(passage_id));
    for (std::uint32_t docid = first; docid < end; ++docid) {
        const auto passage = passage_of(docid);
        if (passage && passage->id == passage_id) return docid;
    }
    return 0;
}

FindingPage Searcher::Impl::finding_page(std::uint32_t docid) {
    constexpr std::uint32_t kNeighbours = 2;
    FindingPage page;
    page.generation = index->generation;
    if (auto passage = passage_of(docid)) page.passage = std::move(*passage);
    page.report = report_of(std::string(report_part(page.passage.id)));
    page.same_words = same_words_as(*index, docid);
    const auto& report = columns().report_of_doc;
    const std::uint32_t first = docid > kNeighbours ? docid - kNeighbours : 1;
    const std::uint32_t last = std::min(docid + kNeighbours, columns().last_docid);
    for (std::uint32_t other = first; other <= last; ++other) {
        if (other == docid || report[other] != report[docid]) continue;
        if (auto passage = passage_of(other))
            (other < docid ? page.before : page.after).push_back(std::move(*passage));
    }
    return page;
}

std::vector<ReportPart> Searcher::Impl::parts_of(const Report& report) {
    const std::string& whole = report.part_of.empty() ? report.id : report.part_of;
    std::vector<ReportPart> parts;
    for (std::uint32_t other = 0; other < columns().report_ids.size(); ++other) {
        if (columns().part_ids[other] != whole || columns().report_ids[other] == report.id)
            continue;
        if (const auto part = report_of(columns().report_ids[other]))
            parts.push_back({part->id, part->title});
    }
    return parts;
}

ReportPage Searcher::Impl::report_page(const std::shared_ptr<const Report>& particulars) {
    ReportPage page{*particulars, {}, index->generation};
    const auto [first, end] = docids_of_report(particulars->id);
    for (std::uint32_t docid = first; docid < end; ++docid) {
        if (auto passage = passage_of(docid)) page.report.passages.push_back(std::move(*passage));
    }
    page.parts = parts_of(*particulars);
    return page;
}

}  // namespace findings
