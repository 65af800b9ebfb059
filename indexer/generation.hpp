// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Generations: complete builds of an index, immutable once published. This is the only file that
// renames one into place.
//
//     INDEX/generations/000123/          never written to after it is published
//     INDEX/generations/000124.building/ only the builder touches it; deleted if it is found at a
//     start INDEX/generations/current          symbolic link to the one searches use INDEX/store/
//     parsed files by hash; safe to lose INDEX/builder.lock                 held while a builder
//     runs; the kernel lets go of it if the builder dies

#include "indexer/schema/fields.hpp"
#include "indexer/schema/generation_names.hpp"
#include "indexer/schema/result.hpp"
#include "indexer/schema/sealed_files.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace findings {

struct Manifest {
    std::string generation;  // "000123"
    int schema_version = 0;
    int understand_version = 0;
    int label_version = 0;
    std::string labeller;  // name and version of taxonomy and rules
    std::string taxonomy_sha256;
    std::string model_sha256;  // of the trained layer
    std::string words_sha256;  // of what shaped words and postings: the same in two generations,
                               // the same in both
    std::string corrections_sha256;  // of those that concern its files; empty = none
    /// number of the newest line of the file of corrections that was read for it
    std::uint64_t last_correction = 0;
    std::string built_at;  // ISO 8601, UTC
    std::uint64_t passages = 0;
    std::uint64_t reports = 0;
};

inline constexpr const char* kLedgerFile = "ledger.jsonl";
inline constexpr const char* kTaxonomyFile = "taxonomy.json";
inline constexpr const char* kThesaurusFile = "thesaurus.json";

[[nodiscard]] std::filesystem::path store_dir(const std::filesystem::path& index_dir);

/// The published generation searches use; nothing if there is none yet.
[[nodiscard]] std::optional<std::filesystem::path> current_generation_dir(
    const std::filesystem::path& index_dir);
[[nodiscard]] Result<Manifest> read_manifest(const std::filesystem::path& generation_dir);

/// Now, as ISO 8601 in UTC to the second.
[[nodiscard]] std::string utc_now();

/// Writes MANIFEST.json: what `manifest` says, the SHA-256 of every other file in the folder, and
/// its own. `former`: a folder of which files were linked into this one, after
/// manifest_differences() found none: their sums are taken from its manifest.
[[nodiscard]] Result<void> write_manifest(
    const std::filesystem::path& folder,
    const Manifest& manifest,
    const std::optional<std::filesystem::path>& former = std::nullopt);

/// An empty folder for the next generation, left-overs of dead builders removed. `least`: its
/// number at least.
[[nodiscard]] Result<std::filesystem::path> begin_generation(const std::filesystem::path& index_dir,
                                                             std::uint64_t least = 1);

/// Removes what builders that ended early left behind.
void discard_unfinished(const std::filesystem::path& index_dir);

/// Writes the manifest (number and time are filled in), makes every file durable, renames the
/// folder to its number and switches `current` to it. `former`: as write_manifest() has it. After a
/// crash at any point the old generation or the new one is current, whole.
[[nodiscard]] Result<Manifest> publish_generation(
    const std::filesystem::path& index_dir,
    const std::filesystem::path& building,
    Manifest manifest,
    const std::optional<std::filesystem::path>& former = std::nullopt);

/// Switches `current` to a published generation, by one rename. Requires: the builder's lock, once
/// readers exist.
[[nodiscard]] Result<void> point_current_at(const std::filesystem::path& index_dir,
                                            const std::string& name);

/// Whether there is room for a new generation beside the current one; a full disk must cost nothing
/// but the build.
[[nodiscard]] Result<void> check_space(const std::filesystem::path& index_dir);

/// Deletes all but the newest `keep` published generations. Readers of a deleted one keep it open
/// until they move.
void prune_generations(const std::filesystem::path& index_dir, std::size_t keep);

/// Held by the one builder of an index.
class BuilderLock {
  public:
    /// IndexBusy, naming the process, if another builder has it.
    [[nodiscard]] static Result<BuilderLock> take(const std::filesystem::path& index_dir);
    BuilderLock(BuilderLock&& other) noexcept;
    BuilderLock& operator=(BuilderLock&& other) noexcept;
    ~BuilderLock();

  private:
    explicit BuilderLock(int fd) : fd_(fd) {}
    int fd_ = -1;
};

}  // namespace findings
