// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace findings {

/// SHA-256 of bytes that come in pieces.
class RunningSum {
  public:
    RunningSum();
    void add(std::string_view bytes);
    /// Of all bytes added, 64 lower-case hex digits; nothing may be added afterwards.
    [[nodiscard]] std::string hex();

  private:
    std::unique_ptr<void, void (*)(void*)> context_;
};

}  // namespace findings
