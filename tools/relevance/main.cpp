// SPDX-License-Identifier: GPL-3.0-or-later
// Two steps of tools/evaluate-search:
//   findings_relevance queries COLLECTION            its judged queries, "id TAB text" a line
//   findings_relevance compare COLLECTION RUN        measures of a run, beside plain Xapian
#include "tools/relevance/baseline.hpp"
#include "tools/relevance/measures.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace {

using namespace findings;

constexpr unsigned kDepth = 100;

int fail(const Error& error) {
    std::fprintf(stderr, "findings_relevance: %s\n", error.message.c_str());
    return 1;
}

int print_queries(const relevance::Collection& collection) {
    for (const relevance::Text& query : collection.queries) {
        if (!collection.grades.contains(query.id)) continue;
        std::string line = query.text;
        std::replace_if(
            line.begin(),
            line.end(),
            [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
            ' ');
        std::printf("%s\t%s\n", query.id.c_str(), line.c_str());
    }
    return 0;
}

void print(const char* name, const relevance::Measures& measures) {
    std::printf("  %-14s  nDCG@10 %.4f   MAP %.4f   recall@100 %.4f\n",
                name,
                measures.ndcg_at_10,
                measures.map,
                measures.recall_at_100);
}

int compare(const std::filesystem::path& folder,
            const relevance::Collection& collection,
            const char* run_file) {
    const auto run = relevance::read_run(run_file);
    if (!run) return fail(run.error());
    const auto ours = relevance::measures_of(*run, collection);
    const auto plain =
        relevance::measures_of(relevance::plain_xapian(collection, kDepth), collection);
    std::printf("%s: %zu documents, %zu judged queries\n",
                folder.filename().c_str(),
                collection.documents.size(),
                collection.grades.size());
    print("plain Xapian", plain);
    print("findings", ours);
    std::printf("  %-14s  nDCG@10 %+.1f %%\n",
                "difference",
                plain.ndcg_at_10 > 0 ? 100 * (ours.ndcg_at_10 / plain.ndcg_at_10 - 1) : 0);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view step = argc > 2 ? argv[1] : "";
    const bool is_known = (step == "queries" && argc == 3) || (step == "compare" && argc == 4);
    if (!is_known)
        return fail({ErrorKind::BadInput, "queries COLLECTION, or compare COLLECTION RUN", ""});
    std::filesystem::path folder = argv[2];
    if (folder.filename().empty()) folder = folder.parent_path();
    const auto collection = relevance::read_collection(folder);
    if (!collection) return fail(collection.error());
    return step == "queries" ? print_queries(*collection) : compare(folder, *collection, argv[3]);
}
