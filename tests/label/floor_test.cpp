// SPDX-License-Identifier: GPL-3.0-or-later

// Labelling must not get worse: floors just under what label_evaluate measured. The passages are no part of the
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
    const auto held_out = test::score(test::product_labeller(), samples, test::Half::HeldOut, nullptr);
    CHECK(held_out.leaf.f() >= 0.62);
    CHECK(held_out.all.f() >= 0.65);
    CHECK(held_out.polarity_right >= held_out.passages * 60 / 100);
    CHECK(held_out.inspection_right >= held_out.inspection * 63 / 100);
    CHECK(held_out.bare_right >= held_out.bare * 70 / 100);
}

}  // namespace findings
