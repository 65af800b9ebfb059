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
    std::string tier;                    // "mission" themes come first on the home page
    std::vector<std::string> cues;       // words one of which is enough
    std::vector<std::string> weak_cues;  // words that need one of `weak_context` beside them
    std::vector<std::string> weak_context;
    std::vector<NearMiss> near_misses;
    std::vector<std::string> related;  // ids
    // The crosswalk: where the same subject stands in the regulator's own frameworks.
    std::vector<std::string> key_questions;  // ids
    std::vector<std::string> quality_statements;
    std::vector<std::string> regulations;       // "Regulation 13", "Registration Regulation 18"
    std::vector<std::string> regulations_2010;  // "Regulation 11", of before April 2015
    std::vector<std::string> code_of_practice;
};

/// From when until when something was in force, ISO 8601; an empty end is open.
struct Span {
    std::string from;
    std::string until;
};

/// What a theme is mapped to on a day.
struct Crosswalk {
    struct Regulation {
        std::string value;  // of the facet: "13", "2010/11", "2009/18"
        std::string title;  // empty if the theme file does not say
    };
    std::vector<std::string> key_questions;  // ids
    std::vector<std::string> quality_statements;
    std::vector<Regulation> regulations;
};

/// The day whose frameworks a report goes by: of its inspection, or of its publication where that
/// is not stated.
[[nodiscard]] PartialDate day_of_frameworks(const Report& report);

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
    [[nodiscard]] std::string regulation_2010_title(std::string_view regulation) const;
    /// By "regulations", "regulations_2010", "quality_statements"; what the theme file gives no
    /// dates for is not there.
    [[nodiscard]] const std::map<std::string, Span, std::less<>>& spans() const { return spans_; }
    /// What was in force on day_of_frameworks(report); where no day is known, all of it.
    [[nodiscard]] Crosswalk crosswalk_of(const ThemeEntry& theme, const Report& report) const;

  private:
    [[nodiscard]] bool is_in_force(std::string_view what, const std::string& day) const;

    std::vector<ThemeEntry> themes_;
    std::map<std::string, std::string, std::less<>> regulation_titles_, regulation_2010_titles_;
    std::map<std::string, Span, std::less<>> spans_;
    std::string version_;
};

}  // namespace findings
