// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cross/corpus_index.hpp"

#include "server/params.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace findings::test {
namespace {

std::string thesaurus() {
    std::ifstream in(source_folder() / "corpus" / "thesaurus.json", std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

const TestIndex& corpus_index() {
    static TestIndex index;
    static const bool is_made = [] {
        index.run_with([](IndexOptions& options) {
            options.roots = {source_folder() / "corpus"};
            options.thesaurus_json = thesaurus();
        });
        return true;
    }();
    (void)is_made;
    return index;
}

Searcher& corpus_searcher() {
    static Searcher searcher = corpus_index().searcher();
    return searcher;
}

const ThemeTree& corpus_themes() {
    static const ThemeTree themes =
        ThemeTree::parse(corpus_searcher().summary().taxonomy_json).value();
    return themes;
}

Parameters parameters_of(const std::string& link) { return parse_parameters(query_of(link)); }

Totals totals_behind(const std::string& link) {
    ReadRequest read = read_search(parameters_of(link), corpus_themes());
    if (!read.problems.empty())
        throw std::runtime_error(link + ": " + read.problems.front().parameter + ' ' +
                                 read.problems.front().message);
    read.request.with_facets = false;
    const auto page = corpus_searcher().search(read.request);
    if (!page) throw std::runtime_error(link + ": " + page.error().message);
    return {page->total_findings, page->total_reports};
}

}  // namespace findings::test
