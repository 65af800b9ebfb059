// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/thesaurus.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

using namespace findings;
using test::TestIndex;

namespace {

constexpr const char* kThesaurus = R"({"entries": [
    {"term": "PICU", "equivalents": ["psychiatric intensive care unit"]},
    {"term": "AIMS", "equivalents": ["Accreditation for Inpatient Mental Health Services"], "case_sensitive": true},
    {"term": "ED", "equivalents": ["eating disorder", "emergency department"], "case_sensitive": true, "ambiguous": true},
    {"term": "rapid tranquillisation", "equivalents": ["rapid tranq"]},
    {"term": "inpatient", "equivalents": ["in-patient"]}
]})";

std::string understood(const std::string& text) {
    const Stemmer stemmer;
    const auto thesaurus = Thesaurus::parse(kThesaurus, stemmer);
    auto parsed = parse_query(text);
    add_equivalents(parsed->root,
                    QueryKind::And,
                    *thesaurus,
                    stemmer,
                    [](std::span<const std::string>) { return true; });
    return describe(parsed->root);
}

/// Files, each of one report, indexed with the thesaurus above.
class ThesaurusIndex : public TestIndex {
  public:
    explicit ThesaurusIndex(const std::map<std::string, std::string>& files) {
        for (const auto& [name, content] : files) write(name, content);
        run_with([](IndexOptions& options) { options.thesaurus_json = kThesaurus; });
    }
};

std::vector<std::string> texts(const SearchPage& page) {
    std::vector<std::string> out;
    for (const Hit& hit : page.hits) out.push_back(hit.passage.text);
    return out;
}

}  // namespace

TEST_CASE("thesaurus: abbreviations both ways, in any case unless they are another word",
          "[search][thesaurus]") {
    CHECK(understood("picu staff") == "((picu = \"psychiatric intensive care unit\") AND staff)");
    CHECK(understood("psychiatric intensive care unit") ==
          "((psychiatric AND intensive AND care AND unit) = picu)");
    CHECK(understood("AIMS") == "(=AIMS = \"accreditation for inpatient mental health services\")");
    CHECK(understood("aims") == "aims");
    CHECK(understood("accreditation for inpatient mental health services").find("aims") ==
          std::string::npos);
}

TEST_CASE(
    "thesaurus: what is in quotation marks stays, an ambiguous abbreviation does not join its "
    "meanings",
    "[search][thesaurus]") {
    CHECK(understood("\"psychiatric intensive care unit\"") ==
          "\"psychiatric intensive care unit\"");
    CHECK(understood("eating disorder").find("emergency") == std::string::npos);
    CHECK(understood("patient") == "patient");
    CHECK(understood("rapid tranq monitoring") ==
          "(((rapid AND tranq) = \"rapid tranquillisation\") AND monitoring)");
}

TEST_CASE("thesaurus: sections and regulations by their number", "[search][thesaurus]") {
    CHECK(understood("s136 suite") == "((s136 = \"section 136\") AND suite)");
    CHECK(understood("section 136") == "(\"section 136\" = s136)");
    // What is apart is another matter: a section, and 136 people.
    CHECK(understood("Regulation 12(2)(a) medicines") ==
          "((\"regulation 12(2)(a)\" = \"reg 12(2)(a)\") AND medicines)");
    CHECK(understood("article 8") == "\"article 8\"");
    CHECK(understood("section 17 leave") == "((\"section 17\" = s17) AND leave)");
    CHECK(understood("reg 17") == "(\"reg 17\" = \"regulation 17\")");
}

TEST_CASE("thesaurus: a file that cannot be read says which entry", "[search][thesaurus]") {
    const Stemmer stemmer;
    CHECK_FALSE(Thesaurus::parse("[]", stemmer));
    CHECK(Thesaurus::parse(R"({"entries": [{"term": "a", "equivalents": ["b"]}, {"term": 1}]})",
                           stemmer)
              .error()
              .message.find("entry 2") != std::string::npos);
    CHECK(Thesaurus::parse("", stemmer));
}

TEST_CASE("ranking: totals count what means the same", "[search]") {
    const ThesaurusIndex index({{"a.md", "# A\n\nThe PICU was calm.\n"},
                                {"b.md", "# B\n\nThe psychiatric intensive care unit was noisy.\n"},
                                {"c.md", "# C\n\nIntensive work on the care unit.\n"}});
    CHECK(index.search("picu").total_findings == 2);
    CHECK(index.search("picu").description == "(picu = \"psychiatric intensive care unit\")");
    CHECK(index.search("\"picu\"").total_findings == 1);
    CHECK(index.search("-picu").total_findings == 1);
}

TEST_CASE("ranking: a report is found by its title at its first passage", "[search]") {
    const ThesaurusIndex index(
        {{"a.md", "# Sea lions\n\nThey were fed twice a day.\n\nA visitor came.\n"},
         {"b.md",
          "# Harbour\n\nA visitor spoke of sea lions and of other things at great length that "
          "day.\n"}});
    SearchRequest request;
    request.text = "sea lions";
    request.is_prose = true;
    request.by = Grouping::Report;
    const SearchPage page = index.search(request);
    REQUIRE(page.hits.size() == 2);
    CHECK(page.hits.front().report->title == "Sea lions");
}

TEST_CASE("any-of: offered when all of the words find little, with the number it gives",
          "[search]") {
    const ThesaurusIndex index({{"a.md",
                                 "# A\n\nThe garden was open.\n\nThe kitchen was locked.\n\nThe "
                                 "garden and the kitchen were clean.\n"},
                                {"b.md", "# B\n\nMedicines were stored safely.\n"}});
    const SearchPage page = index.search("garden kitchen");
    CHECK(page.total_findings == 1);
    REQUIRE(page.any_of);
    SearchRequest any;
    any.text = "garden kitchen";
    any.any_word = true;
    const SearchPage more = index.search(any);
    CHECK(more.total_findings == page.any_of->total_findings);
    CHECK(more.total_findings == 3);
    CHECK(more.hits.size() == 3);
    CHECK_FALSE(more.any_of);
    CHECK_FALSE(index.search("garden").any_of);
}

TEST_CASE("prose: any length, nothing in it is an operator", "[search]") {
    const ThesaurusIndex index({{"a.md", "# A\n\nThe garden was locked after four.\n"},
                                {"b.md", "# B\n\nMedicines were stored safely.\n"}});
    SearchRequest request;
    request.is_prose = true;
    request.text = "NOT (the garden\" OR -locked theme:x";
    for (int i = 0; i < 300; ++i) request.text += " filler words of a long pasted text";
    const SearchPage page = index.search(request);
    REQUIRE_FALSE(page.hits.empty());
    CHECK(page.hits.front().passage.text == "The garden was locked after four.");
}

TEST_CASE("similar: others that say alike, not itself and not its repeats", "[search][similar]") {
    const ThesaurusIndex index({
        {"a.md",
         "# A\n\nStaff locked the garden after four o'clock without a reason for each patient.\n"},
        {"b.md", "# B\n\nThe garden was locked at four o'clock for every patient on the ward.\n"},
        {"c.md",
         "# C\n\nStaff locked the garden after four o'clock without a reason for each "
         "patient.\n\nMedicines were stored safely.\n"},
        {"d.md", "# D\n\nThe fridge for medicines was checked every day.\n"},
    });
    auto searcher = index.searcher();
    SearchRequest words;
    words.text = "\"each patient\"";
    const std::string id = searcher.search(words)->hits.front().passage.id;
    const auto page = searcher.similar(id, {});
    REQUIRE(page);
    REQUIRE_FALSE(page->hits.empty());
    CHECK(page->hits.front().passage.text ==
          "The garden was locked at four o'clock for every patient on the ward.");
    CHECK(page->total_findings == page->hits.size());
    CHECK_FALSE(page->telling_words.empty());
    for (const std::string& text : texts(*page))
        CHECK(text.find("without a reason") == std::string::npos);
    CHECK(searcher.similar("nothing-1", {}).error().kind == ErrorKind::NotFound);
}
