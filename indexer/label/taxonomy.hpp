// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Words that mean a theme only together: one of `any` and one of `with` in the same sentence, in
/// either order.
struct CuePair {
    std::vector<std::string> any;
    std::vector<std::string> with;
};

/// One theme of corpus/taxonomy.json, as read. The syntax of cues is that of label::PhraseBook.
struct Theme {
    std::string id;
    std::string parent;  // empty for a top theme
    std::string label;
    std::string definition;
    std::vector<std::string> cues_strong;
    std::vector<std::string> cues_weak;
    std::vector<std::string> weak_context;
    /// paraphrases with gaps and choices; a hit counts like a strong cue
    std::vector<std::string> cue_patterns;
    std::vector<CuePair> cue_pairs;
    /// "match" of an entry, else its "text" split at " / " and ";"
    std::vector<std::string> near_misses;
    /// the same for readers: "restricted budget (money, not liberty)"
    std::vector<std::string> near_miss_notes;
    std::vector<std::string> good_cues;      // polarity.good
    std::vector<std::string> concern_cues;   // polarity.concern
    std::vector<std::string> key_questions;  // likeliest first
    std::vector<std::string> quality_statements;
    std::vector<std::string> regulations;
    /// "Regulation 11": their numbers mean other things than those of 2014
    std::vector<std::string> regulations_2010;
    std::vector<std::string> related;
    std::string tier;
};

/// The taxonomy file, read and checked: unique ids, known parents, two levels.
struct Taxonomy {
    std::string version;
    std::string date;  // of the version, ISO 8601; empty = not stated
    std::string name, language;
    std::vector<Theme> themes;  // parents before their children, in file order
    std::vector<std::string> polarity_good, polarity_concern;  // general cues
    std::vector<std::string> polarity_harm;  // a concern by itself, good when negated or falling
    std::vector<std::string> near_misses;    // general: suppress the hit of any theme they cover
    std::vector<std::string> shared_cues;    // strong cues that two themes have on purpose
    /// "Regulation 12", "Registration Regulation 18" -> title
    std::map<std::string, std::string> regulation_titles;
    std::map<std::string, std::string> regulation_titles_2010;  // "Regulation 12" -> title
    std::string last_of_2010;  // the last day on which the Regulations of 2010 were in force, ISO
                               // 8601; empty = not stated
    /// canonical statement -> key question id
    std::map<std::string, std::string> quality_statement_question;
    std::map<std::string, std::string> quality_statement_aliases;  // as printed -> canonical

    [[nodiscard]] static Result<Taxonomy> read(std::string_view json);
    [[nodiscard]] const Theme* find(std::string_view id) const;
};

}  // namespace findings
