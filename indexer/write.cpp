// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write.hpp"

#include <algorithm>
#include <deque>
#include <fstream>
#include <optional>
#include <utility>

#define XAPIAN_MOVE_SEMANTICS
#include "indexer/column_builder.hpp"
#include "indexer/repeat_groups.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/mapped_file.hpp"
#include "indexer/schema/passage_file.hpp"
#include "indexer/schema/posting_file.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/schema/tokens.hpp"
#include "indexer/schema/word_file.hpp"

#include <xapian.h>

#ifdef __SANITIZE_ADDRESS__
// Xapian's own Database::check deletes an object by a smaller type than it made; the rest of ASan's
// checks stay on.
extern "C" const char*
__asan_default_options();  // NOLINT(bugprone-reserved-identifier): ASan's own
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }
#endif

namespace findings {
namespace {

/// Xapian's errors are no std::exception; nothing above this file knows them.
template <class Call>
auto translating(Call&& call) {
    try {
        return call();
    } catch (const Xapian::Error& e) {
        throw WriteFailure(e.get_description());
    }
}

void require(bool written, const std::filesystem::path& file) {
    if (!written) throw WriteFailure(file.string() + ": cannot be written; the disk may be full");
}

}  // namespace

struct LabelWriter::Impl {
    std::filesystem::path folder;
    std::ofstream stream;
    std::optional<MappedFile> former_file;
    std::optional<PassageFileReader> former;
    PassageFileWriter passages;
    ColumnBuilder columns;

    Impl(const std::filesystem::path& to, const std::filesystem::path& from)
        : folder(to),
          stream(to / kPassagesFile, std::ios::binary),
          former_file(file_of(from)),
          former(reader_of(former_file)),
          passages(stream, former ? &*former : nullptr) {}

    // Without the former file nothing is taken over, and nothing else is different.
    static std::optional<MappedFile> file_of(const std::filesystem::path& from) {
        auto file = MappedFile::open(from / kPassagesFile);
        return from.empty() || !file ? std::nullopt : std::optional(std::move(*file));
    }
    static std::optional<PassageFileReader> reader_of(const std::optional<MappedFile>& file) {
        if (!file) return std::nullopt;
        auto reader = PassageFileReader::over(file->bytes());
        return reader ? std::optional(std::move(*reader)) : std::nullopt;
    }
};

LabelWriter::LabelWriter(const std::filesystem::path& folder, const std::filesystem::path& former)
    : impl_(std::make_unique<Impl>(folder, former)) {}
LabelWriter::~LabelWriter() = default;

void LabelWriter::begin(const Report& report, std::vector<std::string> words) {
    impl_->columns.begin(report, std::move(words));
}

void LabelWriter::add(const Report& report, const Passage& passage) {
    impl_->passages.add(encode(passage));
    impl_->columns.add(report, passage);
}

void LabelWriter::add_again(const Report& report,
                            std::vector<std::string> words,
                            const std::vector<std::string>& records,
                            const std::vector<bool>& is_new) {
    impl_->columns.begin(report, std::move(words));
    for (std::size_t i = 0; i < report.passages.size(); ++i) {
        impl_->columns.add(report, report.passages[i]);
        if (!is_new[i]) {
            impl_->passages.add_as_before(records[i]);
        } else if (const std::string record = encode(report.passages[i]); record == records[i]) {
            impl_->passages.add_as_before(record);
        } else {
            impl_->passages.add(record);
        }
    }
}

void LabelWriter::commit() {
    require(impl_->passages.finish(), impl_->folder / kPassagesFile);
    std::ofstream columns(impl_->folder / kColumnsFile, std::ios::binary);
    columns << encode_columns(impl_->columns.take());
    require(columns.flush().good(), impl_->folder / kColumnsFile);
}

struct SegmentWriter::Impl {
    std::filesystem::path folder;
    Xapian::WritableDatabase database;
    std::ofstream word_stream;
    WordFileWriter word_file;
    SketchFileWriter sketch_file;
    LabelWriter labels;
    StemTable& stems;
    std::vector<std::uint32_t> numbers;  // of a word in small letters and in capitals, in
                                         // words.bin; 0 = not met in this segment yet
    std::vector<std::uint32_t> counted;  // stems of the passage being written, one for each word
    std::uint64_t passages = 0;
    const Report* open_report = nullptr;
    std::string_view open_title;  // of that report; empty once it has been counted
    std::optional<Sketcher> sketcher;

    Impl(const std::filesystem::path& to, StemTable& table)
        : folder(to),
          // No sync: a segment is worthless after a crash, the generation made from it is synced
          // before it is published. No term lists: they would cost a third of the writing, and
          // nothing is ever deleted from a segment.
          database(to.string(),
                   Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST |
                       Xapian::DB_BACKEND_GLASS),
          word_stream(to / kWordsFile, std::ios::binary),
          word_file(word_stream),
          labels(to),
          stems(table) {}

    std::uint32_t number_of(const Token& token, const StemTable::Word& word) {
        const auto new_number = [&] {
            return word_file.number_of(written_form(token.word, token.upper_case),
                                       stems.letters(word.stem));
        };
        if (word.index == StemTable::kUncounted) return new_number();
        const std::size_t at = word.index * 2ULL + (token.upper_case ? 1 : 0);
        if (at >= numbers.size()) numbers.resize(at + 1024);
        if (numbers[at] == 0) numbers[at] = new_number();
        return numbers[at];
    }

    void read_words(std::span<const Token> tokens) {
        std::uint32_t position = 0;
        for (const Token& token : tokens) {
            const StemTable::Word word = stems.find(token.word);
            counted.push_back(word.stem);
            word_file.word(number_of(token, word), token.position == position);
            position = token.position;
        }
        word_file.gap();
    }

    /// A report is found by its title at its first passage, as if that said it twice; counted in
    /// all of them it would make the title's words common.
    void count_title(std::string_view title) {
        for (const Token& token : tokenise(title))
            counted.insert(counted.end(), 2, stems.stem_of(token.word));
    }

    /// The words read, each once with its frequency: a look-up in Xapian's document costs more than
    /// sorting.
    void add_words(Xapian::Document& document) {
        std::sort(counted.begin(), counted.end());
        for (auto first = counted.begin(); first != counted.end();) {
            const auto last = std::upper_bound(first, counted.end(), *first);
            document.add_term(std::string(stems.letters(*first)),
                              static_cast<Xapian::termcount>(last - first));
            first = last;
        }
        counted.clear();
    }

    /// Stems of what all passages of a report are found by, beside their own words.
    std::vector<std::string> words_of(const Report& report) {
        std::vector<std::string> words;
        for (const std::string* text :
             {&report.title, &report.provider.name, &report.location.name}) {
            for (const Token& token : tokenise(*text))
                words.emplace_back(stems.letters(stems.stem_of(token.word)));
        }
        return words;
    }

    void add_passage(const Passage& passage) {
        Xapian::Document document;
        const std::vector<Token> tokens = tokenise(passage.text);
        sketch_file.add(sketcher->sketch(passage, tokens), passage);
        read_words(tokens);
        for (const std::string& heading : passage.section) read_words(tokenise(heading));
        count_title(std::exchange(open_title, {}));
        word_file.end_passage(static_cast<std::uint32_t>(counted.size()));
        add_words(document);
        database.add_document(document);
        ++passages;
    }
};

SegmentWriter::SegmentWriter(const std::filesystem::path& folder, StemTable& stems) {
    translating([&] {
        impl_ = std::make_unique<Impl>(folder, stems);
        impl_->database.set_metadata(std::string(kSchemaKey), std::to_string(kSchemaVersion));
    });
}
SegmentWriter::~SegmentWriter() = default;

void SegmentWriter::begin(const Report& report) {
    impl_->open_report = &report;
    impl_->open_title = report.title;
    impl_->sketcher.emplace(report);
    impl_->sketch_file.begin_report();
    impl_->labels.begin(report, impl_->words_of(report));
}

void SegmentWriter::add(const Passage& passage) {
    translating([&] { impl_->add_passage(passage); });
    impl_->labels.add(*impl_->open_report, passage);
}

void SegmentWriter::end() {
    const Report& report = *std::exchange(impl_->open_report, nullptr);
    impl_->open_title = {};
    translating([&] {
        impl_->database.set_metadata(std::string(kReportKeyPrefix) + report.id,
                                     encode_particulars(report));
    });
}

void SegmentWriter::commit() {
    translating([&] {
        impl_->database.commit();
        impl_->database.close();
    });
    require(impl_->word_file.finish(), impl_->folder / kWordsFile);
    std::ofstream sketches(impl_->folder / kSketchesFile, std::ios::binary);
    require(impl_->sketch_file.finish(sketches), impl_->folder / kSketchesFile);
    impl_->labels.commit();
}

std::uint64_t SegmentWriter::passages() const { return impl_->passages; }

namespace {

// Databases merged at once: each holds about six files open, and the usual limit is 1,024.
constexpr std::size_t kMergeWidth = 100;

void compact_into(std::span<const std::filesystem::path> sources,
                  const std::filesystem::path& target) {
    translating([&] {
        Xapian::Database merged;
        for (const auto& source : sources) merged.add_database(Xapian::Database(source.string()));
        merged.compact(target.string(),
                       Xapian::DB_BACKEND_GLASS | static_cast<unsigned>(Xapian::Compactor::FULL));
    });
}

/// Compacts in rounds of kMergeWidth neighbours, keeping their order.
void compact_all(std::vector<std::filesystem::path> sources, const std::filesystem::path& target) {
    namespace fs = std::filesystem;
    const fs::path scratch = target / "scratch";
    fs::create_directories(scratch);
    for (int round = 0; sources.size() > kMergeWidth; ++round) {
        std::vector<fs::path> merged;
        for (std::size_t i = 0; i < sources.size(); i += kMergeWidth) {
            const std::size_t count = std::min(kMergeWidth, sources.size() - i);
            merged.push_back(scratch / ("merge" + std::to_string(round) + "-" + std::to_string(i)));
            compact_into(std::span(sources).subspan(i, count), merged.back());
        }
        sources = std::move(merged);
    }
    compact_into(sources, scratch / "whole");
    for (const auto& file : fs::directory_iterator(scratch / "whole"))
        fs::rename(file.path(), target / file.path().filename());
    fs::remove_all(scratch);
}

template <class Opened>
Opened opened(Result<Opened> result) {
    if (!result) throw WriteFailure(result.error().message);
    return std::move(*result);
}

template <class Writer, class Reader>
void join_flat_files(std::span<const std::filesystem::path> segments,
                     const char* name,
                     const std::filesystem::path& target) {
    std::ofstream out(target / name, std::ios::binary);
    Writer writer(out);
    for (const auto& segment : segments) {
        const MappedFile file = opened(MappedFile::open(segment / name));
        writer.append(opened(Reader::over(file.bytes())));
    }
    require(writer.finish(), target / name);
}

}  // namespace

std::string columns_of(std::span<const std::filesystem::path> segments,
                       std::span<const ThemeName> themes,
                       std::map<std::string, std::string> facts) {
    std::deque<MappedFile> files;
    std::vector<ColumnsView> views;
    for (const auto& segment : segments) {
        files.push_back(opened(MappedFile::open(segment / kColumnsFile)));
        views.push_back(opened(ColumnsView::over(files.back().bytes())));
    }
    return encode_columns(join_columns(views, themes, std::move(facts)));
}

void merge_databases(std::span<const std::filesystem::path> segments,
                     const std::filesystem::path& target) {
    compact_all({segments.begin(), segments.end()}, target);
}

void join_passages(std::span<const std::filesystem::path> segments,
                   const std::filesystem::path& target) {
    join_flat_files<PassageFileWriter, PassageFileReader>(segments, kPassagesFile, target);
}

void join_words(std::span<const std::filesystem::path> segments,
                const std::filesystem::path& target) {
    join_flat_files<WordFileWriter, WordFileReader>(segments, kWordsFile, target);
}

void write_repeats(std::span<const std::filesystem::path> segments,
                   const std::filesystem::path& target) {
    std::vector<MappedFile> files;
    std::vector<SketchFileReader> sketches;
    for (const auto& segment : segments) {
        files.push_back(opened(MappedFile::open(segment / kSketchesFile)));
        sketches.push_back(opened(SketchFileReader::over(files.back().bytes())));
    }
    std::ofstream out(target / kRepeatsFile, std::ios::binary);
    out << encode_repeats(group_repeats(sketches)) << std::flush;
    require(out.good(), target / kRepeatsFile);
}

void write_postings(const std::filesystem::path& generation) {
    std::ofstream out(generation / kPostingsFile, std::ios::binary);
    PostingFileWriter writer(out);
    translating([&] {
        const Xapian::Database database(generation.string());
        for (auto stem = database.allterms_begin(); stem != database.allterms_end(); ++stem) {
            if (!is_common_stem(stem.get_termfreq(), database.get_doccount())) continue;
            writer.stem(*stem);
            for (auto posting = database.postlist_begin(*stem);
                 posting != database.postlist_end(*stem);
                 ++posting) {
                writer.posting(*posting, posting.get_wdf());
            }
        }
    });
    require(writer.finish(), generation / kPostingsFile);
}

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
