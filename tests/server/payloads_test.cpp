// SPDX-License-Identifier: GPL-3.0-or-later

// Each payload in every field of every report, and in every parameter, through every form of
// output, read back by strict readers: nothing may have become something else.

#include "tests/server/payloads.hpp"

#include "server/export_forms.hpp"
#include "server/url.hpp"
#include "tests/catch.hpp"
#include "tests/server/markup.hpp"
#include "tests/server/running_server.hpp"
#include "tests/server/strict_readers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace findings;
using namespace findings::test;

namespace {

const std::string kConcern = "0a1b2c3d4e5f-aaaaaaa2";
const std::string kReport = "0a1b2c3d4e5f";

std::string parameter(std::string_view name, std::string_view value) {
    return to_query({{std::string(name), std::string(value)}}).substr(1);
}

std::vector<std::string> pages_with(std::string_view payload) {
    return {
        "/",
        "/search?per_page=100",
        "/search?" + parameter("q", payload),
        "/search?" + parameter("service", payload) + '&' + parameter("-provider", payload) + '&' +
            parameter("theme", payload),
        "/search?" + parameter(payload, payload) + '&' + parameter("sort", payload) + '&' +
            parameter("from", payload),
        "/search?q=restraint&by=report",
        "/findings/" + kConcern,
        "/reports/" + kReport,
        "/reports/" + kReport + '?' + parameter("q", payload) + '&' + parameter("kind", payload),
        "/themes",
        "/themes/restraint",
        "/practice?" + parameter("q", payload),
        "/cross-reference?" + parameter("rows", payload),
        "/recommendations?" + parameter("status", payload),
        "/about?" + parameter(payload, payload),
        '/' + parameter(payload, payload)};
}

std::vector<std::string> json_with(std::string_view payload) {
    return {"/api/v1/findings",
            "/api/v1/findings?" + parameter("q", payload),
            "/api/v1/findings?" + parameter(payload, payload),
            "/api/v1/findings/" + kConcern,
            "/api/v1/reports/" + kReport,
            "/api/v1/themes",
            "/api/v1/reports?" + parameter("theme", payload),
            "/api/v1/suggest?" + parameter("q", payload),
            '/' + std::string("api/v1/") + parameter(payload, "")};
}

/// Names of elements and attributes in the pages of an ordinary base: no payload may bring another.
struct OrdinaryMarkup {
    std::set<std::string> elements, attributes, headers;
};

OrdinaryMarkup ordinary_markup() {
    OrdinaryMarkup ordinary;
    const RunningServer server(small_base());
    std::vector<std::string> targets = pages_with("restraint");
    targets.emplace_back("/practice?q=%01");  // a page that says what is wrong
    for (const auto& target : targets) {
        const auto answer = server.get(target);
        const Markup markup = markup_of(answer.body);
        ordinary.elements.insert(markup.open.begin(), markup.open.end());
        ordinary.attributes.insert(markup.attributes.begin(), markup.attributes.end());
        for (const auto& [name, value] : answer.headers) ordinary.headers.insert(name);
    }
    return ordinary;
}

template <class Names>
std::vector<std::string> not_in(const std::set<std::string>& known, const Names& names) {
    std::vector<std::string> foreign;
    std::ranges::copy_if(names, std::back_inserter(foreign), [&](const std::string& name) {
        return !known.contains(name);
    });
    return foreign;
}

void check_headers(const httplib::Response& answer, const std::set<std::string>& ordinary) {
    for (const auto& [name, value] : answer.headers)
        CHECK((ordinary.contains(name) || name == "Retry-After" || name == "Allow"));
    CHECK(answer.get_header_value("Content-Security-Policy").find("default-src 'none'") == 0);
    CHECK(answer.get_header_value("X-Content-Type-Options") == "nosniff");
}

std::string exported(const FakeBase& base, ExportFormat format) {
    const ThemeTree themes = ThemeTree::parse(base.taxonomy_json).value();
    ExportWriter writer(
        format,
        {"/search?" + parameter("q", base.reports.front().title), "000001", "2019", true},
        themes);
    std::string text = writer.begin();
    for (const Report& report : base.reports) {
        for (const Passage& passage : report.passages) {
            Hit hit;
            hit.passage = passage;
            hit.report = std::make_shared<Report>(report);
            text += writer.item(hit);
        }
    }
    return text + writer.end();
}

}  // namespace

TEST_CASE("payloads: no page has an element, attribute or header that an ordinary one has not",
          "[server][payloads]") {
    const OrdinaryMarkup ordinary = ordinary_markup();
    for (const std::string_view payload : kPayloads) {
        const RunningServer server(hostile_base(payload));
        for (const auto& target : pages_with(payload)) {
            CAPTURE(payload, target);
            const auto answer = server.get(target);
            const Markup markup = markup_of(answer.body);
            CHECK(markup.fault == "");
            CHECK(not_in(ordinary.elements, markup.open) == std::vector<std::string>{});
            CHECK(not_in(ordinary.attributes, markup.attributes) == std::vector<std::string>{});
            CHECK(markup.scripts() == 1);
            CHECK(markup.data_blocks <= 1);
            for (const auto& link : markup.links) {
                CAPTURE(link);
                const bool is_ours =
                    link.starts_with('#') || (link.starts_with('/') && !link.starts_with("//"));
                CHECK((is_ours || link.starts_with("https://")));
            }
            check_headers(answer, ordinary.headers);
        }
    }
}

TEST_CASE("payloads: JSON stays JSON, and a feed has the elements of a feed",
          "[server][payloads]") {
    std::set<std::string> headers = ordinary_markup().headers;
    const std::vector<std::string> feed = {"feed",
                                           "id",
                                           "title",
                                           "updated",
                                           "generator",
                                           "link",
                                           "entry",
                                           "author",
                                           "name",
                                           "category",
                                           "rights",
                                           "content",
                                           "summary"};
    for (const std::string_view payload : kPayloads) {
        const RunningServer server(hostile_base(payload));
        for (const auto& target : json_with(payload)) {
            CAPTURE(payload, target);
            const auto answer = server.get(target);
            CHECK(nlohmann::json::accept(answer.body));
            CHECK_THAT(answer.get_header_value("Content-Type"), contains("json"));
            check_headers(answer, headers);
        }
        CAPTURE(payload);
        const auto answer = server.get("/feeds/findings.atom?" + parameter("service", payload));
        const XmlElements elements = xml_elements(answer.body);
        CHECK(elements.fault == "");
        CHECK(not_in({feed.begin(), feed.end()}, elements.names).empty());
        check_headers(answer, headers);
    }
}

TEST_CASE("payloads: exports have as many records as findings, and no formula",
          "[server][payloads]") {
    const auto ordinary = small_base();
    for (const std::string_view payload : kPayloads) {
        CAPTURE(payload);
        const auto base = hostile_base(payload);
        CHECK(csv_shape(exported(*base, ExportFormat::Csv)) ==
              csv_shape(exported(*ordinary, ExportFormat::Csv)));
        CHECK(csv_formulas(exported(*base, ExportFormat::Csv)).empty());
        CHECK(csv_formulas(exported(*base, ExportFormat::Measures)).empty());
        CHECK(ris_records(exported(*base, ExportFormat::Ris)) ==
              ris_records(exported(*ordinary, ExportFormat::Ris)));
        CHECK(bibtex_records(exported(*base, ExportFormat::Bibtex)) ==
              bibtex_records(exported(*ordinary, ExportFormat::Bibtex)));
        CHECK(nlohmann::json::accept(exported(*base, ExportFormat::CslJson)));
        for (const auto& line : lines_of(exported(*base, ExportFormat::Ndjson)))
            CHECK(nlohmann::json::accept(line));
    }
}
