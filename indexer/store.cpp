// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store.hpp"

#include <optional>
#include <string_view>
#include <system_error>

#include "indexer/files.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/schema/record.hpp"

namespace findings {
namespace fs = std::filesystem;
namespace {

std::string suffix() { return ".p" + std::to_string(kParserVersion); }
/// Of what optical recognition read. The two stand side by side: a copy that is read without it must not push it out.
std::string ocr_suffix() { return suffix() + "ocr"; }

// Behind each record, as hex digits: a loss of power can leave pages of zeros that still decode. Records from before have none.
constexpr std::string_view kSumMark = "\nsha256 ";

/// The record's bytes without its sum; nothing if they are not what was written.
std::optional<std::string_view> checked(std::string_view bytes) {
    const std::size_t at = bytes.rfind(kSumMark);
    if (at == std::string_view::npos || bytes.size() - at != kSumMark.size() + 64) return bytes;
    const std::string_view record = bytes.substr(0, at);
    if (sha256_hex(record) != bytes.substr(at + kSumMark.size())) return std::nullopt;
    return record;
}

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
    auto bytes = read_file(path_of(sha256, true));
    if (!bytes && bytes.error().kind == ErrorKind::NotFound) bytes = read_file(path_of(sha256, false));
    if (!bytes) return tl::unexpected(bytes.error());
    const auto record = checked(*bytes);
    if (!record) return failure(ErrorKind::BadInput, path_of(sha256, false).string() + ": its bytes are not the ones that were written");
    return decode_parsed(*record);
}

Result<void> ParsedStore::save(const std::string& sha256, const ParsedDocument& document) const {
    const fs::path path = path_of(sha256, document.properties.contains("ocr_pages"));
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return failure(ErrorKind::Internal, path.parent_path().string() + ": " + error.message());
    std::string record = encode(document);
    const std::string sum = sha256_hex(std::string_view(record));
    (record += kSumMark) += sum;
    return write_file(path, record);
}

void ParsedStore::forget(const std::string& sha256) const {
    std::error_code ignored;  // a damaged record that stays is found damaged again
    for (const bool recognised : {true, false}) fs::remove(path_of(sha256, recognised), ignored);
}

void ParsedStore::prune(const std::set<std::string>& keep) const {
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder_, error), end; !error && it != end; it.increment(error)) {
        if (it->is_directory(error)) continue;
        const std::string name = it->path().filename().string();
        if (name.ends_with(".jsonl") || name.ends_with(".tsv")) continue;  // journal and books
        const std::size_t dot = name.find('.');
        const std::string ending = dot == std::string::npos ? std::string{} : name.substr(dot);
        const bool is_wanted = (ending == suffix() || ending == ocr_suffix()) && keep.contains(name.substr(0, dot));
        std::error_code ignored;  // a record that stays costs disk, nothing else
        if (!is_wanted) fs::remove(it->path(), ignored);
    }
}

}  // namespace findings
