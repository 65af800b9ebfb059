// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check.hpp"
#include "indexer/generation.hpp"
#include "indexer/schema/repeat_file.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <fstream>
#include <iterator>

using namespace findings;
using test::TestIndex;
namespace fs = std::filesystem;

namespace {

std::string report(const std::string& place, const std::string& own) {
    return "# " + place + "\n\n## Safe\n\nPeople who lived at " + place +
           " told us that they felt at ease with the staff who looked after them.\n\nThe " + own +
           " was checked by the staff on duty.\n";
}

std::string repeats_of(const TestIndex& index) {
    std::ifstream in(*current_generation_dir(index.index_dir()) / kRepeatsFile, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::map<std::string, std::string> files() {
    return {{"a.md", report("Ash House", "garden")},
            {"b.md", report("Birch Court", "kitchen")},
            {"c.md", report("Cedar Lodge", "clinic")}};
}

}  // namespace

TEST_CASE("repeats: an index knows in how many reports a passage stands", "[e2e]") {
    const TestIndex index(files());
    const std::string bytes = repeats_of(index);
    const auto view = RepeatsView::over(bytes);
    REQUIRE(view);
    REQUIRE(view->groups() == 1);
    CHECK(view->reports(0) == 3);
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE("repeats: threads and history do not change what is found", "[e2e]") {
    const TestIndex at_once(files());
    TestIndex step_by_step(
        {{"b.md", report("Birch Court", "kitchen")}, {"z.md", report("Zinnia Hall", "attic")}});
    step_by_step.remove("z.md");
    for (const auto& [name, text] : files()) {
        step_by_step.write(name, text);
        step_by_step.run(1);
    }
    CHECK(repeats_of(step_by_step) == repeats_of(at_once));
}

TEST_CASE("repeats: a check sees a damaged file of repeats", "[e2e]") {
    const TestIndex index(files());
    const fs::path file = *current_generation_dir(index.index_dir()) / kRepeatsFile;
    fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
    std::fstream(file, std::ios::binary | std::ios::in | std::ios::out).seekp(12).put('\x01');
    const auto checked = check_index(index.index_dir());
    REQUIRE(checked);
    CHECK_FALSE(checked->faults.empty());
}
