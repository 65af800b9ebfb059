// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/generation_source.hpp"

#include <filesystem>

namespace findings {

/// Backends over the index in `index_dir`.
[[nodiscard]] GenerationSource searcher_source(const std::filesystem::path& index_dir);

/// One backend over the current generation, or over the one whose folder is given: for commands.
[[nodiscard]] Result<std::unique_ptr<SearchBackend>> open_backend(
    const std::filesystem::path& index_dir);

}  // namespace findings
