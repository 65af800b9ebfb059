// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/edge.hpp"

#include "server/admission.hpp"
#include "server/answering.hpp"
#include "server/connection.hpp"
#include "server/epoll.hpp"
#include "server/limits.hpp"
#include "server/mailbox.hpp"
#include "server/phase_lists.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <memory>
#include <sys/epoll.h>
#include <thread>
#include <unordered_map>
#include <utility>

namespace findings {
namespace {

using Clock = std::chrono::steady_clock;
using Progress = Connection::Progress;

// Keys of epoll that are no connection's.
constexpr std::uint64_t kListenerKey = 0;
constexpr std::uint64_t kBellKey = 1;
constexpr std::uint64_t kFirstConnection = 2;

}  // namespace

/// Everything the thread of run() does. Members are its own, but for what answering_ and stop()
/// share.
class Edge::Loop {
  public:
    Loop(Listener listener, EdgeOptions options, EdgeHandlers handlers, unsigned workers)
        : listener_(std::move(listener.socket)),
          options_(std::move(options)),
          handlers_(std::move(handlers)),
          admission_(options_, handlers_),
          most_connections_(connections_allowed(options_.connections)),
          answering_(handlers_, mailbox_, workers, options_.queued_requests) {
        epoll_.add(listener_.get(), kListenerKey);
        epoll_.add(mailbox_.bell(), kBellKey);
    }

    void run() {
        while (!is_over()) {
            const auto events = epoll_.wait(wait_ms());
            now_ = Clock::now();
            for (const epoll_event& event : events) handle(event);
            if (stopping_ && listener_.is_open()) begin_drain();
            end_overdue();
            keep_within_memory();
        }
        while (!connections_.empty()) close(*connections_.begin()->second);
        answering_.shutdown();
    }

    void stop() {
        stopping_ = true;
        answering_.close_connections();
        mailbox_.ring();
    }

  private:
    // --- events

    void watch(Connection& connection, std::uint32_t events) {
        if (connection.watched == events) return;
        connection.watched = events;
        epoll_.watch(connection.socket(), connection.id(), events);
    }

    void handle(const epoll_event& event) {
        if (event.data.u64 == kListenerKey) return accept_all();
        if (event.data.u64 == kBellKey) return open_letters();
        const auto found = connections_.find(event.data.u64);
        if (found == connections_.end()) return;  // closed by an event before this one
        Connection& connection = *found->second;
        const bool is_broken = (event.events & (EPOLLERR | EPOLLHUP)) != 0;
        switch (connection.phase) {
            case Phase::Idle:
            case Phase::Head:
            case Phase::Body:
                return receive(connection);
            case Phase::Working:
                return is_broken ? close(connection) : void();
            case Phase::Sending:
                return is_broken ? close(connection) : send(connection);
            case Phase::Lingering:
                return is_broken || connection.discard(buffer_) != Progress::Blocked
                           ? close(connection)
                           : void();
        }
    }

    int wait_ms() {
        Clock::time_point next = Clock::now() + std::chrono::seconds(1);
        if (!listener_.is_open()) next = std::min(next, drain_until_);
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            const Connection* oldest = phases_.oldest(static_cast<Phase>(phase));
            if (oldest != nullptr) next = std::min(next, deadline_of(*oldest));
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
        return static_cast<int>(std::max<std::int64_t>(0, left.count()));
    }

    // --- connections come and go

    void accept_all() {
        while (listener_.is_open()) {
            Arrival arrival = accept_from(listener_);
            if (!arrival.socket.is_open()) {
                const bool is_out_of_files = arrival.error == EMFILE || arrival.error == ENFILE;
                if (is_out_of_files && evict()) continue;
                // Nothing to close: without a pause the listener would call us again at once.
                if (is_out_of_files) std::this_thread::sleep_for(std::chrono::milliseconds(10));
                if (arrival.error == ECONNABORTED || arrival.error == EINTR) continue;
                return;
            }
            welcome(std::move(arrival));
        }
    }

    void welcome(Arrival arrival) {
        if (!admission_.connect(arrival.address, now_)) return admission_.turn_away(arrival, 429);
        if (connections_.size() >= most_connections_ && !evict()) {
            admission_.disconnect(arrival.address);
            return admission_.turn_away(arrival, 503);
        }
        const std::uint64_t id = next_id_++;
        auto connection = std::make_unique<Connection>(id,
                                                       std::move(arrival.socket),
                                                       std::move(arrival.address),
                                                       RequestReader(handlers_.takes_form));
        connection->watched = EPOLLIN;
        phases_.add(*connection, Phase::Head, now_);
        epoll_.add(connection->socket(), id);
        connections_.emplace(id, std::move(connection));
    }

    // Makes room for a connection at the cost of one that has asked nothing yet. An honest client
    // asks as soon as it is connected, so the one that has been silent for longest is none.
    bool evict() {
        for (const Phase phase : {Phase::Lingering, Phase::Idle, Phase::Head, Phase::Body}) {
            if (Connection* oldest = phases_.oldest(phase)) {
                close(*oldest);
                return true;
            }
        }
        return false;
    }

    void close(Connection& connection) {
        unsent_bytes_ -= connection.unsent();
        phases_.remove(connection);
        admission_.disconnect(connection.address());
        connection.abort();
        connections_.erase(connection.id());
    }

    // --- from bytes to requests

    void receive(Connection& connection) {
        if (connection.receive(buffer_) == Progress::Broken) return close(connection);
        advance(connection);
    }

    void advance(Connection& connection) {
        RequestReader& reader = connection.reader();
        switch (reader.state()) {
            case RequestReader::State::Complete:
                return dispatch(connection);
            case RequestReader::State::Refused:
                return refuse(connection, reader.status());
            case RequestReader::State::Head:
            case RequestReader::State::Body:
                break;
        }
        if (connection.input_has_ended())
            return reader.has_begun() ? refuse(connection, 400) : close(connection);
        if (stopping_ && !reader.has_begun()) return close(connection);
        const Phase phase = reader.state() == RequestReader::State::Body     ? Phase::Body
                            : reader.has_begun() || connection.requests == 0 ? Phase::Head
                                                                             : Phase::Idle;
        if (phase != connection.phase) phases_.move(connection, phase, now_);
        watch(connection, EPOLLIN);
    }

    void dispatch(Connection& connection) {
        auto taken = std::make_shared<HttpRequest>(connection.reader().take());
        taken->client = client_behind(connection.address(),
                                      taken->last_header("x-forwarded-for"),
                                      options_.proxies);
        // shared with the worker from here on
        const std::shared_ptr<const HttpRequest> request = std::move(taken);
        ++connection.requests;
        if (!admission_.request(*request, now_)) return refuse(connection, *request, 429);
        phases_.move(connection, Phase::Working, now_);
        watch(connection, 0);
        const bool keeps = connection.requests < options_.requests_per_connection;
        if (!answering_.put(connection.id(), request, keeps)) refuse(connection, *request, 503);
    }

    void refuse(Connection& connection, int status) {
        refuse(connection, connection.reader().request(), status);
    }
    void refuse(Connection& connection, const HttpRequest& so_far, int status) {
        WireAnswer wire =
            wire_answer(handlers_.refuse(so_far, status), so_far, handlers_.everywhere, false);
        start_sending(connection, std::move(wire.bytes), nullptr, true);
    }

    // --- from answers to bytes

    void open_letters() {
        for (Letter& letter : mailbox_.take()) {
            const auto found = connections_.find(letter.connection);
            if (found == connections_.end()) {  // the client did not wait
                if (letter.stream) letter.stream->give_up();
            } else if (letter.has_answer) {
                start_sending(*found->second,
                              std::move(letter.bytes),
                              std::move(letter.stream),
                              letter.closes);
            } else if (found->second->phase == Phase::Working && found->second->is_stream()) {
                phases_.move(*found->second, Phase::Sending, now_);
                send(*found->second);
            }
        }
    }

    void start_sending(Connection& connection,
                       std::string bytes,
                       std::shared_ptr<StreamBuffer> stream,
                       bool closes) {
        connection.answer_with(std::move(bytes), std::move(stream), closes || stopping_);
        unsent_bytes_ += connection.unsent();
        phases_.move(connection, Phase::Sending, now_);
        send(connection);
    }

    void send(Connection& connection) {
        unsent_bytes_ -= connection.unsent();
        const Progress progress = connection.send();
        unsent_bytes_ += connection.unsent();
        switch (progress) {
            case Progress::Broken:
                return close(connection);
            case Progress::Done:
                return finish(connection);
            case Progress::Starved:
                phases_.move(connection, Phase::Working, now_);
                return watch(connection, 0);
            case Progress::Blocked:
                break;
        }
        // An export has its time for each buffer full, not for the whole.
        if (connection.is_stream() && connection.sent_since() >= limits::kStreamBytes) {
            connection.forget_sent();
            phases_.move(connection, Phase::Sending, now_);
        }
        watch(connection, EPOLLOUT);
    }

    void finish(Connection& connection) {
        if (!connection.closes()) {
            connection.read_on();
            return advance(connection);
        }
        if (!connection.has_unread() || connection.input_has_ended()) return close(connection);
        connection.end_output();
        phases_.move(connection, Phase::Lingering, now_);
        watch(connection, EPOLLIN);
    }

    // --- time and memory

    Clock::time_point deadline_of(const Connection& connection) const {
        switch (connection.phase) {
            case Phase::Idle:
                return connection.since + options_.idle_time;
            case Phase::Head:
                return connection.since + options_.head_time;
            case Phase::Body:
                return connection.since + options_.body_time;
            case Phase::Sending:
                return connection.since + options_.send_time;
            case Phase::Lingering:
                return connection.since + options_.linger_time;
            case Phase::Working:
                break;
        }
        return Clock::time_point::max();
    }

    void end_overdue() {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            for (;;) {
                Connection* oldest = phases_.oldest(static_cast<Phase>(phase));
                if (oldest == nullptr || deadline_of(*oldest) > now_) break;
                const bool is_told = oldest->phase == Phase::Body ||
                                     (oldest->phase == Phase::Head && oldest->reader().has_begun());
                if (is_told)
                    refuse(*oldest, 408);
                else
                    close(*oldest);
            }
        }
    }

    // Clients that do not take their answers may hold so much of our memory and no more: the one
    // that has been given the most time goes first.
    void keep_within_memory() {
        while (unsent_bytes_ > options_.unsent_bytes) {
            Connection* oldest = phases_.oldest(Phase::Sending);
            if (oldest == nullptr) return;
            close(*oldest);
        }
    }

    // --- the end

    void begin_drain() {
        accept_all();  // who was connected before the end is still heard
        listener_.close();
        drain_until_ = now_ + options_.drain_time;
        for (const Phase phase : {Phase::Idle, Phase::Head}) {
            const auto waiting = phases_.all(phase);  // a copy: receive() changes the list
            for (Connection* connection : waiting) receive(*connection);
        }
    }

    [[nodiscard]] bool is_over() const {
        return !listener_.is_open() && (connections_.empty() || now_ >= drain_until_);
    }

    Descriptor listener_;
    const EdgeOptions options_;
    const EdgeHandlers handlers_;
    Admission admission_;
    const std::size_t most_connections_;
    Epoll epoll_;
    Mailbox mailbox_;
    PhaseLists phases_;
    std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections_;
    std::array<char, limits::kReceivedAtOnce> buffer_{};
    std::size_t unsent_bytes_ = 0;
    std::uint64_t next_id_ = kFirstConnection;
    Clock::time_point now_ = Clock::now();
    Clock::time_point drain_until_{};
    std::atomic<bool> stopping_ = false;
    Answering answering_;  // last: its threads end before what they use
};

Edge::Edge(Listener listener, EdgeOptions options, EdgeHandlers handlers, unsigned workers)
    : loop_(std::make_unique<Loop>(std::move(listener),
                                   std::move(options),
                                   std::move(handlers),
                                   workers)) {}
Edge::~Edge() = default;

void Edge::run() { loop_->run(); }
void Edge::stop() { loop_->stop(); }

}  // namespace findings
