// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/params.hpp"

#include "server/limits.hpp"
#include "server/links.hpp"
#include "tests/catch.hpp"

#include <algorithm>

using namespace findings;

namespace {

ThemeTree themes() {
    return ThemeTree::
        parse(R"({"themes":[{"id":"access","label":"Access"},{"id":"beds","parent":"access","label":"Beds"}]})")
            .value();
}

ReadRequest read(std::string_view query) { return read_search(parse_parameters(query), themes()); }

std::vector<std::string> names(const std::vector<ParameterProblem>& problems) {
    std::vector<std::string> list;
    for (const auto& problem : problems) list.push_back(problem.parameter);
    return list;
}

const FacetFilter& filter(const ReadRequest& read_request, std::string_view name) {
    return read_request.request.filters[*facet_number(name)];
}

}  // namespace

TEST_CASE("params: every facet by its name, repeatable, and excluded with a minus", "[server]") {
    for (const Facet& facet : kFacets) {
        const std::string name(facet.name);
        const std::string value = name == "theme"          ? "access"
                                  : name == "polarity"     ? "good"
                                  : name == "kind"         ? "concern"
                                  : name == "key_question" ? "safe"
                                  : name == "rating"       ? "inadequate"
                                  : name == "report_kind"  ? "case-study"
                                                           : "2019";
        CAPTURE(name);
        CHECK(filter(read(name + "=" + value + "&" + name + "=" + value), name).include ==
              std::vector{value});
        CHECK(filter(read("-" + name + "=" + value), name).exclude == std::vector{value});
        CHECK(read(name + "=").problems.empty());
    }
    CHECK(filter(read("theme=access&theme=beds"), "theme").include ==
          std::vector<std::string>{"access", "beds"});
    CHECK(filter(read("service=Acute%20wards"), "service").include ==
          std::vector<std::string>{"Acute wards"});
}

TEST_CASE("params: the rest of a search", "[server]") {
    const auto [request, problems] =
        read("q=prone+restraint&sort=newest&by=report&page=3&per_page=20&from=2017&to=2019-04-26");
    CHECK(problems.empty());
    CHECK(request.text == "prone restraint");
    CHECK(request.sort == Sort::Newest);
    CHECK(request.by == Grouping::Report);
    CHECK(request.offset == 40);
    CHECK(request.limit == 20);
    CHECK(request.from == PartialDate{2017, 0, 0});
    CHECK(request.to == PartialDate{2019, 4, 26});
}

TEST_CASE("params: all problems are listed and the rest is kept", "[server]") {
    const auto read_request = read(
        "q=beds&theme=nosuch&rating=great&foo=1&-kind=bad&sort=up&page=0&per_page=x&from=yesterday&"
        "year=19&theme=access");
    CHECK(names(read_request.problems) == std::vector<std::string>{"theme",
                                                                   "rating",
                                                                   "foo",
                                                                   "-kind",
                                                                   "sort",
                                                                   "page",
                                                                   "per_page",
                                                                   "from",
                                                                   "year"});
    CHECK(read_request.request.text == "beds");
    CHECK(filter(read_request, "theme").include == std::vector<std::string>{"access"});
    for (const auto& problem : read_request.problems) CHECK(problem.message.ends_with("."));
}

TEST_CASE("params: what cannot be meant is a problem", "[server]") {
    const auto [query, parameter] = GENERATE(table<std::string, std::string>({
        {"q=a&q=b", "q"},
        {"from=2019&to=2018", "to"},
        {"from=2019-04-27&to=2019-04-26", "to"},
        {"q=%FF", "q"},
        {"%FF=1", "\xEF\xBF\xBD"},
        {"q=a%00b", "q"},
        {"Theme=access", "Theme"},
        {"--theme=access", "--theme"},
        {"page=-1", "page"},
        {"page=+1", "page"},
        {"page=1e3", "page"},
        {"page=99999999999", "page"},
        {"to=2019-02-30", "to"},
        {"key_question=", ""},
    }));
    CAPTURE(query);
    const auto problems = names(read(query).problems);
    CHECK(problems == (parameter.empty() ? std::vector<std::string>{} : std::vector{parameter}));
}

TEST_CASE("params: a range within the same month or year is no contradiction", "[server]") {
    CHECK(read("from=2019-04&to=2019").problems.empty());
    CHECK(read("from=2019&to=2019-04").problems.empty());
}

TEST_CASE("params: a request and its URL are two forms of one thing", "[server]") {
    const auto query =
        GENERATE(as<std::string>{},
                 "",
                 "q=a%26b%20%22c%22",
                 "theme=access&theme=beds&-rating=good&service=A%20%26%20E",
                 "q=x&from=2017-07&to=2019&sort=rating&by=report&per_page=50&page=2");
    const auto first = read(query);
    REQUIRE(first.problems.empty());
    const std::string url = search_link(first.request);
    const auto again = read_search(parse_parameters(query_of(url)), themes());
    CHECK(search_link(again.request) == url);
    CHECK(again.request.text == first.request.text);
    CHECK(again.request.filters == first.request.filters);
    CHECK(again.request.offset == first.request.offset);
}

TEST_CASE("params: order of writing does not change the URL", "[server]") {
    CHECK(search_link(read("sort=newest&rating=good&q=a&theme=beds").request) ==
          search_link(read("theme=beds&q=a&rating=good&sort=newest").request));
    CHECK(search_link(read("page=1&per_page=10&sort=relevance&by=finding").request) == "/search");
}

TEST_CASE("params: repeats", "[server]") {
    CHECK(read("").request.repeats == Repeats::Unsaid);
    CHECK(read("repeats=once").request.repeats == Repeats::Once);
    CHECK(read("repeats=all&same_as=abc-def").request.same_as == "abc-def");
    CHECK(names(read("repeats=never").problems) == std::vector<std::string>{"repeats"});
    for (const std::string query : {"repeats=once", "repeats=all", "same_as=abc-def"}) {
        CHECK(search_link(read(query).request) == "/search?" + query);
    }
}
