// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/ids.hpp"

#include "tests/catch.hpp"

using namespace findings;

TEST_CASE("ids: sha256 of known texts", "[schema]") {
    CHECK(sha256_hex(std::string_view("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("ids: made from content alone, the same everywhere", "[schema]") {
    const std::string sum = sha256_hex(std::string_view("abc"));
    // Written down: a change of these breaks every link that anybody has kept.
    CHECK(report_id(sum, "") == report_id(sum, ""));
    CHECK(report_id(sum, "").size() == 12);
    CHECK(report_id(sum, "") != report_id(sum, "Entry 1"));
    const std::string id = passage_id("0123456789ab", "The ward was clean.", 0);
    CHECK(id.size() == 21);
    CHECK(id != passage_id("0123456789ab", "The ward was clean.", 1));
    CHECK(report_part(id) == "0123456789ab");
    CHECK(report_part("0123456789ab") == "0123456789ab");
}

TEST_CASE("ids: the form never changes", "[schema]") {
    CHECK(report_id(std::string(64, 'a'), "") == "zzg59zktw35p");
    CHECK(passage_id("0123456789ab", "The ward was clean.", 0) == "0123456789ab-r3qwg236");
}
