// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/filters.hpp"

#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/params.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace findings::pages {
namespace {

// Shown open from the start: what both kinds of reader narrow by first. The others open when
// something is chosen.
bool starts_open(std::string_view facet) {
    return facet == "theme" || facet == "polarity" || facet == "kind";
}

Json value_view(std::size_t facet, const FacetValue& value, const ThemeTree& themes) {
    const std::string label =
        value.label.empty() ? facet_value_label(facet, value.value, themes) : value.label;
    return {{"value_id", value.value},
            {"value_label", label},
            {"value_count", in_words(value.findings)},
            {"value_checked", value.selected},
            {"value_is_child", !value.parent.empty()}};
}

// In years readers look for a year, not for the fullest one.
std::vector<FacetValue> in_reading_order(std::size_t facet, std::vector<FacetValue> values) {
    if (kFacets.at(facet).name == "year")
        std::ranges::sort(values, std::ranges::greater{}, &FacetValue::value);
    return values;
}

Json group_view(const FacetCounts& counts, const ThemeTree& themes) {
    const Facet& facet = kFacets.at(counts.facet);
    Json shown = Json::array();
    Json more = Json::array();
    std::uint64_t selected = 0;
    std::size_t left_out = 0;
    for (const FacetValue& value : in_reading_order(counts.facet, counts.values)) {
        selected += value.selected ? 1 : 0;
        if (shown.size() < limits::kFacetValuesShown || value.selected) {
            shown.push_back(value_view(counts.facet, value, themes));
        } else if (more.size() < limits::kFacetValuesListed) {
            more.push_back(value_view(counts.facet, value, themes));
        } else {
            ++left_out;
        }
    }
    Json group = {
        {"group_name", facet.name},
        {"group_title", facet.label},
        {"group_open", starts_open(facet.name) || selected > 0},
        {"group_selected", selected > 0 ? in_words(selected) + " selected" : std::string{}},
        {"values", std::move(shown)},
        {"more_count", more.size()},
        {"has_more", !more.empty()},
        {"more_values", std::move(more)},
        {"left_out", left_out > 0 ? counted(left_out, "value") : std::string{}}};
    group["missing"] =
        counts.missing_findings > 0 ? counted(counts.missing_findings, "finding") : std::string{};
    return group;
}

}  // namespace

Json facet_groups(const SearchPage& page, const ThemeTree& themes) {
    Json groups = Json::array();
    for (const FacetCounts& counts : page.facets) {
        if (!counts.values.empty()) groups.push_back(group_view(counts, themes));
    }
    return groups;
}

std::vector<Chip> chips_of(const SearchRequest& request, const ThemeTree& themes) {
    std::vector<Chip> chips;
    const SearchRequest first = at_page(request, 1);
    const auto add = [&](std::string label, auto&& take_off) {
        Chip chip{std::move(label), first};
        take_off(chip.without);
        chips.push_back(std::move(chip));
    };
    for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
        const std::string title(kFacets[facet].label);
        for (const std::string& value : request.filters[facet].include) {
            add(title + ": " + facet_value_label(facet, value, themes),
                [&](SearchRequest& without) { std::erase(without.filters[facet].include, value); });
        }
        for (const std::string& value : request.filters[facet].exclude) {
            add(title + ": not " + facet_value_label(facet, value, themes),
                [&](SearchRequest& without) { std::erase(without.filters[facet].exclude, value); });
        }
    }
    if (request.from.known())
        add("From " + in_words(request.from), [](SearchRequest& without) { without.from = {}; });
    if (request.to.known())
        add("To " + in_words(request.to), [](SearchRequest& without) { without.to = {}; });
    if (!request.same_as.empty())
        add("Says the same as one finding",
            [](SearchRequest& without) { without.same_as.clear(); });
    return chips;
}

Json chips_view(const SearchRequest& request, const ThemeTree& themes) {
    Json list = Json::array();
    for (const Chip& chip : chips_of(request, themes))
        list.push_back({{"chip_label", chip.label}, {"chip_href", search_link(chip.without)}});
    return list;
}

Json hidden_inputs(const SearchRequest& request) {
    SearchRequest rest = at_page(request, 1);
    rest.text.clear();
    rest.any_word = false;  // a new text is read afresh
    rest.from = {};
    rest.to = {};
    for (FacetFilter& filter : rest.filters) filter.include.clear();
    Json inputs = Json::array();
    for (const auto& [name, value] : to_parameters(rest))
        inputs.push_back({{"hidden_name", name}, {"hidden_value", value}});
    return inputs;
}

}  // namespace findings::pages
