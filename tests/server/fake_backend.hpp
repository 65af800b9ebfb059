// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backend.hpp"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace findings::test {

/// A base in memory that the server is tested over. Shared by all its backends.
struct FakeBase {
    std::vector<Report> reports;
    std::string taxonomy_json;
    std::string generation = "000001";  // guarded by mutex
    std::string current = "000001";     // what current_generation() says; guarded by mutex
    std::mutex mutex;
    std::atomic<bool> open_fails = false;
    std::atomic<int> opened = 0;
    std::atomic<int> searches = 0;
    std::atomic<bool> search_throws = false;
    std::atomic<bool> search_waits = false;  // until it is false again
    ErrorKind search_error = ErrorKind::Internal;
    std::string search_error_message;   // set = every search fails with it
    std::uint64_t pretended_total = 0;  // more findings than there are, for paging

    void publish(const std::string& name);
    [[nodiscard]] BackendSource source();
};

/// Two reports with a handful of passages, as the product is about.
[[nodiscard]] std::shared_ptr<FakeBase> small_base();
inline constexpr std::string_view kHostileText =
    "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;{{q}}";

/// The same with such a text in every field that can hold text.
[[nodiscard]] std::shared_ptr<FakeBase> hostile_base(std::string_view text = kHostileText);

}  // namespace findings::test
