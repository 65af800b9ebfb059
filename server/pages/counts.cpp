// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/counts.hpp"

#include "server/dashboard_forms.hpp"
#include "server/links.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace findings::pages {
namespace {

constexpr std::uint64_t kFullBar = 100;

// A bar that is there at all is seen: one of a thousand has the width of one in a hundred.
std::uint64_t bar(std::uint64_t count, std::uint64_t most) {
    if (count == 0 || most == 0) return 0;
    return std::max<std::uint64_t>(1, count * kFullBar / most);
}

Json cell_view(std::uint64_t count,
               std::uint64_t most,
               const char* tone,
               const char* what,
               const std::string& href) {
    return {{"cell_count", in_words(count)},
            {"cell_href", count > 0 ? href : std::string{}},
            {"cell_bar", bar(count, most)},
            {"cell_tone", tone},
            {"cell_what", what}};
}

Json row_view(const CountRow& row, std::uint64_t most, const CountsTable& table) {
    auto search = for_value(table.question, table.facet, row.value, row.parent);
    if (search) {
        search->limit = SearchRequest{}.limit;
        search->filters[facet::kPolarity] = {};
    }
    const auto href_for = [&](const char* polarity) {
        return search ? search_link(with_polarity(*search, polarity)) : std::string{};
    };
    return {
        {"row_label", row.label},
        {"cells",
         {cell_view(row.good, most, "good", "good practice", href_for("good")),
          cell_view(row.concern, most, "concern", "concerns", href_for("concern")),
          cell_view(row.requirement, most, "requirement", "requirements", href_for("requirement")),
          cell_view(row.findings,
                    0,
                    "",
                    "passages in all",
                    search ? search_link(*search) : std::string{})}}};
}

int year_of(const CountRow& row) {
    int year = 0;
    std::from_chars(row.value.data(), row.value.data() + row.value.size(), year);
    return year;
}

}  // namespace

Json counts_view(const CountsTable& table) {
    std::uint64_t most = 0;
    for (const CountRow& row : table.rows)
        most = std::max({most, row.good, row.concern, row.requirement});
    Json shown = Json::array();
    Json more = Json::array();
    for (const CountRow& row : table.rows)
        (shown.size() < table.shown ? shown : more).push_back(row_view(row, most, table));
    const std::size_t more_count = more.size();
    return {{"counts_caption", table.caption},
            {"counts_first", table.first_column},
            {"has_rows", !shown.empty()},
            {"rows", std::move(shown)},
            {"has_more_rows", more_count > 0},
            {"more_rows_count", in_words(more_count)},
            {"more_rows", std::move(more)}};
}

std::vector<CountRow> with_every_year(const std::vector<CountRow>& years) {
    // beyond it one of the dates is a mistake: no need to print the void
    constexpr int kLongestSpan = 60;
    std::vector<CountRow> all;
    for (const CountRow& row : years) {
        const int last = all.empty() ? year_of(row) - 1 : year_of(all.back());
        if (year_of(row) - last <= kLongestSpan) {
            for (int year = last + 1; year < year_of(row); ++year) {
                CountRow empty;
                empty.value = empty.label = std::to_string(year);
                all.push_back(std::move(empty));
            }
        }
        all.push_back(row);
    }
    return all;
}

Json trend_view(const std::vector<CountRow>& years) {
    constexpr std::size_t kYears = 10;
    constexpr std::uint64_t kHeight = 24;
    constexpr std::uint64_t kStep = 6;
    if (years.empty()) return false;
    const auto first = years.end() - static_cast<std::ptrdiff_t>(std::min(kYears, years.size()));
    std::uint64_t most = 1;
    for (auto row = first; row != years.end(); ++row) most = std::max(most, row->findings);
    Json bars = Json::array();
    std::string words;
    for (auto row = first; row != years.end(); ++row) {
        const std::uint64_t height = row->findings * kHeight / most;
        bars.push_back(
            {{"bar_x", bars.size() * kStep}, {"bar_y", kHeight - height}, {"bar_height", height}});
        words += (words.empty() ? "" : ", ") + row->label + ": " + in_words(row->findings);
    }
    return {{"trend_width", bars.size() * kStep},
            {"trend_height", kHeight},
            {"bars", std::move(bars)},
            {"trend_words", words},
            {"trend_first", first->label},
            {"trend_last", years.back().label}};
}

}  // namespace findings::pages
