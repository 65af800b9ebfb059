// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Copies of an index for safe keeping. A backup is itself an index folder with one generation: it
// can be searched and checked where it lies. While it is made, servers search and runs publish.

#include "indexer/schema/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace findings {

struct CopyFacts {
    std::string generation;  // number that it has where it was copied to
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};

/// Copies the current generation, corrections, and the list of what was taken down to a new folder;
/// `with_store` also what was read of the files, so that the next run over a restored index reads
/// nothing again. Every copied byte is compared with the manifest. The folder has its name only
/// when all is there and durable.
[[nodiscard]] Result<CopyFacts> back_up(const std::filesystem::path& index_dir,
                                        const std::filesystem::path& target,
                                        bool with_store);

/// Makes the generation of a backup the current one of an index: under its own number in an empty
/// folder, else as the next one. The generations that are there stay, to roll back to. Corrections
/// and take-downs that are newer than the backup are kept; BadInput if the backup holds a report
/// that was taken down since.
[[nodiscard]] Result<CopyFacts> restore_backup(const std::filesystem::path& backup,
                                               const std::filesystem::path& index_dir);

}  // namespace findings
