// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Limits of one source document. Those of the process that reads it stand in WorkerLimits
// (indexer/worker.hpp).

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace findings {

inline constexpr std::size_t kMaxPages = 5000;
inline constexpr std::size_t kMaxTextBytes = 16U << 20;  // extracted text of one document
/// a block costs about 200 bytes besides its text, and its passage 1,500
inline constexpr std::size_t kMaxBlocks = 1U << 18;
/// text of one; a longer one is cut between words and goes on in the next
inline constexpr std::size_t kMaxBlockBytes = 1U << 20;
inline constexpr std::size_t kMaxRowCells = 4096;  // a wider row keeps its text, not its cells
/// of a marker, page label or anchor; longer ones are left out
inline constexpr std::size_t kMaxLabelBytes = 1024;
inline constexpr std::size_t kMaxWarningBytes = 1024;
/// of a plain text, blank ones in a row counted as a few
inline constexpr std::size_t kMaxTextLines = 2'000'000;
/// of one element; the parser compares each with all others
inline constexpr std::size_t kMaxHtmlAttributes = 1000;
inline constexpr std::size_t kMaxPropertyBytes = 8U << 10;  // one property; longer ones are cut
inline constexpr std::size_t kMaxProperties = 256;
inline constexpr std::size_t kMaxWarnings = 64;

// Optical recognition of scanned pages. A page takes 1 to 10 s of a processor.
inline constexpr int kMaxRecognisedPages = 1000;  // of one document
inline constexpr std::chrono::minutes kMaxRecognitionOfDocument{
    60};  // then its other pages are left, with a warning
inline constexpr std::chrono::milliseconds kMaxRecognitionTime{45'000};  // of one page
inline constexpr int kRecognitionDpi = 300;  // what the language data were trained with
/// A3 at 300 dpi has 17.4 million; larger pages are rendered coarser
inline constexpr double kMaxRecognitionPixels = 16e6;

inline constexpr std::size_t kMaxZipMembers = 4096;
inline constexpr std::uint64_t kMaxZipMemberBytes = 64ULL << 20;  // inflated
inline constexpr std::uint64_t kMaxZipTotalBytes = 256ULL << 20;  // inflated, of all members read
/// inflated : stored, looked at after the first MiB
inline constexpr std::uint64_t kMaxZipRatio = 100;

// An archive whose members are files of their own (indexer/parse/archive.hpp); a member is bounded
// like those above.
inline constexpr std::uint64_t kMaxArchiveMembers = 10'000;
inline constexpr std::uint64_t kMaxArchiveBytes = 2ULL << 30;  // inflated, of all members
/// mapped by a worker: half its memory
inline constexpr std::uint64_t kMaxArchiveFileBytes = 384ULL << 20;

inline constexpr std::size_t kMaxXmlBytes = 64U << 20;
inline constexpr int kMaxXmlDepth = 256;

}  // namespace findings
