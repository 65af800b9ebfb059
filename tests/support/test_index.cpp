// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_index.hpp"

#include "indexer/files.hpp"
#include "indexer/generation.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace findings::test {
namespace fs = std::filesystem;

TempDir::TempDir() {
    std::string pattern = (fs::temp_directory_path() / "findings-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

TempDir::~TempDir() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void TempDir::write(const std::string& name, const std::string& content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
}

TestIndex::TestIndex(const std::map<std::string, std::string>& files) {
    fs::create_directories(folder());
    for (const auto& [name, content] : files) write(name, content);
    run();
}

void TestIndex::remove(const std::string& name) const { fs::remove(folder() / name); }

IndexOutcome TestIndex::run(unsigned jobs) {
    return run_with([jobs](IndexOptions& options) { options.jobs = jobs; });
}

IndexOutcome TestIndex::run_with(const std::function<void(IndexOptions&)>& change,
                                 std::uint64_t* files_read) {
    IndexOptions options;
    options.index_dir = index_dir();
    options.roots = {folder()};
    options.taxonomy_json = product_taxonomy();
    options.model_text = product_model();
    options.jobs = 2;
    change(options);
    std::uint64_t read = 0;
    auto outcome = run_index(options, [&](const IndexProgress& progress) {
        read += progress.phase == "reading" ? 1 : 0;
    });
    if (files_read != nullptr) *files_read = read;
    if (!outcome) throw std::runtime_error(outcome.error().message);
    return *outcome;
}

std::map<std::string, LedgerEntry> TestIndex::ledger() const {
    const auto ledger = read_ledger(*current_generation_dir(index_dir()) / kLedgerFile);
    std::map<std::string, LedgerEntry> entries;
    for (const auto& [path, entry] : ledger.value()) entries[entry.name] = entry;
    return entries;
}

Searcher TestIndex::searcher() const {
    auto opened = Searcher::open(index_dir());
    if (!opened) throw std::runtime_error(opened.error().message);
    return std::move(*opened);
}

SearchPage TestIndex::search(const SearchRequest& request) const {
    auto page = searcher().search(request);
    if (!page) throw std::runtime_error(page.error().message);
    return *page;
}

SearchPage TestIndex::search(const std::string& text) const { return search(request_for(text)); }

std::string product_model() { return read_file(source_folder() / "corpus" / "model.tsv").value(); }
std::string product_taxonomy() {
    return read_file(source_folder() / "corpus" / "taxonomy.json").value();
}

fs::path shared_folder() {
    const char* stated = std::getenv("FINDINGS_SHARED");
    const fs::path folder =
        stated != nullptr ? fs::path(stated) : source_folder() / ".." / "shared";
    if (fs::exists(folder / "seeds")) return fs::canonical(folder);
    std::puts("passed over: the folder ../shared is not beside this checkout");
    return {};
}

SearchRequest request_for(const std::string& text,
                          const std::multimap<std::string, std::string>& filters) {
    SearchRequest request;
    request.text = text;
    for (const auto& [name, value] : filters)
        request.filters.at(facet_number(name).value()).include.push_back(value);
    return request;
}

}  // namespace findings::test
