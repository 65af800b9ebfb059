// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/open_index.hpp"

#include "indexer/schema/generation_names.hpp"
#include "indexer/schema/sealed_files.hpp"
#include "search/searcher.hpp"

#include <system_error>

namespace findings {
namespace fs = std::filesystem;
namespace {

std::string how_to_index(const fs::path& index_dir) {
    return "run: findings index --index " + index_dir.string() + " FOLDER";
}

/// A generation can be named in place of its index: then it is searched, whichever is current.
bool is_generation(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / kManifestFile, error);
}

Result<void> check_schema(const Xapian::Database& database, const fs::path& index_dir) {
    const std::string version = database.get_metadata(std::string(kSchemaKey));
    if (version == std::to_string(kSchemaVersion)) return {};
    return failure(ErrorKind::IndexStale,
                   index_dir.string() + ": index of schema version " +
                       (version.empty() ? "?" : version) + ", this program reads version " +
                       std::to_string(kSchemaVersion),
                   how_to_index(index_dir) + " (files are not parsed again)");
}

}  // namespace

Result<std::string> current_generation(const fs::path& index_dir) {
    if (is_generation(index_dir)) return fs::path(index_dir / "").parent_path().filename().string();
    if (auto name = current_generation_name(index_dir)) return std::move(*name);
    std::error_code error;
    const bool is_folder = fs::is_directory(index_dir, error);
    return failure(
        ErrorKind::NotFound,
        index_dir.string() + (is_folder ? ": there is no index in this folder" : ": no such index"),
        how_to_index(index_dir));
}

Result<std::unique_ptr<OpenIndex>> open_index(const fs::path& index_dir, ColumnShelf* shelf) {
    const auto name = current_generation(index_dir);
    if (!name) return tl::unexpected(name.error());
    const fs::path folder =
        is_generation(index_dir) ? index_dir : generations_dir(index_dir) / *name;
    if (const auto differences = size_differences(folder); !differences.empty()) {
        return failure(ErrorKind::IndexStale,
                       differences.front(),
                       "go back with: findings rollback --index " + index_dir.string() +
                           "; or build a new generation: findings index --index " +
                           index_dir.string() + " FOLDER");
    }
    try {
        Xapian::Database database(folder.string());
        if (auto fits = check_schema(database, index_dir); !fits)
            return tl::unexpected(fits.error());
        const fs::path column_file = folder / kColumnsFile;
        auto columns = shelf == nullptr ? OpenColumns::open(column_file) : shelf->open(column_file);
        if (!columns) return tl::unexpected(columns.error());
        auto passage_file = MappedFile::open(folder / kPassagesFile);
        if (!passage_file) return tl::unexpected(passage_file.error());
        auto passages = PassageFileReader::over(passage_file->bytes());
        if (!passages) return tl::unexpected(passages.error());
        auto word_file = MappedFile::open(folder / kWordsFile);
        if (!word_file) return tl::unexpected(word_file.error());
        auto words = WordFileReader::over(word_file->bytes());
        if (!words) return tl::unexpected(words.error());
        std::optional<MappedFile> posting_file;
        PostingFileReader common_postings;
        if (auto mapped = MappedFile::open(folder / kPostingsFile)) {
            auto common = PostingFileReader::over(mapped->bytes());
            if (!common) return tl::unexpected(common.error());
            common_postings = *common;
            posting_file.emplace(std::move(*mapped));
        }
        auto repeat_file = MappedFile::open(folder / kRepeatsFile);
        if (!repeat_file) return tl::unexpected(repeat_file.error());
        auto repeats = RepeatsView::over(repeat_file->bytes());
        if (!repeats) return tl::unexpected(repeats.error());
        const std::uint32_t last = database.get_lastdocid();
        const OpenColumns& opened = **columns;
        if (opened.view.last_docid != last || passages->size() != last ||
            words->passages() != last || repeats->last_docid() != last) {
            return failure(ErrorKind::IndexStale,
                           folder.string() + ": its files do not belong together",
                           how_to_index(index_dir));
        }
        const auto taxonomy = MappedFile::open(folder / "taxonomy.json");
        if (!taxonomy) return tl::unexpected(taxonomy.error());
        const auto thesaurus =
            MappedFile::open(folder / "thesaurus.json");  // an index may have none
        return std::make_unique<OpenIndex>(
            OpenIndex{*name,
                      std::move(database),
                      *columns,
                      opened.view,
                      std::move(*passage_file),
                      std::move(*passages),
                      std::move(*word_file),
                      std::move(*words),
                      std::move(posting_file),
                      common_postings,
                      std::move(*repeat_file),
                      std::move(*repeats),
                      std::string(taxonomy->bytes()),
                      thesaurus ? std::string(thesaurus->bytes()) : std::string()});
    } catch (const Xapian::Error& e) {
        return failure(ErrorKind::IndexStale,
                       folder.string() + ": " + e.get_description(),
                       how_to_index(index_dir));
    }
}

}  // namespace findings
