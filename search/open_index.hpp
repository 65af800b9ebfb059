// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#define XAPIAN_MOVE_SEMANTICS
#include "indexer/schema/mapped_file.hpp"
#include "indexer/schema/passage_file.hpp"
#include "indexer/schema/repeat_file.hpp"
#include "indexer/schema/result.hpp"
#include "indexer/schema/word_file.hpp"
#include "search/matches.hpp"
#include "search/open_columns.hpp"

#include <xapian.h>

namespace findings {

/// One generation, open for reading.
struct OpenIndex {
    std::string generation;
    Xapian::Database database;
    std::shared_ptr<const OpenColumns> opened_columns;
    const ColumnsView& columns;  // of opened_columns
    MappedFile passage_file;
    PassageFileReader passages;  // over passage_file
    MappedFile word_file;
    WordFileReader words;                    // over word_file
    std::optional<MappedFile> posting_file;  // none in a generation that an older version made
    PostingFileReader common_postings;       // over posting_file
    MappedFile repeat_file;
    RepeatsView repeats;  // over repeat_file
    std::string taxonomy_json;
    std::string thesaurus_json;  // empty: no words that mean the same

    [[nodiscard]] Postings postings() const { return {database, words.lengths(), common_postings}; }
};

/// Opens the current generation of an index, or the generation whose folder is named. NotFound if
/// there is no index, IndexStale if it has another schema or its files are not of the sizes that
/// were published; both with a hint that gives the command to run. `shelf`, if not null, has
/// columns that others opened.
[[nodiscard]] Result<std::unique_ptr<OpenIndex>> open_index(const std::filesystem::path& index_dir,
                                                            ColumnShelf* shelf = nullptr);

}  // namespace findings
