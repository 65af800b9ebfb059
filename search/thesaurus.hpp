// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Other ways to say what was typed: abbreviations and what they stand for, both ways, and spelling
// variants. The file is corpus/thesaurus.json; the generation has the copy that its searches use.

#include "indexer/schema/result.hpp"
#include "search/query_parser.hpp"
#include "search/stemmer.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace findings {

/// Terms that mean the same. Thread: safe to share; the stemmer is the caller's.
class Thesaurus {
  public:
    /// An empty text is an empty thesaurus. BadInput names the entry that cannot be read.
    [[nodiscard]] static Result<Thesaurus> parse(std::string_view json, const Stemmer& stemmer);

    struct TypedWord {
        std::string stem;
        bool upper_case = false;
    };
    struct Match {
        std::size_t words = 0;                         // of the typed ones
        std::vector<std::vector<std::string>> others;  // words of each other way to say them
        bool only_in_capitals = false;  // the typed one means them only as it is written
    };
    /// The longest term that `typed` begins with.
    [[nodiscard]] std::optional<Match> match(std::span<const TypedWord> typed) const;

  private:
    struct Term {
        std::vector<std::string> words;  // folded, as written
        std::string key;                 // stems without stop words
    };
    struct Entry {
        std::vector<Term> terms;  // the first is the head
        /// its head is another word when written small: only capitals mean the entry
        bool case_sensitive = false;
        bool ambiguous = false;  // its head means several things: these do not mean each other
    };
    struct Place {
        std::uint32_t entry = 0, term = 0;
    };

    void add(Entry entry);
    void add_others(const Place& place, Match& match) const;

    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::vector<Place>> by_key_;
    std::size_t longest_ = 0;  // words of a key
};

/// Puts beside the typed words of a query what means the same. Words that stand side by side under
/// `joined_by` (And, or Or in a search for any of them) may be one term. Words in quotation marks
/// stay as they are. `is_affordable` is asked for each other way of several words, and may refuse
/// it.
void add_equivalents(QueryNode& root,
                     QueryKind joined_by,
                     const Thesaurus& thesaurus,
                     const Stemmer& stemmer,
                     const std::function<bool(std::span<const std::string>)>& is_affordable);

}  // namespace findings
