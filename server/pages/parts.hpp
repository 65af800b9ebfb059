// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/page.hpp"
#include "server/answer.hpp"
#include "server/json_of.hpp"
#include "server/params.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings::pages {

// Parts that several pages share. A view is the JSON a template is filled with: names are unique
// over all levels of one page, because a template that finds no name in an item takes it from the
// item around it.

/// What head.mustache and foot.mustache need. `title` is the page's own: "restraint" becomes
/// "restraint - Findings".
[[nodiscard]] Json page_view(std::string_view title);
/// 422 if the view has problems, else 200.
[[nodiscard]] Answer page_answer(std::string_view template_name, const Json& view);
[[nodiscard]] Answer page_answer(int status, std::string_view template_name, const Json& view);
/// What of the URL was not understood; the page shows it and answers the rest.
void add_problems(Json& view, std::span<const ParameterProblem> problems);

/// [{tag_class, tag_label}]: kind, polarity where the kind does not say it, key question.
[[nodiscard]] Json tags_of(const Passage& passage);
/// Suffix of app-card--: follows the polarity, "" for neutral.
[[nodiscard]] std::string tone_of(const Passage& passage);
[[nodiscard]] std::string kind_label(const Passage& passage);
/// [{theme_label, theme_href}]: the most specific themes, parents only where no sub-theme of theirs
/// is there.
[[nodiscard]] Json themes_of(const Passage& passage, const ThemeTree& themes);
/// "The same words in 12 reports"; for a passage that is like no other nothing.
[[nodiscard]] std::string same_words_label(const SameWords& same);
/// [{heading}] outermost first.
[[nodiscard]] Json trail_of(const Passage& passage);
/// "Door | Incidents | Injuries": heads of the columns of a table row, as its cells stand in the
/// text; empty for others.
[[nodiscard]] std::string heads_of(const Passage& passage);

/// "Quality report" for "quality-report".
[[nodiscard]] std::string report_kind_label(std::string_view report_kind);
[[nodiscard]] std::string rating_label(RatingValue rating);
/// Overall rating of the report; None if it has none.
[[nodiscard]] RatingValue overall_rating(const Report& report);
/// Title, or what names the report best if it has none.
[[nodiscard]] std::string title_of(const Report& report);
/// Ward, hospital or provider the report is about; "" if not stated.
[[nodiscard]] std::string place_of(const Report& report);
/// "Quality report, Care Quality Commission, 8 October 2015".
[[nodiscard]] std::string source_line(const Report& report);
/// [{name, value, value_href?, value_tag?}]: what is known about the report, in one order for every
/// page.
[[nodiscard]] Json particulars_of(const Report& report);

}  // namespace findings::pages
