// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every limit of the server stands here and nowhere else, each with a test at the limit and one
// above (tests/server/limits_test.cpp). A request over a limit is refused with a reason, never cut
// short in silence. Not here yet, because they need the epoll edge in front of httplib: total
// deadlines for slow headers and bodies, connections per address, token buckets. Until then those
// belong to the reverse proxy (docs/running.md).

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace findings::limits {

// --- HTTP
// ---------------------------------------------------------------------------------------------------------

inline constexpr std::size_t kMaxPathBytes = 256;  // decoded; the longest path of ours is below 100
inline constexpr std::size_t kMaxRequestTargetBytes =
    8000;  // path and query; httplib cuts the whole line at 8,192
inline constexpr std::size_t kMaxHeaderBytes = 16 * 1024;  // names and values of all header fields
inline constexpr std::size_t kMaxHeaders = 64;
inline constexpr std::size_t kMaxBodyBytes = 16 * 1024;  // of requests; the one body that is read is shorter

inline constexpr std::chrono::seconds kReadTimeout{5};    // for one read of the request
inline constexpr std::chrono::seconds kWriteTimeout{15};  // for one write of the answer
inline constexpr std::size_t kRequestsPerConnection =
    1;  // keep-alive is off: an idle connection holds a thread

inline constexpr int kListenBacklog = 1024;  // connections the kernel keeps before we accept them
inline constexpr unsigned kDefaultWorkers =
    64;  // threads; slow clients hold one each, searches do not
inline constexpr unsigned kMaxWorkers =
    400;  // with both queues stays below select()'s 1,024 sockets
inline constexpr std::size_t kMaxQueuedConnections =
    256;  // accepted and waiting for a worker; then 503
inline constexpr std::size_t kMaxRefusedConnections =
    256;                                      // waiting for their 503; then we stop accepting
inline constexpr int kRetryAfterSeconds = 5;  // said with every 503

// --- Corrections of labels, where the operator allows them
// ---------------------------------------------------------------------------------------------------------

inline constexpr std::size_t kMaxFormBytes = 8 * 1024;  // httplib's own limit of such a body
inline constexpr int kCorrectionBurst = 20;  // by all readers together: people do not write faster
inline constexpr std::chrono::seconds kCorrectionInterval{3};  // in which one more may come

// --- Answers that are sent piece by piece: exports
// ---------------------------------------------------------------------------------------------------------

inline constexpr std::size_t kMaxStreams = 4;  // at a time, each with an index of its own open; then 503

// --- URL parameters
// -----------------------------------------------------------------------------------------------

inline constexpr std::size_t kMaxParameters = 128;
inline constexpr std::size_t kMaxQueryBytes = 512;   // of q
inline constexpr std::size_t kMaxPastedBytes = 4096;  // of a text to find good practice for
inline constexpr std::size_t kMaxFilterBytes = 256;  // of one filter value
inline constexpr std::size_t kMaxFilterValues = 64;  // all filters together
inline constexpr std::size_t kMaxIdBytes = 64;       // of a report or finding

inline constexpr std::uint32_t kDefaultPageSize = 10;
inline constexpr std::uint32_t kMaxPageSize = 100;
inline constexpr std::uint32_t kMaxResultDepth =
    1000;  // hits that can be paged through; export goes beyond

// --- Pages
// --------------------------------------------------------------------------------------------------------

inline constexpr std::size_t kFacetValuesShown = 8;    // before "Show more"
inline constexpr std::size_t kFacetValuesListed = 60;  // after it
inline constexpr std::uint32_t kNewestReports = 5;     // on the home page
inline constexpr std::size_t kDoors = 12;              // themes on the home page; /themes has all
inline constexpr std::uint32_t kReportsOfProvider = 100;  // newest first; the search has the rest
inline constexpr std::size_t kProvidersAsked = 500;    // for the number that one of them was given

// --- Index
// --------------------------------------------------------------------------------------------------------

// Opening a generation that is damaged may cost a checksum of the whole: not at every request.
inline constexpr std::chrono::seconds kReopenRetry{5};
// One that was found damaged is read again after this: somebody may have put the file back.
inline constexpr std::chrono::seconds kVerifyRetry{60};

}  // namespace findings::limits
