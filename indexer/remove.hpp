// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pipeline.hpp"
#include "indexer/schema/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace findings {

struct RemoveOptions {
    std::filesystem::path index_dir;
    std::string what;  // id of a report, path or name of a file, or its SHA-256
    std::string reason;
    std::string model_text;   // the weights that the current generation was made with
    bool erase = false;       // no byte of its text is kept
    bool whole_file = false;  // also where the file holds other reports
    unsigned jobs = 0;        // 0 = one a core
};

struct RemoveOutcome {
    std::vector<std::string> names;  // of the files that were taken down
    std::string generation;          // that is current and without them
};

/// Takes a report down: puts its file, and all that say the same, on the list (taken_down.hpp) and
/// publishes a generation without them, from what was read before; no folder is looked into. With
/// `erase` the generations before, and what segments, store and corrections hold of it, are deleted
/// too. Killed at any point, the same call again goes on. Thread: call before starting threads (it
/// forks).
[[nodiscard]] Result<RemoveOutcome> remove_report(
    const RemoveOptions& options,
    const std::function<void(const IndexProgress&)>& progress);

/// Takes files off the list: the next run over their folder reads them again. Their names.
[[nodiscard]] Result<std::vector<std::string>> put_back(const std::filesystem::path& index_dir,
                                                        const std::string& what);

}  // namespace findings
