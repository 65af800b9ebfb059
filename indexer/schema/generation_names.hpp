// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the generations of an index lie; what is done with them stands in indexer/generation.hpp.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace findings {

[[nodiscard]] std::filesystem::path generations_dir(const std::filesystem::path& index_dir);

/// Name of the generation that searches use ("000123"); nothing if there is none. Cheap: one
/// readlink.
[[nodiscard]] std::optional<std::string> current_generation_name(
    const std::filesystem::path& index_dir);

/// Names of all published generations that are kept, oldest first.
[[nodiscard]] std::vector<std::string> kept_generations(const std::filesystem::path& index_dir);

}  // namespace findings
