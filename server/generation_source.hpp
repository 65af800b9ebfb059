// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backend.hpp"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace findings {

/// Backends over any generation that is kept, and whether a generation is whole.
struct GenerationSource {
    std::function<Result<std::unique_ptr<SearchBackend>>(const std::string& generation)> open;
    std::function<Result<std::string>()> current_generation;  // cheap: asked before every request
    /// Compares every byte of a generation with what was published. Empty: there is nothing to
    /// compare.
    std::function<Result<void>(const std::string& generation,
                               const std::function<bool()>& should_stop)>
        verify{};
    /// newest first; empty function = only the current one
    std::function<std::vector<std::string>()> kept_generations{};

    GenerationSource() = default;
    /// Of a base that is only there as it is now, as tests have one in memory.
    GenerationSource(BackendSource current)  // NOLINT(google-explicit-constructor): the one is as
                                             // good as the other
        : open([open_current = std::move(current.open)](const std::string&) {
              return open_current();
          }),
          current_generation(std::move(current.current_generation)) {}
};

}  // namespace findings
