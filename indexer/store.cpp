// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store.hpp"

#include "indexer/files.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/schema/record_parts.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace findings {
namespace fs = std::filesystem;
namespace {

std::string suffix() { return ".p" + std::to_string(kParserVersion); }
/// Of what optical recognition read. The two stand side by side: a copy that is read without it
/// must not push it out.
std::string ocr_suffix() { return suffix() + "ocr"; }

/// Reads a record piece by piece: nothing that it holds counts before its sum is known to be right.
class Loading {
  public:
    Loading(std::uint64_t file_bytes, std::uint64_t most_bytes)
        : parts_(file_bytes - kSumBytes), left_(file_bytes - kSumBytes), most_bytes_(most_bytes) {}

    /// False when it is no record of ours.
    bool take(std::string_view piece) {
        const std::string_view record =
            piece.substr(0, std::min<std::uint64_t>(piece.size(), left_));
        left_ -= record.size();
        end_ += piece.substr(record.size());
        sum_.add(record);
        return end_.size() <= kSumBytes && parts_.push(record) && take_parts();
    }

    std::optional<DocumentFront> finish() {
        if (!parts_.is_complete() || end_ != std::string(kSumMark) + sum_.hex())
            return std::nullopt;
        DocumentFront front{std::move(parts_.document()), blocks_.size() == parts_.block_count()};
        front.document.blocks = std::move(blocks_);
        return front;
    }

  private:
    bool take_parts() {
        for (;;) {
            const auto part = parts_.next();
            if (!part) return false;
            if (*part == RecordParts::Part::Nothing) return true;
            if (*part != RecordParts::Part::Block || bytes_ > most_bytes_) continue;
            bytes_ += sizeof(Block) + parts_.block().text.size();
            blocks_.push_back(std::move(parts_.block()));
        }
    }

    RecordParts parts_;
    std::uint64_t left_;  // of the record, without its sum
    std::uint64_t most_bytes_, bytes_ = 0;
    std::string end_;
    RunningSum sum_;
    std::vector<Block> blocks_;
};

}  // namespace

ParsedStore::ParsedStore(fs::path folder) : folder_(std::move(folder)) {}

// Two hex digits of folder keep directories small at 100,000 files.
fs::path ParsedStore::path_of(const std::string& sha256, bool recognised) const {
    return folder_ / sha256.substr(0, 2) / (sha256 + (recognised ? ocr_suffix() : suffix()));
}

bool ParsedStore::has(const std::string& sha256) const { return record_bytes(sha256) > 0; }

std::uint64_t ParsedStore::record_bytes(const std::string& sha256) const {
    if (sha256.empty()) return 0;
    for (const bool recognised : {true, false}) {
        std::error_code error;
        const auto size = fs::file_size(path_of(sha256, recognised), error);
        if (!error) return size;
    }
    return 0;
}

Result<ParsedDocument> ParsedStore::load(const std::string& sha256) const {
    auto front = load_front(sha256, UINT64_MAX);
    if (!front) return tl::unexpected(front.error());
    return std::move(front->document);
}

Result<DocumentFront> ParsedStore::load_front(const std::string& sha256,
                                              std::uint64_t most_bytes) const {
    std::error_code error;
    const fs::path path = path_of(sha256, fs::exists(path_of(sha256, true), error));
    const std::uint64_t file_bytes = fs::file_size(path, error);
    const auto damaged = failure(ErrorKind::BadInput,
                                 path.string() + ": its bytes are not the ones that were written");
    if (!error && file_bytes <= kSumBytes) return damaged;
    Loading loading(error ? kSumBytes : file_bytes, most_bytes);
    bool is_sound = true;
    const auto read = read_in_pieces(path, [&](std::string_view piece) {
        return is_sound = loading.take(piece);
    });
    if (!read) return tl::unexpected(read.error());
    auto front = is_sound ? loading.finish() : std::nullopt;
    if (!front) return damaged;
    return std::move(*front);
}

std::unique_ptr<StoreRecord> ParsedStore::begin(const std::string& sha256,
                                                std::size_t number) const {
    fs::path temporary = path_of(sha256, false);
    temporary += ".new" + std::to_string(number);
    return std::make_unique<StoreRecord>(std::move(temporary));
}

Result<void> ParsedStore::keep(StoreRecord& record,
                               const std::string& sha256,
                               bool recognised) const {
    return record.keep_as(path_of(sha256, recognised));
}

void ParsedStore::forget(const std::string& sha256) const {
    std::error_code ignored;  // a damaged record that stays is found damaged again
    for (const bool recognised : {true, false}) fs::remove(path_of(sha256, recognised), ignored);
}

void ParsedStore::prune(const std::set<std::string>& keep) const {
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder_, error), end; !error && it != end;
         it.increment(error)) {
        if (it->is_directory(error)) continue;
        const std::string name = it->path().filename().string();
        if (name.ends_with(".jsonl") || name.ends_with(".tsv")) continue;  // journal and books
        const std::size_t dot = name.find('.');
        const std::string ending = dot == std::string::npos ? std::string{} : name.substr(dot);
        const bool is_wanted =
            (ending == suffix() || ending == ocr_suffix()) && keep.contains(name.substr(0, dot));
        std::error_code ignored;  // a record that stays costs disk, nothing else
        if (!is_wanted) fs::remove(it->path(), ignored);
    }
}

}  // namespace findings
