// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace findings {

/// The current generation, if it is whole and was merged from words with this digest
/// (Manifest::words_sha256).
[[nodiscard]] std::optional<std::filesystem::path> generation_with_words(
    const std::filesystem::path& index_dir,
    const std::string& words_sha256);

/// Puts together, from its segments in their order, what a generation holds of passages and words.
/// What is made of words alone (database, words.bin, repeats.bin) is taken over from `same_words`,
/// if there is such a generation. `together`: in two threads. Throws WriteFailure.
void assemble(std::span<const std::filesystem::path> segments,
              const std::filesystem::path& target,
              const std::optional<std::filesystem::path>& same_words,
              bool together);

/// Lists the common postings of the database that assemble() made, while Xapian checks it: both
/// read all of it. Returns how many structural errors it has. Throws WriteFailure.
[[nodiscard]] std::size_t check_and_write_postings(
    const std::filesystem::path& target,
    const std::optional<std::filesystem::path>& same_words,
    bool together);

}  // namespace findings
