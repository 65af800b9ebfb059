// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pipeline.hpp"
#include "search/searcher.hpp"
#include "tests/support/source_folder.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace findings::test {

/// A folder that is gone when the test ends.
class TempDir {
  public:
    TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;
    ~TempDir();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void write(const std::string& name, const std::string& content) const;

  private:
    std::filesystem::path path_;
};

/// Files on disk, indexed by the real pipeline: worker processes, builder process, published
/// generation.
class TestIndex {
  public:
    TestIndex() = default;
    explicit TestIndex(const std::map<std::string, std::string>& files);
    void write(const std::string& name, const std::string& content) const {
        files_.write(name, content);
    }
    void remove(const std::string& name) const;
    /// Runs the indexer over the folder; the outcome must be one.
    IndexOutcome run(unsigned jobs = 2);
    /// The same with options of the caller's; how many files were read.
    IndexOutcome run_with(const std::function<void(IndexOptions&)>& change,
                          std::uint64_t* files_read = nullptr);
    /// Entries of the current generation by the name that people see.
    [[nodiscard]] std::map<std::string, LedgerEntry> ledger() const;
    [[nodiscard]] Searcher searcher() const;
    [[nodiscard]] SearchPage search(const SearchRequest& request) const;
    [[nodiscard]] SearchPage search(const std::string& text) const;
    [[nodiscard]] std::filesystem::path folder() const { return files_.path() / "files"; }
    [[nodiscard]] std::filesystem::path index_dir() const { return files_.path() / "index"; }

  private:
    struct Files : TempDir {
        void write(const std::string& name, const std::string& content) const {
            TempDir::write("files/" + name, content);
        }
    };
    Files files_;
};

/// Text of corpus/taxonomy.json.
[[nodiscard]] std::string product_taxonomy();
/// Text of corpus/model.tsv.
[[nodiscard]] std::string product_model();
/// `../shared` beside the checkout if it is there, else empty; says so once.
[[nodiscard]] std::filesystem::path shared_folder();

/// A request for words, with filters as pairs of facet name and value.
[[nodiscard]] SearchRequest request_for(
    const std::string& text,
    const std::multimap<std::string, std::string>& filters = {});

}  // namespace findings::test
