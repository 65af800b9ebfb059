// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matches.hpp"

#include <string>
#include <vector>

#include "search/document_runs.hpp"
#include "search/ranking.hpp"
#include "tests/catch.hpp"

using namespace findings;
using Xapian::Query;

namespace {

/// 200 documents: "two" stands in every second one, "three" in every third, and so on; 40 to 59 are gone.
Xapian::Database counted() {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (int number = 1; number <= 200; ++number) {
        Xapian::Document document;
        for (const auto& [word, step] : {std::pair{"two", 2}, {"three", 3}, {"five", 5}, {"seven", 7}}) {
            if (number % step == 0) document.add_term(word);
        }
        database.add_document(document);
    }
    for (Xapian::docid gone = 40; gone < 60; ++gone) database.delete_document(gone);
    return database;
}

template <class Holds>
std::vector<std::uint32_t> those(Holds holds) {
    std::vector<std::uint32_t> docids;
    for (std::uint32_t n = 1; n <= 200; ++n) {
        if ((n < 40 || n >= 60) && holds(n)) docids.push_back(n);
    }
    return docids;
}

}  // namespace

TEST_CASE("matches: the set of a query is the same, whether led by the matcher or read word by word", "[search]") {
    const Xapian::Database database = counted();
    const Query two("two"), three("three"), five("five"), seven("seven"), none("eleven");
    const Query listed = documents_query(std::make_shared<const DocumentRuns>(DocumentRuns{{10, 21}, {100, 131}}));
    const auto in_list = [](std::uint32_t n) { return (n >= 10 && n < 21) || (n >= 100 && n < 131); };
    for (const std::uint64_t many : {std::uint64_t{0}, kManyPostings}) {
        CAPTURE(many);
        const auto found = [&](const Query& query) { return matching_docids(database, query, many); };
        CHECK(found(two) == those([](auto n) { return n % 2 == 0; }));
        CHECK(found(none).empty());
        CHECK(found(Query()).empty());
        CHECK(found(Query::MatchAll) == those([](auto) { return true; }));
        CHECK(found({Query::OP_OR, three, seven}) == those([](auto n) { return n % 3 == 0 || n % 7 == 0; }));
        CHECK(found({Query::OP_AND, two, three}) == those([](auto n) { return n % 6 == 0; }));
        CHECK(found({Query::OP_AND, none, two}).empty());
        CHECK(found({Query::OP_AND_NOT, two, Query(Query::OP_OR, three, five)}) == those([](auto n) { return n % 2 == 0 && n % 3 != 0 && n % 5 != 0; }));
        CHECK(found({Query::OP_AND_NOT, Query::MatchAll, two}) == those([](auto n) { return n % 2 != 0; }));
        CHECK(found({Query::OP_AND, Query(Query::OP_OR, two, three), Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_SYNONYM, five, seven), 0.5)}) ==
              those([](auto n) { return (n % 2 == 0 || n % 3 == 0) && (n % 5 == 0 || n % 7 == 0); }));
        CHECK(found({Query::OP_OR, seven, listed}) == those([&](auto n) { return n % 7 == 0 || in_list(n); }));
        CHECK(found({Query::OP_FILTER, two, listed}) == those([&](auto n) { return n % 2 == 0 && in_list(n); }));
    }
}

TEST_CASE("ranking: of more words than can be scored the commonest are left out, never all", "[search]") {
    const Xapian::Database database = counted();  // two: 90 documents, three: 60, five: 36, seven: 26
    const Query any(Query::OP_OR, Query(Query::OP_OR, Query("two"), Query("three")), Query(Query::OP_OR, Query("five"), Query("seven")));
    const auto terms = [](const Query& query) {
        std::vector<std::string> found;
        for (auto term = query.get_unique_terms_begin(); term != query.get_terms_end(); ++term) found.push_back(*term);
        return found;
    };
    CHECK_FALSE(ranking::telling_part(any, database, 1000));
    const auto some = ranking::telling_part(any, database, 100);
    REQUIRE(some);
    CHECK(terms(*some) == std::vector<std::string>{"five", "seven"});
    const auto rarest = ranking::telling_part(any, database, 1);
    REQUIRE(rarest);
    CHECK(terms(*rarest) == std::vector<std::string>{"seven"});
}
