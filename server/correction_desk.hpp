// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the server needs to take corrections of labels from its pages: off unless the operator says
// otherwise.

#include "indexer/schema/corrections.hpp"
#include "server/url.hpp"

#include <chrono>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Where a request says it comes from.
struct RequestOrigin {
    std::string_view host;        // Host
    std::string_view origin;      // Origin; empty if absent
    std::string_view fetch_site;  // Sec-Fetch-Site; empty if absent
};

/// True if the form was sent from a page of this server and from no other site's. A request that
/// does not say is refused: every browser says.
[[nodiscard]] bool is_same_origin(const RequestOrigin& request);

/// The request that a form sends. `id` of the finding is not part of it.
[[nodiscard]] CorrectionRequest request_of_form(const Parameters& form);

/// The file of corrections, and what stands before it. Thread: any function from any thread.
class CorrectionDesk {
  public:
    explicit CorrectionDesk(std::filesystem::path file);

    /// Proves that a form was made by this process for this finding.
    [[nodiscard]] std::string token(std::string_view id) const;
    /// Part of the ETag of pages: changes when a correction is added and when tokens do.
    [[nodiscard]] std::string state() const;
    /// False when corrections come faster than people make them (limits.hpp).
    [[nodiscard]] bool has_room(
        std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now());
    [[nodiscard]] Result<std::uint64_t> keep(const CorrectionLine& line) const;
    /// Those of a passage that its labels do not show yet.
    [[nodiscard]] std::vector<CorrectionLine> waiting(const Passage& passage) const;

  private:
    std::filesystem::path file_;
    std::string secret_;
    std::mutex mutex_;  // guards the two below
    double room_;
    std::chrono::steady_clock::time_point refilled_{};
};

}  // namespace findings
