// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/posting_file.hpp"

#include <cstring>

namespace findings {
namespace {

constexpr std::string_view kMagic = "FPOSTNG1";
constexpr std::uint64_t kNumberBytes = 8;
constexpr std::uint64_t kEntryBytes = 3 * kNumberBytes;
constexpr std::size_t kWriteAt = 1U << 16;  // bytes that are written at one go

void append_varint(std::string& bytes, std::uint32_t number) {
    for (; number >= 0x80; number >>= 7U) bytes += static_cast<char>(number | 0x80U);
    bytes += static_cast<char>(number);
}

void append_number(std::string& bytes, std::uint64_t number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}  // NOLINT

}  // namespace

PostingFileWriter::PostingFileWriter(std::ostream& out) : out_(out) { write(kMagic); }

void PostingFileWriter::write(std::string_view bytes) {
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    at_ += bytes.size();
}

void PostingFileWriter::stem(std::string_view letters) {
    entries_.push_back({letters_.size(), at_ + bytes_.size(), 0});
    letters_ += letters;
    before_ = 0;
}

void PostingFileWriter::posting(std::uint32_t docid, std::uint32_t mentions) {
    append_varint(bytes_, (docid - before_) * 2 + (mentions > 1 ? 1 : 0));
    if (mentions > 1) append_varint(bytes_, mentions);
    before_ = docid;
    ++entries_.back().count;
    if (bytes_.size() < kWriteAt) return;
    write(bytes_);
    bytes_.clear();
}

bool PostingFileWriter::finish() {
    write(bytes_);
    const std::uint64_t letters_at = at_;
    write(letters_);
    std::string end;
    for (const Entry& entry : entries_) {
        for (const std::uint64_t number : {entry.letters, entry.postings, entry.count})
            append_number(end, number);
    }
    append_number(end, entries_.size());
    append_number(end, letters_at);
    write(end.append(kMagic));
    return out_.flush().good();
}

Result<PostingFileReader> PostingFileReader::over(std::string_view bytes) {
    const auto damaged = [] {
        return failure(ErrorKind::IndexStale,
                       "postings.bin is damaged",
                       "run `findings check`, then `findings index` to build a new generation");
    };
    PostingFileReader reader;
    reader.bytes_ = bytes;
    if (bytes.size() < 2 * kMagic.size() + 2 * kNumberBytes || !bytes.starts_with(kMagic) ||
        !bytes.ends_with(kMagic))
        return damaged();
    const std::uint64_t end = bytes.size() - kMagic.size() - 2 * kNumberBytes;
    reader.count_ = reader.number_at(end);
    reader.letters_at_ = reader.number_at(end + kNumberBytes);
    if (reader.count_ > end / kEntryBytes) return damaged();
    reader.entries_at_ = end - reader.count_ * kEntryBytes;
    if (reader.letters_at_ < kMagic.size() || reader.letters_at_ > reader.entries_at_)
        return damaged();
    std::uint64_t letters = 0, postings = kMagic.size();
    for (std::uint64_t i = 0; i < reader.count_; ++i) {
        const std::uint64_t entry = reader.entries_at_ + i * kEntryBytes;
        const std::uint64_t own_letters = reader.number_at(entry),
                            own_postings = reader.number_at(entry + kNumberBytes);
        if (own_letters < letters || own_letters > reader.entries_at_ - reader.letters_at_)
            return damaged();
        if (own_postings < postings || own_postings > reader.letters_at_) return damaged();
        letters = own_letters, postings = own_postings;
    }
    return reader;
}

std::uint64_t PostingFileReader::number_at(std::uint64_t position) const {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes_.data() + position, sizeof number);
    return number;
}

std::string_view PostingFileReader::letters(std::uint64_t number) const {
    const std::uint64_t entry = entries_at_ + number * kEntryBytes;
    const std::uint64_t begin = number_at(entry), end = number + 1 < count_
                                                            ? number_at(entry + kEntryBytes)
                                                            : entries_at_ - letters_at_;
    return bytes_.substr(letters_at_ + begin, end - begin);
}

std::uint64_t PostingFileReader::number_of(std::string_view stem) const {
    std::uint64_t first = 0, last = count_;
    while (first < last) {
        const std::uint64_t middle = first + (last - first) / 2;
        if (letters(middle) < stem) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first < count_ && letters(first) == stem ? first : count_;
}

PostingList PostingFileReader::of(std::string_view stem) const {
    const std::uint64_t number = number_of(stem);
    if (number == count_) return {{}, 0};
    const std::uint64_t entry = entries_at_ + number * kEntryBytes;
    const std::uint64_t begin = number_at(entry + kNumberBytes);
    const std::uint64_t end =
        number + 1 < count_ ? number_at(entry + kEntryBytes + kNumberBytes) : letters_at_;
    return {bytes_.substr(begin, end - begin), number_at(entry + 2 * kNumberBytes)};
}

}  // namespace findings
