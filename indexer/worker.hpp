// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/block_sink.hpp"
#include "indexer/parse/archive.hpp"
#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"
#include "indexer/schema/source_file.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace findings {

/// Limits on one file in a worker (docs/reliability.md).
struct WorkerLimits {
    std::uint64_t file_bytes = 128ULL << 20;
    std::uint64_t memory_bytes = 768ULL << 20;  // RLIMIT_AS; not set under AddressSanitizer
    std::uint64_t output_bytes = 64ULL << 20;   // of one encoded ParsedDocument
    // Time of a file: never more than the first two; what a small one has, and what size and pages
    // add to it. One page that wants longer than a small file is made to.
    std::chrono::seconds cpu{15};
    std::chrono::seconds wall{30};
    std::chrono::milliseconds least_cpu{5000};
    std::chrono::milliseconds mebibyte_cpu{1000};
    std::chrono::milliseconds one_page_cpu{100};
    std::chrono::seconds waiting{10};  // wall time beyond the processor time
    /// Then a fresh one, so that leaks stay small; its start takes as long as 50 pages of HTML.
    std::uint32_t files_per_worker = 1000;

    bool recognise = false;  // scanned pages, by optical recognition
    // What recognition adds: memory for a rendered page and the language model, and time for each
    // page that it begins.
    std::uint64_t recognition_bytes = 768ULL << 20;
    std::chrono::seconds page_cpu{60};
    std::chrono::seconds page_wall{90};

    [[nodiscard]] std::chrono::milliseconds cpu_of(std::uint64_t size_bytes,
                                                   std::int32_t page_count) const {
        const auto mebibytes = static_cast<std::int64_t>(std::min(size_bytes, file_bytes) >> 20);
        return std::min<std::chrono::milliseconds>(
            cpu,
            least_cpu + mebibytes * mebibyte_cpu + page_count * one_page_cpu);
    }
    [[nodiscard]] std::chrono::milliseconds wall_of(std::uint64_t size_bytes,
                                                    std::int32_t page_count) const {
        return std::min<std::chrono::milliseconds>(wall, cpu_of(size_bytes, page_count) + waiting);
    }
};

struct ParseOutcome {
    std::size_t index = 0;  // into the files given
    std::string sha256;     // of the bytes that were read; empty if they could not be read
    Result<ParsedDocument> document;  // without its blocks if they went to a sink
    std::int64_t duration_ms = 0;
    // An archive has these instead of a document: its members are files to be read in their turn.
    std::optional<ArchiveListing> archive = std::nullopt;
};

/// Reads the files in `jobs` worker processes and hands every outcome to `done`, once each, in the
/// order they finish. A worker that crashes, hangs or grows too large costs the file it was
/// reading: its outcome is an Error that says which limit or signal, and a new worker takes its
/// place. `done` returns false to stop the run early. Error if optical recognition is asked for and
/// not installed. With `sinks` the blocks of a document go to its sink while they come. Thread:
/// call before starting threads (it forks). Cost: about 4 ms a file plus the reading itself.
[[nodiscard]] Result<void> parse_in_workers(std::span<const SourceFile> files,
                                            unsigned jobs,
                                            const WorkerLimits& limits,
                                            const std::function<bool(ParseOutcome)>& done,
                                            const SinkMaker& sinks = {});

}  // namespace findings
