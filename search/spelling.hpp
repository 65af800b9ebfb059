// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/open_index.hpp"
#include "search/query_parser.hpp"
#include "search/stemmer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A word of the index as people write it.
struct WrittenWord {
    std::string word;          // folded
    std::size_t passages = 0;  // that hold it in any of its forms
};

/// How the words of this generation are written. The index keeps stems only; the forms they come
/// from are read out of the passages that hold them. Thread: one a thread.
class Spelling {
  public:
    Spelling(OpenIndex& index, const Stemmer& stemmer) : index_(&index), stemmer_(&stemmer) {}

    /// The word that was probably meant by one that no passage holds; nothing for a word that is
    /// held, has a digit or has fewer than four letters. Cost: a walk over all stems, some
    /// milliseconds.
    [[nodiscard]] std::optional<std::string> meant_by(const std::string& word) const;

    /// `text` with every word of it that no passage holds replaced by what was probably meant;
    /// nothing if there is none. `root`: the query that was read out of `text`.
    [[nodiscard]] std::optional<std::string> corrected(std::string_view text,
                                                       const QueryNode& root) const;

    /// Words that begin so, most frequent first. `beginning`: folded, three letters or more, else
    /// nothing is given.
    [[nodiscard]] std::vector<WrittenWord> beginning_with(const std::string& beginning,
                                                          std::size_t limit) const;

  private:
    [[nodiscard]] bool is_held(const std::string& word) const;
    [[nodiscard]] std::vector<std::string> forms_of(const std::string& stem) const;

    OpenIndex* index_;  // reading a passage changes what its reader keeps
    const Stemmer* stemmer_;
};

}  // namespace findings
