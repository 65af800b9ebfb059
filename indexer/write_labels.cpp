// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/column_builder.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/mapped_file.hpp"
#include "indexer/schema/passage_file.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/write_failures.hpp"

#include <fstream>
#include <optional>
#include <utility>

namespace findings {

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

}  // namespace findings
