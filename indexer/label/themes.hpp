// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/rules.hpp"
#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

/// By number of theme: the words of the heading that names it, empty = none does.
using HeadingThemes = std::vector<std::string>;

/// What the headings above a passage name. `headings`: a line each, outermost first; the nearest
/// that names a theme is the one.
[[nodiscard]] HeadingThemes themes_of_headings(std::string_view headings, const RuleBook& book);

/// Themes of a passage, best first, parents included, each with the cues that made it.
/// `of_heading`, themes_of_headings() of its section trail, supplies context to weak cues and
/// raises what the text says, but makes no theme alone.
[[nodiscard]] std::vector<ThemeLabel> themes_of(const Passage& passage,
                                                const Reading& reading,
                                                const HeadingThemes& of_heading,
                                                const RuleBook& book);

}  // namespace findings::label
