// SPDX-License-Identifier: GPL-3.0-or-later

// What was written, read back.

#include "indexer/schema/fields.hpp"
#include "indexer/schema/mapped_file.hpp"
#include "indexer/schema/passage_file.hpp"
#include "indexer/schema/repeat_file.hpp"
#include "indexer/schema/word_file.hpp"
#include "indexer/write_failures.hpp"

#ifdef __SANITIZE_ADDRESS__
// Xapian's own Database::check deletes an object by a smaller type than it made; the rest of ASan's
// checks stay on.
extern "C" const char*
__asan_default_options();  // NOLINT(bugprone-reserved-identifier): ASan's own
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }
#endif

namespace findings {

std::size_t structural_errors(const std::filesystem::path& database) {
    return translating([&] { return Xapian::Database::check(database.string(), 0, nullptr); });
}

std::uint64_t passage_count(const std::filesystem::path& database) {
    const auto documents = translating([&] {
        return static_cast<std::uint64_t>(Xapian::Database(database.string()).get_doccount());
    });
    const MappedFile passages = opened(MappedFile::open(database / kPassagesFile));
    const MappedFile words = opened(MappedFile::open(database / kWordsFile));
    const MappedFile repeats = opened(MappedFile::open(database / kRepeatsFile));
    const std::uint64_t records = opened(PassageFileReader::over(passages.bytes())).size();
    const std::uint64_t streams = opened(WordFileReader::over(words.bytes())).passages();
    const std::uint64_t compared = opened(RepeatsView::over(repeats.bytes())).last_docid();
    if (records != documents || streams != documents || compared != documents) {
        throw WriteFailure(database.string() + ": the database has " + std::to_string(documents) +
                           " passages, passages.bin " + std::to_string(records) + ", words.bin " +
                           std::to_string(streams) + ", repeats.bin " + std::to_string(compared));
    }
    return documents;
}

Result<std::vector<std::string>> report_records(const std::filesystem::path& database,
                                                std::span<const std::string> ids) {
    try {
        const Xapian::Database opened(database.string());
        std::vector<std::string> records;
        for (const std::string& id : ids)
            records.push_back(opened.get_metadata(std::string(kReportKeyPrefix) + id));
        return records;
    } catch (const Xapian::Error& e) {
        return failure(ErrorKind::IndexStale,
                       database.string() + ": " + e.get_description(),
                       "run: findings check");
    }
}

std::set<std::string> report_ids_of(const std::filesystem::path& database_path) {
    return translating([&] {
        const Xapian::Database database(database_path.string());
        const std::string prefix(kReportKeyPrefix);
        std::set<std::string> ids;
        for (auto key = database.metadata_keys_begin(prefix);
             key != database.metadata_keys_end(prefix);
             ++key) {
            ids.insert((*key).substr(prefix.size()));
        }
        return ids;
    });
}

}  // namespace findings
