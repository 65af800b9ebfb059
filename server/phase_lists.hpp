// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/connection.hpp"

#include <array>
#include <chrono>
#include <list>

namespace findings {

/// Connections by phase, each list in the order in which they entered it. As all of a phase have
/// the same time, the first of a list is always the next to run out of it.
class PhaseLists {
  public:
    using Clock = std::chrono::steady_clock;

    void add(Connection& connection, Phase phase, Clock::time_point now) {
        auto& list = list_of(phase);
        connection.phase = phase;
        connection.since = now;
        connection.place = list.insert(list.end(), &connection);
    }
    void remove(Connection& connection) { list_of(connection.phase).erase(connection.place); }
    /// Leaves its phase for the end of another, or of the same.
    void move(Connection& connection, Phase phase, Clock::time_point now) {
        list_of(phase).splice(list_of(phase).end(), list_of(connection.phase), connection.place);
        connection.phase = phase;
        connection.since = now;
    }
    /// nullptr if there is none.
    [[nodiscard]] Connection* oldest(Phase phase) {
        auto& list = list_of(phase);
        return list.empty() ? nullptr : list.front();
    }
    [[nodiscard]] const std::list<Connection*>& all(Phase phase) const {
        return lists_.at(static_cast<std::size_t>(phase));
    }

  private:
    std::list<Connection*>& list_of(Phase phase) {
        return lists_.at(static_cast<std::size_t>(phase));
    }

    std::array<std::list<Connection*>, kPhases> lists_;
};

}  // namespace findings
