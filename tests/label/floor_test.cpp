// SPDX-License-Identifier: GPL-3.0-or-later

// Labelling must not get worse: floors a point under what tools/evaluate-labels measured. The passages are no part of the
// repository; without them the test says so and passes.

#include <filesystem>
#include <iostream>

#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"
#include "tests/label/scores.hpp"

namespace findings {

TEST_CASE("label: scores on passages labelled by hand stay above their floor", "[label]") {
    const std::filesystem::path path = std::filesystem::path(FINDINGS_SOURCE_DIR) / "../shared/data/labelled/dev.jsonl";
    if (!std::filesystem::exists(path)) {
        std::cout << "no labelled passages at " << path.lexically_normal().filename() << ": floor not checked\n";
        return;
    }
    const auto samples = test::read_samples(path.string());
    REQUIRE(samples.size() == 500);
    const auto all = test::score(test::product_labeller(), samples, test::Half::Both, nullptr);
    CHECK(all.leaf.f() >= 0.759);
    CHECK(all.all.f() >= 0.77);
    CHECK(all.polarity_right >= all.passages * 85 / 100);
    CHECK(all.inspection_right >= all.inspection * 78 / 100);
    CHECK(all.bare_right >= all.bare * 88 / 100);
}

}  // namespace findings
