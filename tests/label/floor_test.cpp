// SPDX-License-Identifier: GPL-3.0-or-later

// Labelling must not get worse: floors a point under what tools/evaluate-labels measured. The
// passages are no part of the repository; without them the test says so and passes.

#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"
#include "tests/support/source_folder.hpp"
#include "tools/labels/scores.hpp"

#include <filesystem>
#include <iostream>

namespace findings {

TEST_CASE("label: scores on passages labelled by hand stay above their floor", "[label]") {
    const std::filesystem::path path = test::source_folder() / "../shared/data/labelled/dev.jsonl";
    if (!std::filesystem::exists(path)) {
        std::cout << "no labelled passages at " << path.lexically_normal().filename()
                  << ": floor not checked\n";
        return;
    }
    const auto taxonomy = Taxonomy::read(test::product_taxonomy()).value();
    const auto passages = labels::read_jsonl(path, taxonomy).value();
    REQUIRE(passages.size() == 500);
    const auto scores =
        labels::compare(passages,
                        labels::labelled_by(test::product_labeller(), passages, taxonomy),
                        taxonomy);
    CHECK(scores.leaf.f() >= 0.775);
    CHECK(scores.top.f() >= 0.795);
    CHECK(scores.bare_share() <= 0.06);
    CHECK(scores.polarity() >= 0.86);
    CHECK(scores.requirement.recall() >= 0.96);
    CHECK(scores.question() >= 0.81);
}

}  // namespace findings
