// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store_record.hpp"

#include "indexer/schema/record_parts.hpp"

#include <system_error>
#include <utility>

namespace findings {

void StoreRecord::begin(const ParsedDocument& head, std::uint64_t block_count) {
    std::error_code error;
    std::filesystem::create_directories(temporary_.parent_path(), error);
    auto file = NewFile::create(temporary_);
    if (error) {
        written_ = failure(ErrorKind::Internal,
                           temporary_.parent_path().string() + ": " + error.message());
    } else if (!file) {
        written_ = tl::unexpected(file.error());
    } else {
        file_.emplace(std::move(*file));
    }
    put(encode_head(head, block_count));
}

void StoreRecord::add(const Block& block) { put(encode(block)); }

void StoreRecord::end(const ParsedDocument& facts) {
    put(encode_tail(facts));
    (buffer_ += kSumMark) += sum_.hex();
    flush();
}

Result<void> StoreRecord::keep_as(const std::filesystem::path& path) {
    if (!written_) return written_;
    return file_->rename_to(path);
}

void StoreRecord::put(std::string_view bytes) {
    constexpr std::size_t kPiece = 1U << 16;
    sum_.add(bytes);
    buffer_ += bytes;
    if (buffer_.size() >= kPiece) flush();
}

void StoreRecord::flush() {
    if (written_) written_ = file_->write(buffer_);
    buffer_.clear();
}

}  // namespace findings
