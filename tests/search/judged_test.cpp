// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <sstream>

using namespace findings;

namespace {

constexpr std::size_t kPage = 10;

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// An index over a folder, with the product's thesaurus.
class FolderIndex : public test::TestIndex {
  public:
    explicit FolderIndex(const std::filesystem::path& folder) {
        run_with([&](IndexOptions& options) {
            options.roots = {folder};
            options.thesaurus_json = read(test::source_folder() / "corpus" / "thesaurus.json");
        });
    }
};

struct Grade {
    int grade = 0;
    std::string beginning;
};

using Grades = std::map<std::string, std::vector<Grade>>;  // by number of the query

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream in(line);
    for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
    return fields;
}

Grades read_grades() {
    Grades grades;
    std::ifstream in(test::source_folder() / "tests/search/judged/grades.tsv");
    for (std::string line; std::getline(in, line);) {
        const auto fields = fields_of(line);
        if (fields.size() == 3) grades[fields[0]].push_back({std::stoi(fields[1]), fields[2]});
    }
    return grades;
}

std::string single_spaced(const std::string& text) {
    std::istringstream in(text);
    std::string out;
    for (std::string word; in >> word;) out += (out.empty() ? "" : " ") + word;
    return out;
}

int grade_of(const Hit& hit, const std::vector<Grade>& grades) {
    const std::string text = single_spaced(hit.passage.text);
    int best = 0;
    for (const Grade& grade : grades) {
        if (text.starts_with(grade.beginning)) best = std::max(best, grade.grade);
    }
    return best;
}

/// What a reader sees who asks for all of the words and then, where they find less than a page, for
/// any of them.
std::vector<Hit> answer_to(Searcher& searcher, const std::string& text) {
    SearchRequest request;
    request.text = text;
    request.limit = kPage;
    request.with_facets = false;
    auto hits = searcher.search(request)->hits;
    if (hits.size() >= kPage) return hits;
    request.any_word = true;
    request.limit = 2 * kPage;
    auto any = searcher.search(request);
    for (Hit& hit : any->hits) {
        const bool is_new = std::none_of(hits.begin(), hits.end(), [&](const Hit& h) {
            return h.passage.id == hit.passage.id;
        });
        if (is_new) hits.push_back(std::move(hit));
    }
    return hits;
}

double ndcg(const std::vector<Hit>& hits, const std::vector<Grade>& grades) {
    const auto discount = [](std::size_t i) { return 1 / std::log2(static_cast<double>(i) + 2); };
    double gain = 0, ideal = 0;
    for (std::size_t i = 0; i < std::min(kPage, hits.size()); ++i)
        gain += grade_of(hits[i], grades) * discount(i);
    std::vector<int> best;
    for (const Grade& grade : grades) best.push_back(grade.grade);
    std::sort(best.begin(), best.end(), std::greater<>());
    for (std::size_t i = 0; i < std::min(kPage, best.size()); ++i) ideal += best[i] * discount(i);
    return gain / ideal;
}

}  // namespace

TEST_CASE("judged: queries of this field over the sample documents", "[search][judged][slow]") {
    const FolderIndex index(test::source_folder() / "corpus");
    auto searcher = index.searcher();
    const Grades grades = read_grades();
    std::ifstream queries(test::source_folder() / "tests/search/judged/queries.tsv");
    double sum = 0;
    std::size_t count = 0;
    for (std::string line; std::getline(queries, line);) {
        const auto fields = fields_of(line);
        const auto judged = grades.find(fields.at(0));
        if (judged == grades.end()) continue;
        const double of_query = ndcg(answer_to(searcher, fields.at(2)), judged->second);
        UNSCOPED_INFO(fields.at(0) << ' ' << fields.at(2) << ": " << of_query);
        sum += of_query;
        ++count;
    }
    REQUIRE(count >= 60);
    const double mean = sum / static_cast<double>(count);
    CAPTURE(mean);
    CHECK(mean >= 0.835);  // 0.851 when it was set, 0.840 since labels 16
}

TEST_CASE("judged: the right finding of the seeds comes first", "[search][judged]") {
    const auto shared = test::shared_folder();
    if (shared.empty()) return;
    const FolderIndex index(shared / "seeds");
    const std::vector<std::pair<std::string, std::string>> questions = {
        {"meadowbank", "Meadowbank ward"},
        {"recovery outside agencies reintegrate", "Meadowbank ward"},
        {"CCG ratings need improvement", "106 were rated"},
        {"greatest need for improvement", "greatest need for improvement"},
        {"ratings published on MyNHS", "MyNHS"},
        {"primary care mental health facilitator", "Facilitator service"},
        {"delayed discharge young people", "42% higher"},
        {"co-production commissioning freedom of information", "Freedom of Information"},
        {"coproduction commissioning", "co-production"},
        {"CAMHS staff recruitment", "recruitment of skilled staff"},
        {"staff recruitment inpatient CAMHS", "recruitment of skilled staff"},
        {"quality improvement requires leadership", "leadership at all levels"},
        {"physical healthcare severe mental illness", "SMI patients"},
    };
    for (const auto& [question, words] : questions) {
        CAPTURE(question);
        const SearchPage page = index.search(question);
        REQUIRE_FALSE(page.hits.empty());
        CHECK(page.hits.front().passage.text.find(words) != std::string::npos);
    }
}
