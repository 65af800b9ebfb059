// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/searcher.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace findings::test {

/// What requests are made of: taken from an index, so that they find something.
struct Vocabulary {
    std::vector<std::string> words;                // as written, with the commonest first
    std::vector<std::vector<std::string>> values;  // of each facet, by its number
    std::vector<std::string> ids;                  // of passages
    [[nodiscard]] static Vocabulary of(Searcher& searcher);
};

/// Makes search requests by the grammar of docs/query-language.md: one of eight is then spoilt by a
/// few bytes. The same seed makes the same requests.
class QueryMaker {
  public:
    QueryMaker(Vocabulary vocabulary, std::uint64_t seed)
        : vocabulary_(std::move(vocabulary)), random_(seed) {}

    [[nodiscard]] SearchRequest request();
    [[nodiscard]] std::string text();
    [[nodiscard]] std::string id();
    /// 0 <= result < count.
    [[nodiscard]] std::size_t below(std::size_t count);

  private:
    [[nodiscard]] std::string expression(int depth);
    [[nodiscard]] std::string term(int depth);
    [[nodiscard]] std::string word();
    [[nodiscard]] std::string filter();
    [[nodiscard]] std::string date();
    [[nodiscard]] std::string value_of(std::size_t facet);
    [[nodiscard]] std::string spoilt(std::string text);
    [[nodiscard]] bool one_of(std::size_t count) { return below(count) == 0; }

    Vocabulary vocabulary_;
    std::mt19937_64 random_;
};

}  // namespace findings::test
