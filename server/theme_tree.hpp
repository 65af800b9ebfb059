// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Words that look like a theme and are none of it.
struct NearMiss {
    std::string text;
    std::string why;
};

struct ThemeEntry {
    std::string id;
    std::string label;
    std::string parent;  // id; empty for a theme of the first level
    std::string definition;
    std::string tier;                      // "mission" themes come first on the home page
    std::vector<std::string> cues;         // words one of which is enough
    std::vector<std::string> weak_cues;    // words that need one of `weak_context` beside them
    std::vector<std::string> weak_context;
    std::vector<NearMiss> near_misses;
    std::vector<std::string> related;      // ids
    // The crosswalk: where the same subject stands in the regulator's own frameworks.
    std::vector<std::string> key_questions;  // ids
    std::vector<std::string> quality_statements;
    std::vector<std::string> regulations;  // "Regulation 13", "Registration Regulation 18"
    std::vector<std::string> code_of_practice;
};

/// The themes a generation was labelled with, in the order of the theme file, sub-themes after
/// their parent.
class ThemeTree {
  public:
    /// Reads IndexSummary::taxonomy_json; an empty text is a base without themes.
    [[nodiscard]] static Result<ThemeTree> parse(std::string_view taxonomy_json);

    [[nodiscard]] const std::vector<ThemeEntry>& themes() const { return themes_; }
    [[nodiscard]] const ThemeEntry* find(std::string_view id) const;
    /// The theme's label; its id if this generation does not know it.
    [[nodiscard]] std::string label(std::string_view id) const;
    [[nodiscard]] const std::string& version() const { return version_; }
    /// Its sub-themes, in order.
    [[nodiscard]] std::vector<const ThemeEntry*> children(std::string_view id) const;
    /// What a regulation of ThemeEntry::regulations is about; empty if the theme file does not say.
    [[nodiscard]] std::string regulation_title(std::string_view regulation) const;

  private:
    std::vector<ThemeEntry> themes_;
    std::map<std::string, std::string, std::less<>> regulation_titles_;
    std::string version_;
};

}  // namespace findings
