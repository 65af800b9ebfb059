// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/generation_names.hpp"

#include <algorithm>
#include <system_error>

namespace findings {
namespace fs = std::filesystem;
namespace {

bool is_number(const std::string& name) {
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

fs::path generations_dir(const fs::path& index_dir) { return index_dir / "generations"; }

std::optional<std::string> current_generation_name(const fs::path& index_dir) {
    std::error_code error;
    const fs::path target = fs::read_symlink(generations_dir(index_dir) / "current", error);
    if (error) return std::nullopt;
    return target.string();
}

std::vector<std::string> kept_generations(const fs::path& index_dir) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(generations_dir(index_dir), error), end; !error && it != end;
         it.increment(error)) {
        if (std::string name = it->path().filename().string(); is_number(name))
            names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace findings
