// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace findings {

/// Asked while much is read: whether nobody wants the answer any more. Empty: go on to the end.
using StopCheck = std::function<bool()>;

/// SHA-256 of a file's bytes, 64 hex digits. Constant memory.
[[nodiscard]] Result<std::string> sha256_file(const std::filesystem::path& path,
                                              const StopCheck& should_stop = {});

}  // namespace findings
