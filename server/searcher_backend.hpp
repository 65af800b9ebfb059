// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/generation_source.hpp"

#include <filesystem>

namespace findings {

/// Backends over the index in `index_dir`.
[[nodiscard]] GenerationSource searcher_source(const std::filesystem::path& index_dir);

}  // namespace findings
