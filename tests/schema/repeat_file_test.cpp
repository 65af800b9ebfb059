// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/repeat_file.hpp"

#include "tests/catch.hpp"

#include <functional>
#include <string>
#include <vector>

using namespace findings;

namespace {

/// Passages 1 and 4 say the same, and so do 2, 3 and 6.
RepeatGroups two_groups() {
    return {{kNoGroup, 0, 1, 1, 0, kNoGroup, 1}, {2, 2}, {0, 2, 5}, {1, 4, 2, 3, 6}};
}

}  // namespace

TEST_CASE("repeats file: what is written is read", "[schema]") {
    const std::string bytes = encode_repeats(two_groups());
    const auto view = RepeatsView::over(bytes);
    REQUIRE(view);
    CHECK(view->last_docid() == 6);
    REQUIRE(view->groups() == 2);
    CHECK(view->group_of(3) == 1);
    CHECK(view->group_of(5) == kNoGroup);
    CHECK(std::vector<std::uint32_t>(view->members(1).begin(), view->members(1).end()) ==
          std::vector<std::uint32_t>{2, 3, 6});
    CHECK(view->reports(0) == 2);
}

TEST_CASE("repeats file: an index without repeats has an empty one", "[schema]") {
    RepeatGroups none;
    none.group_of.assign(4, kNoGroup);
    const std::string bytes = encode_repeats(none);
    const auto view = RepeatsView::over(bytes);
    REQUIRE(view);
    CHECK(view->groups() == 0);
    CHECK(view->last_docid() == 3);
}

TEST_CASE("repeats file: damage is an error, wherever it is", "[schema]") {
    const std::string whole = encode_repeats(two_groups());
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(RepeatsView::over(std::string_view(whole).substr(0, size)));
    const auto spoilt = GENERATE(
        as<std::function<void(RepeatGroups&)>>{},
        [](RepeatGroups& g) { g.group_of[5] = 0; },  // a passage of a group that does not list it
        [](RepeatGroups& g) { g.group_of[2] = 0; },
        [](RepeatGroups& g) { g.group_of[1] = 7; },
        [](RepeatGroups& g) { g.docids[1] = 4000000; },  // no such passage
        [](RepeatGroups& g) { g.docids[1] = 1; },        // twice
        [](RepeatGroups& g) { g.offsets[1] = 6; },
        [](RepeatGroups& g) { g.reports[1] = 9; },
        [](RepeatGroups& g) { g.reports[0] = 0; });
    RepeatGroups groups = two_groups();
    spoilt(groups);
    CHECK_FALSE(RepeatsView::over(encode_repeats(groups)));
}
