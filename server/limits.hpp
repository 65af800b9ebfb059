// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every limit of the server stands here and nowhere else, each with a test at the limit and one
// above (tests/server/limits_test.cpp, request_reader_test.cpp, edge_test.cpp). A request over a
// limit is refused with a reason, never cut short in silence. Measurements: docs/reliability.md.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace findings::limits {

// --- A request
// ---------------------------------------------------------------------------------------------------------

inline constexpr std::size_t kMaxRequestLineBytes = 8192;
inline constexpr std::size_t kMaxRequestTargetBytes = 8000;  // path and query
inline constexpr std::size_t kMaxPathBytes = 256;  // decoded; the longest path of ours is below 100
inline constexpr std::size_t kMaxHeaderBytes = 16 * 1024;  // names and values of all header fields
inline constexpr std::size_t kMaxHeaders = 64;
inline constexpr std::size_t kMaxFieldPadding = 64;  // white space and colon of one field

// --- A connection. The times are for the whole of the matter, not for one read or write of it.
// ---------------------------------------------------------------------------------------------------------

inline constexpr std::chrono::seconds kHeadTime{
    5};  // from the connection, or a request's first byte, to the end of its head
inline constexpr std::chrono::seconds kBodyTime{10};  // of a form
inline constexpr std::chrono::seconds kSendTime{
    15};  // until the client has taken its answer; of an export, each kStreamBytes
inline constexpr std::chrono::seconds kIdleTime{30};  // between two requests
inline constexpr std::chrono::seconds kLingerTime{
    1};  // what is sent after a refusal is thrown away for so long,
inline constexpr std::size_t kMaxDiscardedBytes = 1U << 20;  // or until it is so much
inline constexpr unsigned kRequestsPerConnection = 100;

/// also the most that is kept of requests sent ahead
inline constexpr std::size_t kReceivedAtOnce = 16 * 1024;
inline constexpr std::size_t kSentInOneTurn = 1U << 20;
/// the kernel's, for one client; it doubles it
inline constexpr int kSocketBufferBytes = 128 * 1024;

// --- All connections together
// ---------------------------------------------------------------------------------------------------------

inline constexpr std::size_t kMaxConnections = 4096;
/// descriptors that are not for connections: indexes, exports
inline constexpr std::size_t kReservedFiles = 192;
/// answers that clients have not taken yet
inline constexpr std::size_t kMaxUnsentBytes = 32U << 20;
/// kept by the kernel before we accept; who is over it comes again after a second
inline constexpr int kListenBacklog = 4096;
/// threads; no client holds one, so a few a core are enough
inline constexpr unsigned kMaxWorkers = 64;
inline constexpr std::size_t kMaxQueuedRequests = 256;  // waiting for a worker; then 503
inline constexpr int kRetryAfterSeconds = 5;            // said with every 503
inline constexpr std::chrono::seconds kDrainTime{
    10};  // from the signal to stop until what is left is cut

// --- A client: an IPv4 address or an IPv6 network
// ---------------------------------------------------------------------------------------------------------

inline constexpr unsigned kConnectionsPerClient = 64;
/// a page is one: its style, script and picture are free
inline constexpr unsigned kRequestsPerSecond = 20;
inline constexpr unsigned kRequestBurst = 100;  // a hospital may share one address
inline constexpr std::size_t kMaxClientsKnown = 65536;

// --- Corrections of labels, where the operator allows them
// ---------------------------------------------------------------------------------------------------------

inline constexpr std::size_t kMaxFormBytes = 8 * 1024;
inline constexpr int kCorrectionBurst = 20;  // by all readers together: people do not write faster
inline constexpr std::chrono::seconds kCorrectionInterval{3};  // in which one more may come

// --- Answers that are sent piece by piece: exports
// ---------------------------------------------------------------------------------------------------------

/// at a time, each with an index of its own open; then 503
inline constexpr std::size_t kMaxStreams = 4;
/// made and not yet taken; then the export waits
inline constexpr std::size_t kStreamBytes = 256 * 1024;
inline constexpr std::size_t kChunkBytes = 16 * 1024;
/// of other answers: below, compressing makes nothing smaller
inline constexpr std::size_t kSmallestCompressed = 256;

// --- URL parameters
// -----------------------------------------------------------------------------------------------

inline constexpr std::size_t kMaxParameters = 128;
inline constexpr std::size_t kMaxQueryBytes = 512;    // of q
inline constexpr std::size_t kMaxPastedBytes = 4096;  // of a text to find good practice for
inline constexpr std::size_t kMaxFilterBytes = 256;   // of one filter value
inline constexpr std::size_t kMaxFilterValues = 64;   // all filters together
/// findings of a reading pack: its address has to hold them
inline constexpr std::size_t kMaxPackItems = 40;
inline constexpr std::size_t kMaxNoteBytes = 300;  // of a note in it
inline constexpr std::size_t kMaxIdBytes = 64;     // of a report or finding

inline constexpr std::uint32_t kDefaultPageSize = 10;
inline constexpr std::uint32_t kMaxPageSize = 100;
/// hits that can be paged through; export goes beyond
inline constexpr std::uint32_t kMaxResultDepth = 1000;

// --- Pages
// --------------------------------------------------------------------------------------------------------

inline constexpr std::size_t kFacetValuesShown = 8;    // before "Show more"
inline constexpr std::size_t kFacetValuesListed = 60;  // after it
inline constexpr std::uint32_t kNewestReports = 5;     // on the home page
inline constexpr std::size_t kDoors = 12;              // themes on the home page; /themes has all
inline constexpr std::uint32_t kReportsOfProvider = 100;  // newest first; the search has the rest
inline constexpr std::uint32_t kDossierPairs = 50;        // of each kind, newest first
inline constexpr std::size_t kProvidersAsked = 500;  // for the number that one of them was given

// --- Index
// --------------------------------------------------------------------------------------------------------

// Opening a generation that is damaged may cost a checksum of the whole: not at every request.
inline constexpr std::chrono::seconds kReopenRetry{5};
// One that was found damaged is read again after this: somebody may have put the file back.
inline constexpr std::chrono::seconds kVerifyRetry{60};

}  // namespace findings::limits
