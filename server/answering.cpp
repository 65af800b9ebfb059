// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answering.hpp"

#include "server/limits.hpp"

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

namespace findings {
namespace {

// Searching is work for the processor; a few threads more answer what needs no index meanwhile.
unsigned threads_of(unsigned workers) {
    constexpr unsigned kFewest = 4;
    if (workers == 0) workers = std::max(kFewest, 2 * std::thread::hardware_concurrency());
    return std::min(workers, limits::kMaxWorkers);
}

}  // namespace

Answering::Answering(const EdgeHandlers& handlers,
                     Mailbox& mailbox,
                     unsigned workers,
                     std::size_t queued_requests)
    : handlers_(handlers),
      mailbox_(mailbox),
      workers_({threads_of(workers), queued_requests}),
      exporters_({limits::kMaxStreams, limits::kMaxStreams}) {}

bool Answering::put(std::uint64_t connection,
                    std::shared_ptr<const HttpRequest> request,
                    bool keeps) {
    return workers_.put([this, connection, keeps, request = std::move(request)] {
        answer(connection, request, keeps);
    });
}

void Answering::shutdown() {
    workers_.shutdown();
    exporters_.shutdown();
}

void Answering::answer(std::uint64_t connection,
                       const std::shared_ptr<const HttpRequest>& request,
                       bool keeps) {
    WireAnswer wire;
    try {
        wire = wire_answer(handlers_.answer(*request),
                           *request,
                           handlers_.everywhere,
                           keeps && !closing_);
    } catch (const std::exception& e) {
        wire = failed(*request, e.what());
    } catch (...) {  // outermost frame of a request: the server goes on
        wire = failed(*request, "unknown exception");
    }
    // shared by the exporter that fills it and the connection
    std::shared_ptr<StreamBuffer> stream;
    if (wire.rest) {
        stream = std::make_shared<StreamBuffer>(
            [this, connection] { mailbox_.post(Letter{.connection = connection}); });
    }
    mailbox_.post({connection, true, wire.closes, std::move(wire.bytes), stream});
    if (!stream) return;
    const bool is_taken = exporters_.put(
        [this, stream, request, rest = std::move(wire.rest)] { fill(*stream, *request, rest); });
    if (!is_taken) stream->finish(StreamBuffer::State::BrokenOff);
}

WireAnswer Answering::failed(const HttpRequest& request, std::string_view what) {
    handlers_.log_failure(request, what);
    return wire_answer(handlers_.refuse(request, 500), request, handlers_.everywhere, false);
}

void Answering::fill(StreamBuffer& stream,
                     const HttpRequest& request,
                     const std::function<bool(const SendPiece&)>& rest) {
    bool is_whole = false;
    try {
        is_whole = rest([&](std::string_view piece) { return stream.write(piece); });
    } catch (const std::exception& e) {
        handlers_.log_failure(request, e.what());
    } catch (...) {  // outermost frame of an export: the server goes on
        handlers_.log_failure(request, "unknown exception");
    }
    stream.finish(is_whole ? StreamBuffer::State::Finished : StreamBuffer::State::BrokenOff);
}

}  // namespace findings
