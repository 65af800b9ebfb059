// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/relevance/measures.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <sstream>

namespace findings::relevance {
namespace {

std::string member(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<std::vector<Text>> read_texts(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in)
        return failure(ErrorKind::NotFound,
                       file.string() + ": cannot be opened",
                       "a collection has corpus.jsonl, queries.jsonl and qrels.txt");
    std::vector<Text> texts;
    for (std::string line; std::getline(in, line);) {
        const auto object = nlohmann::json::parse(line, nullptr, false);
        if (object.is_object())
            texts.push_back(
                {member(object, "_id"), member(object, "title"), member(object, "text")});
    }
    return texts;
}

double discount(std::size_t rank_index) {
    return 1 / std::log2(static_cast<double>(rank_index) + 2);
}

double ideal_gain(const std::map<std::string, int>& grades, std::size_t depth) {
    std::vector<int> best;
    for (const auto& [id, grade] : grades) best.push_back(grade);
    std::sort(best.begin(), best.end(), std::greater<>());
    double gain = 0;
    for (std::size_t i = 0; i < std::min(depth, best.size()); ++i) gain += best[i] * discount(i);
    return gain;
}

Measures measures_of_query(const std::vector<std::string>& ranked,
                           const std::map<std::string, int>& grades) {
    constexpr std::size_t kGainDepth = 10, kRecallDepth = 100;
    double gain = 0, precisions = 0, found = 0, found_early = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const auto grade = grades.find(ranked[i]);
        if (grade == grades.end()) continue;
        if (i < kGainDepth) gain += grade->second * discount(i);
        precisions += ++found / static_cast<double>(i + 1);
        if (i < kRecallDepth) ++found_early;
    }
    const auto relevant = static_cast<double>(grades.size());
    return {gain / ideal_gain(grades, kGainDepth), precisions / relevant, found_early / relevant};
}

}  // namespace

Result<Collection> read_collection(const std::filesystem::path& folder) {
    Collection collection;
    auto documents = read_texts(folder / "corpus.jsonl");
    if (!documents) return tl::unexpected(documents.error());
    auto queries = read_texts(folder / "queries.jsonl");
    if (!queries) return tl::unexpected(queries.error());
    std::ifstream judgements(folder / "qrels.txt");
    if (!judgements)
        return failure(ErrorKind::NotFound,
                       (folder / "qrels.txt").string() + ": cannot be opened",
                       "");
    std::string query, unused, document;
    for (int grade = 0; judgements >> query >> unused >> document >> grade;) {
        if (grade > 0) collection.grades[query][document] = grade;
    }
    collection.documents = std::move(*documents);
    collection.queries = std::move(*queries);
    return collection;
}

Result<Run> read_run(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) return failure(ErrorKind::NotFound, file.string() + ": cannot be opened", "");
    Run run;
    for (std::string line; std::getline(in, line);) {
        std::istringstream fields(line);
        std::string query, unused, document;
        if (fields >> query >> unused >> document) run[query].push_back(document);
    }
    return run;
}

Measures measures_of(const Run& run, const Collection& collection) {
    static const std::vector<std::string> kNothing;
    Measures sum;
    for (const auto& [query, grades] : collection.grades) {
        const auto ranked = run.find(query);
        const Measures of_query =
            measures_of_query(ranked == run.end() ? kNothing : ranked->second, grades);
        sum.ndcg_at_10 += of_query.ndcg_at_10;
        sum.map += of_query.map;
        sum.recall_at_100 += of_query.recall_at_100;
    }
    const auto queries = static_cast<double>(std::max<std::size_t>(collection.grades.size(), 1));
    return {sum.ndcg_at_10 / queries, sum.map / queries, sum.recall_at_100 / queries};
}

}  // namespace findings::relevance
