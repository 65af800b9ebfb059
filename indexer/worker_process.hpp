// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inside of parse_in_workers: what parent and worker say to each other. Not for other modules.

#include "indexer/parse/parse.hpp"
#include "indexer/worker.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace findings {

using ParseFunction = Result<ParsedDocument> (*)(Bytes bytes,
                                                 std::string_view name,
                                                 Recogniser* recogniser,
                                                 const OnPages& on_pages);

/// What a worker reads with.
struct WorkerReader {
    ParseFunction parse = nullptr;
    /// loaded before the worker was forked; null: scanned pages are left
    Recogniser* recogniser = nullptr;
};

/// parse_in_workers with a reader of the caller's choice: tests crash, hang and grow on purpose.
[[nodiscard]] Result<void> parse_in_workers_with(ParseFunction parse,
                                                 std::span<const SourceFile> files,
                                                 unsigned jobs,
                                                 const WorkerLimits& limits,
                                                 const std::function<bool(ParseOutcome)>& done,
                                                 const SinkMaker& sinks = {});

/// Parent to worker, together with the open file; `name_bytes` of name follow.
struct WorkerRequest {
    std::uint64_t size_bytes = 0;  // as listed
    std::uint32_t name_bytes = 0;
    std::uint32_t member = 0;  // of the archive that is the file, 1-based; 0 = the file itself
};

enum class AnswerKind : std::uint32_t {
    Digest = 0x5301,  // 64 hex digits, before the reading begins: known even if the reader crashes
    Document = 0x5302,  // encode(ParsedDocument)
    Failure = 0x5303,   // kind (one byte), message, NUL, hint
    Archive = 0x5304,   // encode(ArchiveListing)
    Page = 0x5305,  // one byte, before a page is recognised: the reader asks for time. Any number
                    // after the digest
    PageCount = 0x5306,  // std::int32_t, before the pages are read; once at most, after the digest
};

/// Worker to parent; `size_bytes` of body follow.
struct WorkerAnswer {
    AnswerKind kind = AnswerKind::Failure;
    std::uint32_t is_worn = 0;  // 1 = has grown too large and asks to be replaced
    std::uint64_t size_bytes = 0;
};

inline constexpr int kOutOfMemoryExit = 71;  // exit codes of a worker; anything else is a library's
inline constexpr int kSandboxExit = 72;
inline constexpr std::size_t kMaxNameBytes = 8192;

/// Life of a worker: locks itself down, answers requests until the parent hangs up or dies. Never
/// returns.
[[noreturn]] void run_worker(int socket,
                             pid_t parent,
                             const WorkerLimits& limits,
                             const WorkerReader& reader);

}  // namespace findings
