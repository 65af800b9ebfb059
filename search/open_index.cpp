// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/open_index.hpp"

#include "indexer/schema/generation_names.hpp"
#include "indexer/schema/sealed_files.hpp"
#include "search/searcher.hpp"

#include <system_error>
#include <utility>

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

/// A flat file of a generation, and what reads it.
template <class Reader>
struct FlatFile {
    MappedFile file;
    Reader reader;  // over file
};

template <class Reader>
Result<FlatFile<Reader>> open_flat_file(const fs::path& path) {
    auto file = MappedFile::open(path);
    if (!file) return tl::unexpected(file.error());
    auto reader = Reader::over(file->bytes());
    if (!reader) return tl::unexpected(reader.error());
    return FlatFile<Reader>{std::move(*file), std::move(*reader)};
}

/// The current generation lies whole in `folder`, as its manifest states it.
Result<void> check_sizes(const fs::path& folder, const fs::path& index_dir) {
    const auto differences = size_differences(folder);
    if (differences.empty()) return {};
    return failure(ErrorKind::IndexStale,
                   differences.front(),
                   "go back with: findings rollback --index " + index_dir.string() +
                       "; or build a new generation: findings index --index " + index_dir.string() +
                       " FOLDER");
}

/// May throw Xapian::Error.
Result<std::unique_ptr<OpenIndex>> open_generation(const std::string& name,
                                                   const fs::path& folder,
                                                   const fs::path& index_dir,
                                                   ColumnShelf* shelf) {
    Xapian::Database database(folder.string());
    if (auto fits = check_schema(database, index_dir); !fits) return tl::unexpected(fits.error());
    const fs::path column_file = folder / kColumnsFile;
    auto columns = shelf == nullptr ? OpenColumns::open(column_file) : shelf->open(column_file);
    if (!columns) return tl::unexpected(columns.error());
    auto passages = open_flat_file<PassageFileReader>(folder / kPassagesFile);
    if (!passages) return tl::unexpected(passages.error());
    auto words = open_flat_file<WordFileReader>(folder / kWordsFile);
    if (!words) return tl::unexpected(words.error());
    std::optional<MappedFile> posting_file;
    PostingFileReader common_postings;
    if (auto mapped = MappedFile::open(folder / kPostingsFile)) {
        auto common = PostingFileReader::over(mapped->bytes());
        if (!common) return tl::unexpected(common.error());
        common_postings = *common;
        posting_file.emplace(std::move(*mapped));
    }
    auto repeats = open_flat_file<RepeatsView>(folder / kRepeatsFile);
    if (!repeats) return tl::unexpected(repeats.error());
    const std::uint32_t last = database.get_lastdocid();
    const OpenColumns& opened = **columns;
    if (opened.view.last_docid != last || passages->reader.size() != last ||
        words->reader.passages() != last || repeats->reader.last_docid() != last) {
        return failure(ErrorKind::IndexStale,
                       folder.string() + ": its files do not belong together",
                       how_to_index(index_dir));
    }
    const auto taxonomy = MappedFile::open(folder / "taxonomy.json");
    if (!taxonomy) return tl::unexpected(taxonomy.error());
    const auto thesaurus = MappedFile::open(folder / "thesaurus.json");  // an index may have none
    return std::make_unique<OpenIndex>(
        OpenIndex{name,
                  std::move(database),
                  *columns,
                  opened.view,
                  std::move(passages->file),
                  std::move(passages->reader),
                  std::move(words->file),
                  std::move(words->reader),
                  std::move(posting_file),
                  common_postings,
                  std::move(repeats->file),
                  std::move(repeats->reader),
                  std::string(taxonomy->bytes()),
                  thesaurus ? std::string(thesaurus->bytes()) : std::string()});
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
    if (auto sizes = check_sizes(folder, index_dir); !sizes) return tl::unexpected(sizes.error());
    try {
        return open_generation(*name, folder, index_dir, shelf);
    } catch (const Xapian::Error& e) {
        return failure(ErrorKind::IndexStale,
                       folder.string() + ": " + e.get_description(),
                       how_to_index(index_dir));
    }
}

}  // namespace findings
