// SPDX-License-Identifier: GPL-3.0-or-later

// Segments joined to a generation.

#include "indexer/column_builder.hpp"
#include "indexer/repeat_groups.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/mapped_file.hpp"
#include "indexer/schema/passage_file.hpp"
#include "indexer/schema/posting_file.hpp"
#include "indexer/schema/word_file.hpp"
#include "indexer/write_failures.hpp"

#include <algorithm>
#include <deque>
#include <fstream>
#include <utility>

namespace findings {
namespace {

// Databases merged at once: each holds one file open, two if it had positions, and the usual limit
// is 1,024. What is merged in rounds is written twice.
constexpr std::size_t kMergeWidth = 400;

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

}  // namespace findings
