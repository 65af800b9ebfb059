// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/dossier.hpp"

#include "search/met_words.hpp"
#include "server/dossier_forms.hpp"
#include "server/providers.hpp"
#include "server/searcher_backend.hpp"
#include "server/words.hpp"
#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"
#include "tests/cross/served_corpus.hpp"

using namespace findings;
using findings::test::ServedCorpus;
using findings::test::TestIndex;
using findings::test::totals_behind;

namespace {

std::string report(const std::string& date,
                   const std::string& location,
                   const std::string& body,
                   const std::string& provider = "Example Care Limited") {
    return "# " + location +
           "\n\nInspection report by the Care Quality Commission\n\nProvider: " + provider +
           "\n\nLocation: " + location + "\n\nPublished: " + date +
           "\n\n## Is the service safe?\n\n" + body;
}

const char* const kMust =
    "### Action the provider MUST take\n\nThe provider must ensure that ligature risk assessments "
    "are up to date. Regulation 12(2)(a).\n";
const char* const kMustAgain =
    "### Action the provider MUST take\n\nThe provider must ensure that staff know the ligature "
    "risks on each ward. Regulation 12(2)(b).\n";

Dossier dossier_of_provider(Searcher& searcher, const std::string& name) {
    DossierRequest request;
    request.search = test::request_for("", {{"provider", name}});
    auto dossier = dossier_of(searcher, request);
    REQUIRE(dossier.has_value());
    return std::move(*dossier);
}

}  // namespace

TEST_CASE(
    "dossier: a sentence says whether an earlier requirement is met, or nothing is taken from it",
    "[cross][dossier]") {
    const auto [text, says] = GENERATE(table<std::string, std::string>({
        {"At this inspection we found the previous breach of regulation 12 had been met.", "met"},
        {"The service was no longer in breach of Regulation 17.", "met"},
        {"The ward was clean. All requirement notices from the last inspection had been met.",
         "met"},
        {"The provider had addressed the concerns raised at our previous inspection.", "met"},
        {"The requirement notice for regulation 12 had not been met since the last inspection.",
         "not met"},
        {"The provider remained in breach of regulation 18 since our last inspection.", "not met"},
        {"At the inspection in 2016 we told the provider that people who restrain must be trained; "
         "this had been met.",
         "met"},
        {"At the last inspection we told the provider that staff must be trained. This had been "
         "met.",
         "met"},
        {"We told the provider that staff must be trained. This had not been met since our last "
         "inspection.",
         "not met"},
        {"Not all of the previous requirements had been met.", ""},
        {"Some of the actions from the last inspection had been addressed, and breaches were "
         "partly resolved.",
         ""},
        {"The provider must ensure that requirement notices are met by the time of our next visit, "
         "following this inspection.",
         ""},
        {"Staff met patients' families every week.", ""},
        {"The provider planned to have addressed the breach of regulation 12 since May.", ""},
        {"We did not find that the breach had been addressed since the last inspection.", ""},
        {"", ""},
    }));
    CAPTURE(text);
    const auto sentence = met_sentence(text);
    CHECK((sentence ? (sentence->is_met ? "met" : "not met") : "") == says);
    if (sentence) CHECK(text.find(sentence->text) != std::string::npos);
}

TEST_CASE("dossier: a requirement that is found again at the same place stands beside the first",
          "[cross][dossier]") {
    TestIndex index({{"a.md", report("3 May 2017", "Ash House", kMust)},
                     {"b.md", report("9 June 2019", "Ash House", kMustAgain)},
                     {"c.md", report("9 July 2020", "Elm House", kMust)}});
    Searcher searcher = index.searcher();
    const Dossier dossier = dossier_of_provider(searcher, "Example Care Limited");
    CHECK(dossier.total_reports == 3);
    REQUIRE(dossier.repeated_total == 1);  // Elm House is another place
    const DossierPair& pair = dossier.repeated.front();
    CHECK(pair.earlier.passage.text.find("risk assessments are up to date") != std::string::npos);
    CHECK(pair.later.passage.text.find("staff know the ligature risks") != std::string::npos);
    CHECK(pair.regulations == std::vector<std::string>{"12"});
}

TEST_CASE("dossier: the same name under another provider is not joined", "[cross][dossier]") {
    TestIndex apart(
        {{"a.md", report("3 May 2017", "Ash House", kMust)},
         {"b.md", report("9 June 2019", "Ash House", kMustAgain, "Another Trust Limited")}});
    Searcher searcher = apart.searcher();
    DossierRequest request;
    request.search = test::request_for("", {{"location", "Ash House"}});
    const auto dossier = dossier_of(searcher, request);
    REQUIRE(dossier.has_value());
    CHECK(dossier->total_reports == 2);
    CHECK(dossier->repeated_total == 0);
}

TEST_CASE("dossier: two reports on one inspection are no repetition", "[cross][dossier]") {
    TestIndex index({{"a.md", report("3 May 2017", "Ash House", kMust)},
                     {"b.md", report("3 May 2017", "Ash House", kMustAgain)}});
    Searcher searcher = index.searcher();
    CHECK(dossier_of_provider(searcher, "Example Care Limited").repeated_total == 0);
}

TEST_CASE("dossier: a concern and good practice on its theme later make a pair, in that order only",
          "[cross][dossier]") {
    const std::string bad =
        "Ligature risk assessments were out of date and staff did not know the ligature risks on "
        "the ward.\n";
    const std::string good =
        "Ligature risk assessments were up to date and staff knew the ligature risks on the ward "
        "well.\n";
    const bool is_better = GENERATE(true, false);
    TestIndex index({{"a.md", report("3 May 2017", "Ash House", is_better ? bad : good)},
                     {"b.md", report("9 June 2019", "Ash House", is_better ? good : bad)}});
    Searcher searcher = index.searcher();
    const Dossier dossier = dossier_of_provider(searcher, "Example Care Limited");
    CHECK(dossier.improved_total == (is_better ? 1 : 0));
    if (!is_better) return;
    REQUIRE_FALSE(dossier.improved.empty());
    CHECK(dossier.improved.front().earlier.passage.text + "\n" == bad);
    CHECK(dossier.improved.front().later.passage.text + "\n" == good);
}

TEST_CASE("dossier: a demand is met where a later report says so, and nowhere else",
          "[cross][dossier]") {
    const bool says_so = GENERATE(true, false);
    const std::string later =
        says_so
            ? "At this inspection the requirement on ligature risk assessments (Regulation 12) had "
              "been met since our previous visit.\n"
            : "Ligature risk assessments were up to date. Regulation 12 was explained to staff.\n";
    TestIndex index({{"a.md", report("3 May 2017", "Ash House", kMust)},
                     {"b.md", report("9 June 2019", "Ash House", later)}});
    Searcher searcher = index.searcher();
    const Dossier dossier = dossier_of_provider(searcher, "Example Care Limited");
    REQUIRE(dossier.demands_total >= 1);
    const DossierDemand& demand = dossier.demands.back();
    CHECK(demand.later_reports == 1);
    CHECK(demand.answer.has_value() == says_so);
    if (says_so) CHECK(demand.is_met);
    if (says_so) CHECK(demand.sentence.find("had been met") != std::string::npos);
}

TEST_CASE("dossier: as JSON every count is the total of its link, and filters narrow all of it",
          "[cross][dossier]") {
    const ServedCorpus served;
    const Json facets =
        Json::parse(served.get("/api/v1/findings?per_page=1").body)["facets"]["provider"];
    REQUIRE(facets.size() > 2);
    std::size_t links = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string path =
            "/api/v1/providers/" + provider_id(facets[i]["value"].get<std::string>());
        CAPTURE(path);
        const Json json = Json::parse(served.get(path).body);
        CHECK(json["total_findings"] >= facets[i]["findings"]);
        CHECK(totals_behind(json["links"]["findings"]).findings ==
              json["total_findings"].get<std::uint64_t>());
        for (const Json& theme : json["themes_by_year"]) {
            for (const auto& [year, counts] : theme["years"].items()) {
                if (links++ > 60) break;
                CHECK(totals_behind(counts["link"]).findings ==
                      counts["findings"].get<std::uint64_t>());
            }
        }
        const Json less =
            Json::parse(served.get(path + "?kind=concern&theme=restrictive-care").body);
        CHECK(less["total_findings"].get<std::uint64_t>() ==
              totals_behind(less["links"]["findings"]).findings);
        CHECK(less["total_findings"] < json["total_findings"]);
    }
    CHECK(links > 20);
    CHECK(served.get("/api/v1/providers/nobody-at-all").status == 404);
    const std::string name = provider_id(facets[0]["value"].get<std::string>());
    CHECK(served.get("/api/v1/providers/" + name + "?page=2").status == 422);
    CHECK(served.get("/api/v1/providers/" + name + "?polarity=good").status == 422);
    CHECK(served.get("/providers/" + name + "?theme=nosuch").status == 422);
}

TEST_CASE(
    "dossier: the page says that what must be done is counted over dated reports of inspections",
    "[cross][dossier]") {
    const ServedCorpus served;
    const Json facets = Json::parse(served.get("/api/v1/findings?per_page=1").body)["facets"];
    std::size_t with_more = 0;
    for (const Json& provider : facets["provider"]) {
        const std::string id = provider_id(provider["value"].get<std::string>());
        const Json json = Json::parse(served.get("/api/v1/providers/" + id).body);
        const auto total = json["requirements"]["total"].get<std::uint64_t>();
        const std::string page = served.get("/providers/" + id).body;
        CAPTURE(id, total);
        if (total == 0) {
            CHECK(page.find("No dated report of an inspection demands anything here.") !=
                  std::string::npos);
        } else {
            CHECK(page.find("By dated reports of inspections: " + counted(total, "finding") +
                            ".") != std::string::npos);
        }
        // Reports of other kinds demand something, too: this is why the page has to say so.
        if (json["by_polarity"]["requirement"].get<std::uint64_t>() > total) ++with_more;
    }
    CHECK(with_more > 0);
}

TEST_CASE("dossier: a location goes by its name, too", "[cross][dossier]") {
    const ServedCorpus served;
    const Json facets =
        Json::parse(served.get("/api/v1/findings?per_page=1").body)["facets"]["location"];
    REQUIRE_FALSE(facets.empty());
    const Json json = Json::parse(
        served.get("/api/v1/providers/" + provider_id(facets[0]["value"].get<std::string>())).body);
    CHECK(json["is"] == "location");
    CHECK(json["total_findings"] == facets[0]["findings"]);
}
