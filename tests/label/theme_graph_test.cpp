// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_graph.hpp"

#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace findings::label {
namespace {

using nlohmann::json;

constexpr std::string_view kFile =
    R"j({"version":"7","date":"2026-11-27","name":"Our \"themes\"","language":"en-GB",
    "key_questions":{"caring":{"quality_statements":["Kindness, compassion and dignity"]}},
    "regulations":{"Some Regulations 2014":{"12":"Safe care"}},
    "themes":[{"id":"a","label":"A \\ B","definition":"Line one\nline \"two\"\t<&> \u00e9.","related":["c"],"key_questions":["safe"],"cues_strong":["x"],
               "quality_statements":["Kindness, compassion and dignity"],"regulations":["Regulation 12"],"regulations_2010":["Regulation 12"],
               "near_misses":[{"text":"budget / pay","why":"money"}]},
              {"id":"b","parent":"a","label":"B","definition":"Below a.","cues_strong":["y"]},
              {"id":"c","label":"C","definition":"Beside a.","cues_strong":["z"]}]})j";

std::vector<Statement> graph(std::string_view base = kThemeBase) {
    return graph_of(Taxonomy::read(kFile).value(), base);
}

bool has(const std::vector<Statement>& statements,
         std::string_view subject,
         std::string_view predicate,
         std::string_view object) {
    return std::any_of(statements.begin(), statements.end(), [&](const Statement& s) {
        return s.subject == std::string(kThemeBase).append(subject) &&
               s.predicate.ends_with(predicate) && s.object == object;
    });
}

bool is_same_graph(const std::vector<Statement>& a, const std::vector<Statement>& b) {
    return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
}

}  // namespace

TEST_CASE("skos: labels, definitions, relations, notes and crosswalk are in the graph",
          "[label][skos]") {
    const auto all = graph();
    CHECK(has(all, "themes", "versionInfo", "7"));
    CHECK(has(all, "themes", "modified", "2026-11-27"));
    CHECK(has(all, "themes", "hasTopConcept", "urn:x-findings:theme:a"));
    CHECK_FALSE(has(all, "themes", "hasTopConcept", "urn:x-findings:theme:b"));
    CHECK(has(all, "theme:a", "prefLabel", "A \\ B"));
    CHECK(has(all, "theme:a", "narrower", "urn:x-findings:theme:b"));
    CHECK(has(all, "theme:b", "broader", "urn:x-findings:theme:a"));
    CHECK(has(all, "theme:a", "related", "urn:x-findings:theme:c"));
    CHECK(has(all,
              "theme:c",
              "related",
              "urn:x-findings:theme:a"));  // said once in the file, true both ways
    CHECK(has(all, "theme:a", "scopeNote", "Not this theme: budget / pay (money)"));
    CHECK(has(all, "theme:a", "relatedMatch", "urn:x-findings:key-question:safe"));
    CHECK(has(all,
              "theme:a",
              "relatedMatch",
              "urn:x-findings:quality-statement:kindness-compassion-and-dignity"));
    CHECK(has(all, "theme:a", "relatedMatch", "urn:x-findings:regulation:regulation-12"));
    CHECK(has(all, "regulation:regulation-12", "prefLabel", "Regulation 12: Safe care"));
    // The same number of 2010 is another regulation.
    CHECK(has(all, "theme:a", "relatedMatch", "urn:x-findings:regulation-2010:regulation-12"));
    CHECK(has(all, "regulation-2010:regulation-12", "inScheme", "urn:x-findings:regulations-2010"));
    CHECK(has(all,
              "quality-statement:kindness-compassion-and-dignity",
              "broadMatch",
              "urn:x-findings:key-question:caring"));
}

TEST_CASE("skos: Turtle read back is the graph that was written", "[label][skos]") {
    for (const std::string& base : {std::string(kThemeBase),
                                    std::string("https://example.org/findings/"),
                                    std::string("https://example.org/f#")}) {
        CAPTURE(base);
        const auto statements = graph(base);
        const auto read = read_turtle(to_turtle(statements, theme_prefixes(base)));
        REQUIRE(read.has_value());
        CHECK(*read == statements);
    }
    const auto product = graph_of(Taxonomy::read(test::product_taxonomy()).value(), kThemeBase);
    const auto read = read_turtle(to_turtle(product, theme_prefixes(kThemeBase)));
    REQUIRE(read.has_value());
    CHECK(*read == product);
}

TEST_CASE("skos: texts of any kind are escaped", "[label][skos]") {
    const std::vector<Statement> odd = {
        {"urn:x:a b>", "urn:x:p", true, "\" \\ \n \r \t \x01 \x7F \u2019 '''", "en", ""},
        {"urn:x:a b>", "urn:x:p", false, "urn:x:-.;", "", ""}};
    const std::string turtle = to_turtle(odd, {{"x", "urn:x:"}});
    const auto read = read_turtle(turtle);
    REQUIRE(read.has_value());
    CHECK(*read == odd);
    const auto file = json::parse(to_jsonld(odd, {{"x", "urn:x:"}}));
    CHECK(file["@graph"][0]["x:p"][0]["@value"] == odd[0].object);
}

TEST_CASE("skos: JSON-LD holds the same statements", "[label][skos]") {
    const auto statements = graph();
    const auto file = json::parse(to_jsonld(statements, theme_prefixes(kThemeBase)));
    CHECK(file["@context"]["skos"]["@id"] == kSkos);
    std::size_t count = 0;
    for (const json& node : file["@graph"]) {
        for (const auto& [key, value] : node.items())
            count += key == "@id" ? 0 : (value.is_array() ? value.size() : 1);
    }
    CHECK(count == statements.size());
    const json& theme = *std::find_if(file["@graph"].begin(),
                                      file["@graph"].end(),
                                      [](const json& node) { return node["@id"] == "theme:b"; });
    CHECK(theme["@type"] == "skos:Concept");
    CHECK(theme["skos:broader"]["@id"] == "theme:a");
    CHECK(theme["skos:prefLabel"] == json{{"@value", "B"}, {"@language", "en-GB"}});
}

TEST_CASE("skos: JSON-LD read back is the graph that was written", "[label][skos]") {
    for (const std::string& base : {std::string(kThemeBase),
                                    std::string("https://example.org/findings/"),
                                    std::string("https://example.org/f#")}) {
        CAPTURE(base);
        const auto statements = graph(base);
        const auto read = read_jsonld(to_jsonld(statements, theme_prefixes(base)));
        REQUIRE(read.has_value());
        // JSON-LD puts the values of one key together; as a set the two are the same.
        CHECK(is_same_graph(*read, statements));
    }
}

TEST_CASE("skos import: exported JSON-LD changes nothing", "[label][skos]") {
    const std::string file = test::product_taxonomy();
    const auto read = read_jsonld(
        to_jsonld(graph_of(Taxonomy::read(file).value(), kThemeBase), theme_prefixes(kThemeBase)));
    REQUIRE(read.has_value());
    const auto merged = merge_themes(file, *read);
    REQUIRE(merged.has_value());
    CHECK(json::parse(*merged) == json::parse(file));
}

TEST_CASE("jsonld: forms that others write are read", "[label][skos]") {
    const std::string skos = std::string(kSkos);
    const std::vector<Statement> expected = {
        {"urn:t:b", std::string(kRdfType), false, skos + "Concept", "", ""},
        {"urn:t:b", skos + "prefLabel", true, "Bee", "en", ""},
        {"urn:t:b", skos + "broader", false, "urn:t:c", "", ""}};
    const char* text = GENERATE(
        R"([{"@id":"urn:t:b","@type":["http://www.w3.org/2004/02/skos/core#Concept"],"http://www.w3.org/2004/02/skos/core#prefLabel":[{"@value":"Bee","@language":"en"}],"http://www.w3.org/2004/02/skos/core#broader":[{"@id":"urn:t:c"}]}])",
        R"({"@context":{"skos":"http://www.w3.org/2004/02/skos/core#","t":"urn:t:"},"@id":"t:b","@type":"skos:Concept","skos:prefLabel":{"@value":"Bee","@language":"en"},"skos:broader":{"@id":"t:c"}})",
        R"({"@context":[{"@vocab":"http://www.w3.org/2004/02/skos/core#","@base":"urn:t:","id":"@id","type":"@type"},{"@language":"en","broader":{"@type":"@id"}}],"@graph":[{"id":"b","type":"Concept","prefLabel":"Bee","broader":"urn:t:c","comment":null}]})",
        R"({"@context":{"@version":1.1,"s":{"@id":"http://www.w3.org/2004/02/skos/core#","@prefix":true},"name":{"@id":"s:prefLabel","@container":"@language"}},"@id":"urn:t:b","@type":"s:Concept","name":{"en":["Bee",null],"fr":null,"@none":[]},"s:broader":[{"@id":"urn:t:c"}],"unknown":3})");
    CAPTURE(text);
    const auto read = read_jsonld(text);
    REQUIRE(read.has_value());
    CHECK(is_same_graph(*read, expected));
}

TEST_CASE("jsonld: what cannot be read is an error that says why", "[label][skos]") {
    const auto [text, words] = GENERATE(table<std::string, std::string>({
        {"{", "parse error"},
        {R"({"@context":"https://example.org/context.jsonld","@id":"urn:x"})", "not fetched"},
        {R"({"@type":"urn:x"})", "blank nodes"},
        {R"({"@id":"_:a","@type":"urn:x"})", "blank nodes"},
        {R"({"@id":"urn:a","urn:p":{"@list":[1]}})", "@list"},
        {R"({"@context":{"a":"a:a"},"@id":"a:b"})", "explained by itself"},
        {R"([1])", "a node is an object"},
        {R"({"@context":{"name":{"@id":"urn:p","@container":"@language"}},"@id":"urn:a","name":{"@id":"urn:b"}})",
         "\"@id\" is no language"},
        {R"({"@id":"urn:a","urn:p":{"@value":"b","@language":"en GB"}})", "is no language"},
        {R"({"@context":{"@language":"en_GB"},"@id":"urn:a","urn:p":"b"})", "is no language"},
        {R"({"@context":{"name":{"@id":"urn:p","@language":"-"}},"@id":"urn:a","name":"b"})",
         "is no language"},
        {std::string(100, '[') + std::string(100, ']'), "too deep"},
    }));
    CAPTURE(text);
    const auto read = read_jsonld(text);
    REQUIRE_FALSE(read.has_value());
    CAPTURE(read.error().message);
    CHECK(read.error().message.find(words) != std::string::npos);
}

TEST_CASE("skos: a base that begins no name is refused", "[label][skos]") {
    for (const char* base :
         {"", "themes", "https://example.org", "https://example.org/a b/", "urn:x<:"}) {
        CAPTURE(base);
        CHECK_FALSE(check_base(base).has_value());
    }
    for (const char* base : {"urn:x-findings:", "https://example.org/", "https://example.org/t#"})
        CHECK(check_base(base).has_value());
}

TEST_CASE("turtle: forms that others write are read", "[label][skos]") {
    const auto read = read_turtle(
        "\xEF\xBB\xBFPREFIX s: <urn:s#>\n@base <urn:b:> . # comment\n"
        "s:a a s:T ; s:p 'one', \"\"\"two \"quoted\"\nlines\"\"\"@en, 3, 4.5, true ;\n  s:q s:b.c "
        "; .\ns:b s:p \"\\u00e9\\U0001F600\"^^s:t.");
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 8);
    CHECK((*read)[0].predicate == kRdfType);
    CHECK((*read)[2].object == "two \"quoted\"\nlines");
    CHECK((*read)[2].language == "en");
    CHECK((*read)[3].object == "3");
    CHECK((*read)[6].object == "urn:s#b.c");
    CHECK((*read)[7].object == "\u00e9\U0001F600");
    CHECK((*read)[7].datatype == "urn:s#t");
}

TEST_CASE("turtle: what cannot be read is an error that names the line", "[label][skos]") {
    const auto [text, words] = GENERATE(table<std::string, std::string>({
        {"\n\nx:a x:b x:c .", "line 3"},
        {"@prefix x: <urn:x:> .\nx:a x:b [ x:c x:d ] .", "blank nodes"},
        {"@prefix x: <urn:x:> .\nx:a x:b _:c .", "blank nodes"},
        {"@prefix x: <urn:x:> .\nx:a x:b ( 1 2 ) .", "lists"},
        {"@prefix x: <urn:x:> .\nx:a x:b \"open", "closing quote"},
        {"@prefix x: <urn:x:> .\nx:a x:b \"\\q\" .", "escape"},
        {"@prefix x: <urn:x:> .\nx:a x:b \"\\uD800\" .", "escape"},
        {"@prefix x: <urn:x:> .\nx:a x:b \"\\u12", "escape"},
        {"@prefix x: <urn:x", "IRI"},
        {"@prefix x: <urn:x:> .\nx:a x:b x:c", "\".\""},
        {"@prefix x: <urn:x:> .\nx:a ;", "name"},
        {"@include <x> .", "directive"},
        {"@prefix x: <urn:x:> .\nx:a x:b \"c\"@1 .", "is no language"},
        {"plain text", "no name"},
        {"@prefix x: <urn:x:> .\nx:a x:b \\", "name"},
    }));
    CAPTURE(text);
    const auto read = read_turtle(text);
    REQUIRE_FALSE(read.has_value());
    CAPTURE(read.error().message);
    CHECK(read.error().message.find(words) != std::string::npos);
}

TEST_CASE("skos import: what was exported changes nothing", "[label][skos]") {
    const std::string file = test::product_taxonomy();
    const auto read = read_turtle(
        to_turtle(graph_of(Taxonomy::read(file).value(), kThemeBase), theme_prefixes(kThemeBase)));
    const auto merged = merge_themes(file, read.value());
    REQUIRE(merged.has_value());
    CHECK(json::parse(*merged) == json::parse(file));
}

TEST_CASE("skos import: labels, definitions, parents and new themes; cues stay", "[label][skos]") {
    const auto read = read_turtle(
        R"(@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix t: <https://example.org/t/> .
        t:s a skos:ConceptScheme ; skos:hasTopConcept t:c .
        t:b a skos:Concept ; skos:inScheme t:s ; skos:prefLabel "Bee"@en, "Biene"@de ; skos:broader t:c .
        t:c a skos:Concept ; skos:inScheme t:s ; skos:prefLabel "Sea" ; skos:narrower t:x .
        t:x a skos:Concept ; skos:inScheme t:s ; skos:notation "new-one" ; skos:prefLabel "New" ; skos:definition "What is new." .)");
    const auto merged = merge_themes(kFile, read.value());
    REQUIRE(merged.has_value());
    const Taxonomy taxonomy = Taxonomy::read(*merged).value();
    REQUIRE(taxonomy.themes.size() == 4);
    CHECK(taxonomy.find("a")->label == "A \\ B");
    CHECK(taxonomy.find("b")->label == "Bee");
    CHECK(taxonomy.find("b")->parent == "c");
    CHECK(taxonomy.find("b")->definition == "Below a.");
    CHECK(taxonomy.find("b")->cues_strong == std::vector<std::string>{"y"});
    CHECK(taxonomy.find("new-one")->parent == "c");
    CHECK(taxonomy.find("new-one")->definition == "What is new.");
}

TEST_CASE("skos import: concepts that cannot be themes are refused", "[label][skos]") {
    const auto [body, words] = GENERATE(table<std::string, std::string>({
        {"", "no skos:Concept"},
        {"t:B a skos:Concept ; skos:prefLabel \"B\" .", "no id"},
        {"t:b a skos:Concept .", "prefLabel"},
        {"t:b a skos:Concept ; skos:prefLabel \"B\" ; skos:broader t:z .", "not in the scheme"},
        {"t:b a skos:Concept ; skos:prefLabel \"B\" . t:z a skos:Concept ; skos:prefLabel \"Z\" ; "
         "skos:notation \"b\" .",
         "second concept"},
        {"t:b a skos:Concept ; skos:prefLabel \"B\" ; skos:topConceptOf t:s . t:c "
         "skos:topConceptOf t:r .",
         "several"},
        {"t:b a skos:Concept ; skos:prefLabel \"B\" ; skos:broader t:c . t:c a skos:Concept ; "
         "skos:prefLabel \"C\" ; skos:broader t:b .",
         "two levels"},
    }));
    CAPTURE(body);
    const auto merged =
        merge_themes(kFile,
                     read_turtle("@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix "
                                 "t: <https://example.org/t/> .\n" +
                                 body)
                         .value());
    REQUIRE_FALSE(merged.has_value());
    CAPTURE(merged.error().message);
    CHECK(merged.error().message.find(words) != std::string::npos);
}

}  // namespace findings::label
