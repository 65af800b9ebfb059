// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/crosswalk.hpp"

#include "server/links.hpp"
#include "server/params.hpp"
#include "server/words.hpp"

#include <utility>

namespace findings::pages {
namespace {

// "12", "2010/9", "2009/18": the numbers of two instruments mean different things.
std::string regulation_in_words(const Crosswalk::Regulation& regulation) {
    const std::string& value = regulation.value;
    const auto slash = value.find('/');
    std::string words = "Regulation " + value.substr(slash == std::string::npos ? 0 : slash + 1);
    if (slash != std::string::npos) words += " of " + value.substr(0, slash);
    return regulation.title.empty() ? words : words + ": " + regulation.title;
}

class RowsOf {
  public:
    explicit RowsOf(const ThemeEntry& theme) : theme_(theme) {}

    // A row has one heading and all names of that framework.
    void add(const char* framework, const std::string& name, const std::string& href) {
        if (rows_.empty() || rows_.back()["walk_framework"] != framework)
            rows_.push_back({{"walk_framework", framework}, {"walk_names", Json::array()}});
        Json& names = rows_.back()["walk_names"];
        names.push_back(
            {{"walk_semicolon", !names.empty()}, {"walk_name", name}, {"walk_href", href}});
    }
    [[nodiscard]] std::string href_for(std::size_t facet, const std::string& value) const {
        SearchRequest search = search_for("theme", theme_.id);
        search.filters.at(facet).include = {value};
        return search_link(search);
    }
    Json take() { return std::move(rows_); }

  private:
    const ThemeEntry& theme_;
    Json rows_ = Json::array();
};

}  // namespace

Json crosswalk_view(const ThemeEntry& theme, const Report& report, const ThemeTree& themes) {
    RowsOf rows(theme);
    const Crosswalk walk = themes.crosswalk_of(theme, report);
    for (const std::string& id : walk.key_questions)
        rows.add("Key question",
                 facet_value_label(facet::kKeyQuestion, id, themes),
                 rows.href_for(facet::kKeyQuestion, id));
    for (const std::string& name : walk.quality_statements) rows.add("Quality statement", name, {});
    for (const auto& regulation : walk.regulations)
        rows.add("Regulation",
                 regulation_in_words(regulation),
                 rows.href_for(facet::kRegulation, regulation.value));
    return rows.take();
}

std::string crosswalk_day_in_words(const Report& report) {
    const PartialDate day = day_of_frameworks(report);
    if (!day.known())
        return "The report states no day: key questions, quality statements and regulations of all "
               "times are named.";
    const bool is_inspected = report.inspected_to.known() || report.inspected_from.known();
    return "Key questions, quality statements and regulations as they were in force on the day "
           "of " +
           std::string(is_inspected ? "the inspection" : "publication") + ", " + in_words(day) +
           ".";
}

}  // namespace findings::pages
