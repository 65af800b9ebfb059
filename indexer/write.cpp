// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write.hpp"

#include "indexer/schema/fields.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/schema/tokens.hpp"
#include "indexer/schema/word_file.hpp"
#include "indexer/sketch.hpp"
#include "indexer/sketch_file.hpp"
#include "indexer/write_failures.hpp"

#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>

namespace findings {

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
    std::vector<std::uint64_t> hashes;   // of the words of the text being read
    /// Of passages that Xapian has not got yet: how many stems, then each with its frequency.
    std::vector<std::uint32_t> waiting;
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
        hashes.clear();
        for (const Token& token : tokens) hashes.push_back(stems.hash_of(token.word));
        std::uint32_t position = 0;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Token& token = tokens[i];
            const StemTable::Word word = stems.find(token.word, hashes[i]);
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
    void add_words() {
        std::sort(counted.begin(), counted.end());
        const std::size_t head = waiting.size();
        waiting.push_back(0);
        for (auto first = counted.begin(); first != counted.end();) {
            const auto last = std::upper_bound(first, counted.end(), *first);
            waiting.push_back(*first);
            waiting.push_back(static_cast<std::uint32_t>(last - first));
            ++waiting[head];
            first = last;
        }
        counted.clear();
        constexpr std::size_t kMostWaiting = 1U << 20;  // 4 MiB: some 8,000 passages
        if (waiting.size() > kMostWaiting) add_documents();
    }

    /// Many at a time: what Xapian keeps of a segment is larger than a processor's cache, and
    /// coming back to it after each passage had been labelled cost twice as much.
    void add_documents() {
        for (std::size_t at = 0; at < waiting.size();) {
            Xapian::Document document;
            for (std::uint32_t left = waiting[at++]; left > 0; --left, at += 2)
                document.add_term(std::string(stems.letters(waiting[at])), waiting[at + 1]);
            database.add_document(document);
        }
        waiting.clear();
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
        const std::vector<Token> tokens = tokenise(passage.text);
        sketch_file.add(sketcher->sketch(passage, tokens), passage);
        read_words(tokens);
        for (const std::string& heading : passage.section) read_words(tokenise(heading));
        count_title(std::exchange(open_title, {}));
        word_file.end_passage(static_cast<std::uint32_t>(counted.size()));
        add_words();
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
        impl_->add_documents();
        impl_->database.commit();
        impl_->database.close();
    });
    require(impl_->word_file.finish(), impl_->folder / kWordsFile);
    std::ofstream sketches(impl_->folder / kSketchesFile, std::ios::binary);
    require(impl_->sketch_file.finish(sketches), impl_->folder / kSketchesFile);
    impl_->labels.commit();
}

std::uint64_t SegmentWriter::passages() const { return impl_->passages; }

}  // namespace findings
