// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/descriptor.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace findings::test {

/// A connection to this machine over which bytes go as they are. Waits 20 s at most for any read.
class RawClient {
  public:
    explicit RawClient(int port);

    void send(std::string_view bytes) const;
    /// Nothing more will be sent.
    void end_input() const;
    /// Everything up to the end of the connection.
    [[nodiscard]] std::string read_all();
    /// Reads this much, or to the end.
    [[nodiscard]] std::string read(std::size_t bytes);
    /// One answer, head and body; by its Content-Length, which it has to have.
    [[nodiscard]] std::string read_answer();

  private:
    bool receive();

    Descriptor socket_;
    std::string received_;
};

/// First number of the status line of a raw answer; 0 if there is none.
[[nodiscard]] int status_of_raw(const std::string& answer);

}  // namespace findings::test
