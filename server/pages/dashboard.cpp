// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"
#include "server/cross_routes.hpp"
#include "server/dashboard_forms.hpp"
#include "server/links.hpp"
#include "server/pages/counts.hpp"
#include "server/pages/filters.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace findings::pages {
namespace {

constexpr std::size_t kRows = 15;  // of a table; the rest folds away

std::vector<CountRow> count_rows(const DashboardTable& table, const ThemeTree& themes) {
    std::vector<CountRow> rows;
    for (const DashboardRow& row : table.rows) {
        if (!row.parent.empty()) continue;
        rows.push_back({row.value,
                        label_of(row, table.facet, themes),
                        {},
                        row.counts.findings,
                        row.counts.good,
                        row.counts.concern,
                        row.counts.requirement});
    }
    return rows;
}

std::string share_of(std::uint64_t part, std::uint64_t all) {
    if (part == 0 || all == 0) return "0%";
    const std::uint64_t percent = (part * 100 + all / 2) / all;
    return percent == 0 ? "under 1%" : std::to_string(percent) + "%";
}

/// A number of reports, with a link to them where there is a search for them.
Json number_view(std::uint64_t number,
                 std::optional<SearchRequest> search,
                 const std::string& words) {
    if (search) search->by = Grouping::Report;
    return {{"number", in_words(number)},
            {"number_href", search && number > 0 ? search_link(*search) : std::string()},
            {"number_words", words}};
}

/// Reports by overall rating under each value of a facet.
Json ratings_view(const DashboardTable& table,
                  const SearchRequest& asked,
                  const ThemeTree& themes,
                  const char* caption) {
    Json rows = Json::array(), more = Json::array();
    for (const DashboardRow& row : table.rows) {
        const std::string label = label_of(row, table.facet, themes);
        const auto search = for_value(asked, table.facet, row.value, row.parent);
        Json numbers = Json::array();
        for (const RatingValue rating : shown_ratings()) {
            const std::string words =
                "reports " +
                (rating == RatingValue::None ? std::string("without a rating")
                                             : "rated " + rating_label(rating)) +
                ", " + label;
            numbers.push_back(
                number_view(row.ratings.at(static_cast<std::size_t>(rating)),
                            search ? std::optional(with_rating(*search, rating)) : std::nullopt,
                            words));
        }
        numbers.push_back(number_view(row.reports, search, "reports in all, " + label));
        (rows.size() < kRows ? rows : more)
            .push_back({{"ratings_label", label}, {"numbers", std::move(numbers)}});
    }
    return {{"ratings_caption", caption},
            {"ratings_first", kFacets.at(table.facet).label},
            {"ratings_has", !rows.empty()},
            {"ratings_more_count", more.empty() ? std::string() : in_words(more.size())},
            {"ratings_rows", std::move(rows)},
            {"ratings_more", std::move(more)}};
}

void add_coverage(Json& view,
                  const Dashboard& dashboard,
                  const SearchRequest& asked,
                  const ThemeTree& themes) {
    constexpr std::array<std::string_view, 8> kWords = {"a date",
                                                        "a provider",
                                                        "a location",
                                                        "a service",
                                                        "a region",
                                                        "an overall rating",
                                                        "a publisher",
                                                        "a passage with a theme"};
    Json gaps = Json::array();
    const auto found = gaps_of(dashboard, asked);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Gap& gap = found[i];
        Json row = number_view(gap.reports, gap.search, "reports");
        row["gap_what"] = gap.facet == facet::kTheme
                              ? std::string("With a passage that has no theme")
                              : "Without " + std::string(kWords.at(i));
        row["gap_share"] = share_of(gap.reports, dashboard.total_reports);
        row["gap_findings"] = in_words(gap.findings);
        row["gap_findings_href"] = gap.findings > 0 ? search_link(gap.search) : std::string();
        gaps.push_back(std::move(row));
    }
    view["gaps"] = std::move(gaps);
    const DashboardTable& kinds = dashboard.table(facet::kReportKind);
    Json rows = Json::array();
    for (const DashboardRow& row : kinds.rows) {
        const auto search = for_value(asked, facet::kReportKind, row.value, {});
        Json line = number_view(row.reports, search, "reports");
        line["kind_label"] = label_of(row, facet::kReportKind, themes);
        line["kind_share"] = share_of(row.reports, dashboard.total_reports);
        line["kind_findings"] = in_words(row.counts.findings);
        line["kind_findings_href"] = search ? search_link(*search) : std::string();
        rows.push_back(std::move(line));
    }
    view["report_kinds"] = std::move(rows);
}

void add_tables(Json& view,
                const Dashboard& dashboard,
                const SearchRequest& asked,
                const ThemeTree& themes) {
    view["answered"] = true;
    view["generation"] = dashboard.generation;
    view["total_findings"] = in_words(dashboard.total.findings);
    view["all_href"] = search_link(asked);
    SearchRequest reports = asked;
    reports.by = Grouping::Report;
    view["total_reports"] = in_words(dashboard.total_reports);
    view["reports_href"] = search_link(reports);
    view["good_total"] = in_words(dashboard.total.good);
    view["good_href"] = search_link(with_polarity(asked, "good"));
    view["concern_total"] = in_words(dashboard.total.concern);
    view["concern_href"] = search_link(with_polarity(asked, "concern"));
    view["must_total"] = in_words(dashboard.total.requirement);
    view["must_href"] = search_link(with_polarity(asked, "requirement"));
    const auto counts = [&](const char* caption, const char* first, std::size_t facet) {
        return counts_view(
            {caption, first, facet, asked, count_rows(dashboard.table(facet), themes), kRows});
    };
    view["theme_table"] = counts("Findings by theme", "Theme", facet::kTheme);
    view["question_table"] =
        counts("Findings by key question", "Key question", facet::kKeyQuestion);
    view["service_table"] = counts("Findings by service", "Service", facet::kService);
    view["region_table"] = counts("Findings by region", "Region", facet::kRegion);
    view["year_table"] = counts("Findings by year of publication", "Year", facet::kYear);
    view["service_ratings"] = ratings_view(dashboard.table(facet::kService),
                                           asked,
                                           themes,
                                           "Reports by overall rating and service");
    view["region_ratings"] = ratings_view(dashboard.table(facet::kRegion),
                                          asked,
                                          themes,
                                          "Reports by overall rating and region");
    view["year_ratings"] = ratings_view(dashboard.table(facet::kYear),
                                        asked,
                                        themes,
                                        "Reports by overall rating and year of publication");
    add_coverage(view, dashboard, asked, themes);
    view["json_href"] = dashboard_link("/api/v1/dashboard", asked);
}

}  // namespace

Answer dashboard(const Call& call) {
    ReadRequest read = read_dashboard(call.parameters, call.themes);
    read.request.lenient = true;
    Json view = page_view("Dashboard");
    view["on_dashboard"] = true;
    view["filters"] = Json::array();
    for (const Json& chip : chips_view(read.request, call.themes))
        view["filters"].push_back({{"chip_label", chip["chip_label"]}});
    view["has_filters"] = !view["filters"].empty();
    view["q"] = read.request.text;
    view["hidden"] = hidden_inputs(read.request);
    const auto counted = with_searcher(call, [&](Searcher& searcher) {
        return dashboard_of(searcher, read.request);
    });
    if (!counted && !is_readers_error(counted.error()))
        return error(status_of(counted.error().kind));
    SearchRequest asked = read.request;
    asked.lenient = false;
    if (counted) add_tables(view, *counted, asked, call.themes);
    if (!counted) read.problems.push_back({"q", in_one_line(counted.error())});
    add_problems(view, read.problems);
    return page_answer("dashboard", view);
}

}  // namespace findings::pages
