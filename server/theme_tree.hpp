// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings {

struct ThemeEntry {
    std::string id;
    std::string label;
    std::string parent;  // id; empty for a theme of the first level
    std::string definition;
    std::string tier;  // "mission" themes come first on the home page
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

  private:
    std::vector<ThemeEntry> themes_;
    std::string version_;
};

}  // namespace findings
