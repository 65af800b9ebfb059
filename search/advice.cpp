// SPDX-License-Identifier: GPL-3.0-or-later
// What helps where a search finds nothing: a condition less, a word less, a word spelt otherwise.
#include "search/order.hpp"
#include "search/searcher_impl.hpp"

#include <algorithm>
#include <utility>

namespace findings {
namespace {

constexpr std::size_t kMostWords = 6;  // each costs a search

/// One condition that can be left out, with what the request is without it.
std::vector<Advice> filters_less(const SearchRequest& request) {
    std::vector<Advice> less;
    const auto add = [&](std::string_view name, auto&& change) {
        Advice advice;
        advice.without = name;
        advice.request = request;
        advice.request.offset = 0;
        change(advice.request);
        less.push_back(std::move(advice));
    };
    for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
        if (!request.filters[facet].empty())
            add(kFacets[facet].name, [&](SearchRequest& r) { r.filters[facet] = {}; });
    }
    if (request.from.known()) add(kFromFilter, [](SearchRequest& r) { r.from = {}; });
    if (request.to.known()) add(kToFilter, [](SearchRequest& r) { r.to = {}; });
    if (!request.same_as.empty()) add("same_as", [](SearchRequest& r) { r.same_as.clear(); });
    return less;
}

/// All filters left out, where leaving out one is not enough.
Advice no_filter(const SearchRequest& request) {
    Advice advice;
    advice.without = "filters";
    advice.request.text = request.text;
    advice.request.any_word = request.any_word;
    advice.request.sort = request.sort;
    advice.request.by = request.by;
    advice.request.limit = request.limit;
    advice.request.repeats = request.repeats;
    return advice;
}

/// Where a word or phrase that begins at `begin` ends in `text`.
std::size_t end_of_typed(std::string_view text, std::size_t begin) {
    const bool is_quoted = text[begin] == '"';
    const std::size_t end =
        is_quoted ? text.find('"', begin + 1) : text.find_first_of(" \t\r\n", begin);
    if (end == std::string_view::npos) return text.size();
    return is_quoted ? end + 1 : end;
}

}  // namespace

std::vector<Advice> Searcher::Impl::without_a_word(const Understood& understood) {
    const SearchRequest& request = understood.request;
    const auto parsed = parse_query(request.text, request.any_word);
    if (!parsed || parsed->root.kind != QueryKind::And || parsed->root.children.size() > kMostWords)
        return {};
    std::vector<Advice> less;
    for (const QueryNode& child : parsed->root.children) {
        const bool is_plain = child.kind == QueryKind::Word || child.kind == QueryKind::Exact ||
                              child.kind == QueryKind::Phrase || child.kind == QueryKind::Prefix;
        if (!is_plain || child.begin >= request.text.size()) continue;
        const std::size_t end = end_of_typed(request.text, child.begin);
        Advice advice;
        advice.without = request.text.substr(child.begin, end - child.begin);
        advice.is_word = true;
        advice.request = request;
        advice.request.offset = 0;
        std::string rest = request.text.substr(0, child.begin);
        while (!rest.empty() && rest.back() == ' ') rest.pop_back();
        const std::size_t next = request.text.find_first_not_of(' ', end);
        if (next != std::string::npos)
            rest += (rest.empty() ? "" : " ") + request.text.substr(next);
        advice.request.text = std::move(rest);
        less.push_back(std::move(advice));
    }
    return less;
}

std::vector<Advice> Searcher::Impl::advice_on(const Understood& understood) {
    std::vector<Advice> advice = filters_less(understood.request);
    const bool has_filters = advice.size() > 1;
    for (Advice& less : without_a_word(understood)) advice.push_back(std::move(less));
    const auto keep_what_finds = [&] {
        for (Advice& less : advice) {
            const auto other = understand(less.request);
            if (!other) continue;
            const auto docids = result_of(*other);
            less.total_findings = docids.size();
            less.total_reports = report_runs(columns(), docids).size();
        }
        std::erase_if(advice, [](const Advice& less) { return less.total_findings == 0; });
    };
    keep_what_finds();
    if (!advice.empty() || !has_filters) return advice;
    advice.push_back(no_filter(understood.request));
    keep_what_finds();
    return advice;
}

std::string Searcher::Impl::better_spelt(const Understood& understood) {
    SearchRequest request = understood.request;
    const auto parsed = parse_query(request.text, request.any_word);
    if (!parsed) return {};
    const auto corrected = spelling.corrected(request.text, parsed->root);
    if (!corrected) return {};
    request.text = *corrected;
    const auto other = understand(request);
    return other && !result_of(*other).empty() ? *corrected : std::string{};
}

}  // namespace findings
