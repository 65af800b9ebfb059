// SPDX-License-Identifier: GPL-3.0-or-later

// Files that are mapped and believed afterwards: what over() lets through must be safe to read to
// its last number.

#include "indexer/schema/columns.hpp"
#include "indexer/schema/posting_file.hpp"
#include "indexer/schema/repeat_file.hpp"
#include "indexer/sketch_file.hpp"
#include "tests/fuzz/targets.hpp"

#include <cstdint>
#include <cstring>
#include <vector>

namespace findings::fuzz {
namespace {

/// The bytes as a mapped file has them: at an aligned address, and with nothing behind them that
/// could be read unnoticed.
class Mapped {
  public:
    explicit Mapped(Bytes input)
        : size_(input.size()),
          words_((input.size() + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t)) {
        if (!input.empty()) std::memcpy(words_.data(), input.data(), input.size());
    }
    [[nodiscard]] std::string_view bytes() const {
        return {reinterpret_cast<const char*>(words_.data()), size_};
    }

  private:
    std::size_t size_;
    std::vector<std::uint64_t> words_;
};

void check_columns(const ColumnsView& columns) {
    std::uint64_t sum = 0;
    for (const FacetColumnView& facet : columns.facets) {
        for (std::uint32_t docid = 1; docid <= columns.last_docid; ++docid) {
            for (const std::uint32_t ordinal : facet.of(docid))
                sum += facet.values.at(ordinal).key.size();
        }
    }
    for (std::uint32_t docid = 1; docid <= columns.last_docid; ++docid) {
        if (columns.report_of_doc.at(docid) >= columns.report_ids.size())
            broken("each document belongs to a report");
    }
    for (std::uint32_t report = 0; report < columns.report_ids.size(); ++report) {
        const auto [first, end] = columns.docids_of(report);
        if (first > end || end > columns.last_docid + 1)
            broken("documents of a report are among those there are");
        for (const std::uint32_t stem : columns.report_words.of(report))
            sum += columns.report_words.stems.at(stem).size();
    }
    if (sum == UINT64_MAX) broken("names have a length");
}

}  // namespace

void fuzz_columns(Bytes input) {
    const Mapped file(input);
    const auto columns = ColumnsView::over(file.bytes());
    if (columns) check_columns(*columns);
}

void fuzz_postings(Bytes input) {
    const Mapped file(input);
    const auto postings = PostingFileReader::over(file.bytes());
    if (!postings) return;
    for (const char* stem : {"a", "restraint", "seclus"}) {
        PostingList list = postings->of(stem);
        std::uint32_t before = 0;
        std::size_t read = 0;
        while (list.next()) {
            if (list.docid() <= before) broken("documents ascend");
            before = list.docid();
            if (++read > input.size()) broken("a posting takes a byte at least");
        }
        if (read > 0 && !postings->has(stem)) broken("a stem that has postings is there");
    }
}

void fuzz_repeats(Bytes input) {
    const Mapped file(input);
    const auto repeats = RepeatsView::over(file.bytes());
    if (!repeats) return;
    for (std::uint32_t group = 0; group < repeats->groups(); ++group) {
        if (repeats->members(group).size() < 2) broken("a group has two members at least");
        for (const std::uint32_t docid : repeats->members(group)) {
            if (docid == 0 || docid > repeats->last_docid() || repeats->group_of(docid) != group)
                broken("a member knows its group");
        }
    }
}

void fuzz_sketches(Bytes input) {
    const Mapped file(input);
    const auto sketches = SketchFileReader::over(file.bytes());
    if (!sketches) return;
    std::span<const FrameWord> before;
    for (const SketchRecord& record : sketches->records()) {
        const auto frame = sketches->frame_of(record);
        (void)are_alike(before, frame);
        before = frame;
    }
}

}  // namespace findings::fuzz
