// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stored_reports.hpp"

#include "indexer/schema/columns.hpp"
#include "indexer/schema/mapped_file.hpp"
#include "indexer/schema/passage_file.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/write.hpp"

namespace findings {
namespace {

Result<void> add_passages(StoredReport& stored,
                          PassageFileReader& passages,
                          std::pair<std::uint32_t, std::uint32_t> docids) {
    for (std::uint32_t docid = docids.first; docid < docids.second; ++docid) {
        auto record = passages.record(docid);
        if (!record) return tl::unexpected(record.error());
        auto passage = decode_passage(*record);
        if (!passage) return tl::unexpected(passage.error());
        stored.report.passages.push_back(std::move(*passage));
        stored.records.push_back(std::move(*record));
    }
    return {};
}

}  // namespace

Result<void> each_stored_report(const std::filesystem::path& folder,
                                const std::function<void(StoredReport)>& visit) {
    const auto column_file = MappedFile::open(folder / kColumnsFile);
    if (!column_file) return tl::unexpected(column_file.error());
    const auto columns = ColumnsView::over(column_file->bytes());
    if (!columns) return tl::unexpected(columns.error());
    const auto passage_file = MappedFile::open(folder / kPassagesFile);
    if (!passage_file) return tl::unexpected(passage_file.error());
    auto passages = PassageFileReader::over(passage_file->bytes());
    if (!passages) return tl::unexpected(passages.error());
    auto records = report_records(folder, columns->report_ids);
    if (!records) return tl::unexpected(records.error());
    for (std::uint32_t ordinal = 0; ordinal < columns->report_ids.size(); ++ordinal) {
        auto particulars = decode_particulars((*records)[ordinal]);
        if (!particulars) return tl::unexpected(particulars.error());
        StoredReport stored{std::move(*particulars), {}, {}};
        if (auto added = add_passages(stored, *passages, columns->docids_of(ordinal)); !added)
            return added;
        for (const std::uint32_t word : columns->report_words.of(ordinal))
            stored.words.push_back(columns->report_words.stems[word]);
        visit(std::move(stored));
    }
    return {};
}

}  // namespace findings
