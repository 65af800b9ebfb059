// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/files.hpp"
#include "server/json_of.hpp"
#include "tests/catch.hpp"
#include "tests/search/recount.hpp"
#include "tests/support/program.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <sstream>

using namespace findings;
using test::Recount;

namespace {

/// FINDINGS_EXACTNESS_INDEX names a larger index, if there is one; else the product's own corpus is
/// indexed.
class Tested {
  public:
    Tested()
        : searcher_(opened()),
          recount_(export_of(index_dir_), [&](const std::string& id) { return inspected(id); }) {
        const auto thesaurus = nlohmann::json::parse(
            read_file(test::source_folder() / "corpus" / "thesaurus.json").value());
        read_words(thesaurus);
    }

    Searcher& searcher() { return searcher_; }
    const Recount& recount() const { return recount_; }
    const std::set<std::string>& widened() const { return widened_; }

  private:
    Searcher opened() {
        const char* given = std::getenv("FINDINGS_EXACTNESS_INDEX");
        if (given != nullptr) {
            index_dir_ = given;
        } else {
            std::filesystem::create_directories(corpus_.folder().parent_path());
            std::filesystem::copy(test::source_folder() / "corpus",
                                  corpus_.folder(),
                                  std::filesystem::copy_options::recursive);
            corpus_.run();
            index_dir_ = corpus_.index_dir();
        }
        return Searcher::open(index_dir_).value();
    }

    static std::string export_of(const std::filesystem::path& index_dir) {
        const test::Program program;
        const auto run =
            program.run("search --index '" + index_dir.string() + "' --format ndjson --limit all");
        REQUIRE(run.exit_code == 0);
        return run.out;
    }

    std::string inspected(const std::string& id) {
        const auto found = dates_.find(id);
        if (found != dates_.end()) return found->second;
        const Json report = json_of_report(searcher_.report(id).value().report);
        const Json dates = report.value("inspected", Json::object());
        return dates_[id] =
                   dates.contains("to") ? dates["to"].get<std::string>() : dates.value("from", "");
    }

    /// Every word of the thesaurus: such words find others, too.
    void read_words(const nlohmann::json& node) {
        if (node.is_structured()) {
            for (const auto& child : node) read_words(child);
        } else if (node.is_string()) {
            std::string words = node.get<std::string>();
            for (char& c : words)
                c = std::isalpha(static_cast<unsigned char>(c)) != 0
                        ? static_cast<char>(std::tolower(static_cast<unsigned char>(c)))
                        : ' ';
            std::istringstream in(words);
            for (std::string word; in >> word;) widened_.insert(test::recount_stem(word));
        }
    }

    test::TestIndex corpus_;
    std::filesystem::path index_dir_;
    std::map<std::string, std::string> dates_;
    Searcher searcher_;
    Recount recount_;
    std::set<std::string> widened_;
};

SearchRequest request_of(const test::RecountQuery& query, const test::RecountFilters& filters) {
    SearchRequest request;
    request.text = query.text;
    for (const auto& [name, values] : filters.include)
        request.filters.at(*facet_number(name)).include.assign(values.begin(), values.end());
    for (const auto& [name, values] : filters.exclude)
        request.filters.at(*facet_number(name)).exclude.assign(values.begin(), values.end());
    if (filters.from_year != 0) request.from.year = static_cast<std::int16_t>(filters.from_year);
    if (filters.to_year != 0) request.to.year = static_cast<std::int16_t>(filters.to_year);
    request.facet_limit = 0;
    request.limit = 100;
    return request;
}

/// What differs, in words; empty if nothing does.
std::string difference(const SearchPage& page, const test::RecountAnswer& expected) {
    std::ostringstream out;
    const auto compare = [&](const std::string& what,
                             std::uint64_t findings,
                             std::uint64_t reports,
                             const test::RecountTotal& total) {
        if (findings == total.findings && reports == total.reports.size()) return;
        out << what << ": " << findings << " in " << reports << ", counted " << total.findings
            << " in " << total.reports.size() << '\n';
    };
    compare("total", page.total_findings, page.total_reports, expected.total);
    for (const FacetCounts& facet : page.facets) {
        const std::string name(kFacets.at(facet.facet).name);
        auto left = expected.facets.contains(name) ? expected.facets.at(name)
                                                   : std::map<std::string, test::RecountTotal>{};
        for (const FacetValue& value : facet.values) {
            const std::string key = test::folded_value(value.value);
            compare(name + ":" + value.value, value.findings, value.reports, left[key]);
            left.erase(key);
        }
        for (const auto& [value, total] : left)
            compare(name + ":" + value + " (not listed)", 0, 0, total);
        const auto missing = expected.missing.find(name);
        compare(name + " missing",
                facet.missing_findings,
                facet.missing_reports,
                missing == expected.missing.end() ? test::RecountTotal{} : missing->second);
    }
    return out.str();
}

/// Every page of a search, as ids of what is listed.
std::vector<std::string> pages_of(Searcher& searcher, SearchRequest request, std::uint64_t total) {
    std::vector<std::string> ids;
    request.with_facets = false;
    for (; request.offset < total && request.offset + request.limit <= 1000;
         request.offset += request.limit) {
        const auto page = searcher.search(request);
        REQUIRE(page.has_value());
        for (const Hit& hit : page->hits)
            ids.push_back(request.by == Grouping::Report ? hit.report->id : hit.passage.id);
    }
    return ids;
}

std::string bytes_of(SearchPage page) {
    std::string bytes = dump(json_of_request(page)) + dump(json_of_facets(page));
    for (const Hit& hit : page.hits) bytes += dump(json_of_hit(hit, ThemeTree{}));
    return bytes;
}

/// Total, facets, and the pages: each result once, none that does not belong, none missing if all
/// can be paged through.
void check_search(Tested& tested,
                  const test::RecountQuery& query,
                  const test::RecountFilters& filters,
                  Grouping by) {
    SearchRequest request = request_of(query, filters);
    request.by = by;
    const auto page = tested.searcher().search(request);
    REQUIRE(page.has_value());
    const auto expected = tested.recount().answer(query, filters);
    CHECK(difference(*page, expected) == "");
    const auto& wanted = by == Grouping::Report ? expected.total.reports : expected.ids;
    const auto listed = pages_of(tested.searcher(), request, wanted.size());
    const std::set<std::string> distinct(listed.begin(), listed.end());
    CHECK(distinct.size() == listed.size());
    CHECK(listed.size() == std::min<std::size_t>(wanted.size(), 1000));
    CHECK(std::includes(wanted.begin(), wanted.end(), distinct.begin(), distinct.end()));
    const auto again = tested.searcher().search(request);
    REQUIRE(again.has_value());
    CHECK(bytes_of(*page) == bytes_of(*again));
}

}  // namespace

TEST_CASE("exactness: random searches answer as a plain recount of all passages does", "[e2e]") {
    constexpr int kSearches = 1000;
    constexpr unsigned kSeed = 20260701;
    Tested tested;
    REQUIRE(tested.recount().passages().size() > 1000);
    std::mt19937 random(kSeed);
    std::size_t with_results = 0;
    for (int i = 0; i < kSearches; ++i) {
        const auto query = tested.recount().any_query(random, tested.widened());
        const auto filters = tested.recount().any_filters(random);
        INFO("search " << i << ": " << query.text);
        check_search(tested, query, filters, i % 2 == 0 ? Grouping::Finding : Grouping::Report);
        if (tested.recount().answer(query, filters).total.findings > 0) ++with_results;
    }
    CHECK(with_results > kSearches / 3);
}
