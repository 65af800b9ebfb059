// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What became of a file. "Unchanged" is how an indexed file shows after a run that did not need to
/// read it.
enum class FileState : std::uint8_t { Indexed, Unchanged, Duplicate, Superseded, Removed, Failed };

[[nodiscard]] std::string_view to_id(FileState state);

/// A correction of labels that found its passage in a file.
struct AppliedCorrection {
    std::uint64_t number = 0;
    std::string passage;  // id, in this index
    friend bool operator==(const AppliedCorrection&, const AppliedCorrection&) = default;
};

struct LedgerEntry {
    std::string name;  // as shown: root's own name, then the path below it
    std::string path;  // absolute; the ledger's key
    std::string root;  // absolute root it was found under
    std::string sha256;
    std::uint64_t size_bytes = 0;
    std::int64_t mtime_ns = 0;
    FileState state = FileState::Failed;
    std::string cause;  // of a failure; what it duplicates; what supersedes it
    std::string hint;   // what to do about it; may be empty
    MediaType parser = MediaType::Unknown;
    int parser_version = 0;
    std::int32_t pages = 0;
    std::uint64_t passages = 0;
    std::uint64_t findings = 0;  // passages that are not mere context
    std::vector<std::string> warnings;
    std::int64_t duration_ms = 0;
    std::vector<std::string> reports;  // ids of the reports it became
    std::vector<AppliedCorrection> corrections;
    /// a doubt: what it nearly repeats without being a duplicate; shown as a warning
    std::string kin;
    std::string archive;       // of a member: absolute path of the archive it lies in
    std::uint32_t member = 0;  // of a member: 1-based position in the archive
    /// with next to no text, and optical recognition has not looked at them
    std::int32_t unread_pages = 0;
    std::int32_t ocr_pages = 0;       // read by optical recognition
    std::int32_t ocr_confidence = 0;  // of those, per cent
    /// it holds files instead of being a report; they have entries of their own
    bool is_archive = false;
};

/// Whether the file's passages are in the index, once the generation is built.
[[nodiscard]] inline bool is_in_index(FileState state) {
    return state == FileState::Indexed || state == FileState::Unchanged;
}

/// By absolute path.
using Ledger = std::map<std::string, LedgerEntry>;

/// One line of JSON without its newline; the names are those of docs/index-format.md.
[[nodiscard]] std::string to_json_line(const LedgerEntry& entry);
[[nodiscard]] Result<LedgerEntry> entry_from_json(std::string_view line);

[[nodiscard]] std::string to_json_lines(const Ledger& ledger);
/// Reads what to_json_lines wrote. `lenient` skips a last line that a crash cut short.
[[nodiscard]] Result<Ledger> read_ledger(const std::filesystem::path& file, bool lenient = false);

}  // namespace findings
