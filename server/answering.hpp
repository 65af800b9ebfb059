// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/edge.hpp"
#include "server/mailbox.hpp"
#include "server/worker_queue.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace findings {

/// The threads behind the edge: workers turn requests into answers, exporters fill the streams of
/// those that are sent piece by piece. Answers go to the mailbox.
class Answering {
  public:
    /// `workers`: 0 = two a core, four at least. The handlers and the mailbox have to outlive this.
    Answering(const EdgeHandlers& handlers,
              Mailbox& mailbox,
              unsigned workers,
              std::size_t queued_requests);

    /// False when as many requests wait as may. `keeps`: whether the connection may go on after it.
    /// Thread: the loop's.
    [[nodiscard]] bool put(std::uint64_t connection,
                           std::shared_ptr<const HttpRequest> request,
                           bool keeps);
    /// From now on each answer is the last of its connection. Thread: any.
    void close_connections() { closing_ = true; }
    /// Ends the threads when they have done what they are at.
    void shutdown();

  private:
    void answer(std::uint64_t connection,
                const std::shared_ptr<const HttpRequest>& request,
                bool keeps);
    WireAnswer failed(const HttpRequest& request, std::string_view what);
    void fill(StreamBuffer& stream,
              const HttpRequest& request,
              const std::function<bool(const SendPiece&)>& rest);

    const EdgeHandlers& handlers_;
    Mailbox& mailbox_;
    std::atomic<bool> closing_ = false;
    WorkerQueue workers_;    // last: their threads end
    WorkerQueue exporters_;  // before what they use
};

}  // namespace findings
