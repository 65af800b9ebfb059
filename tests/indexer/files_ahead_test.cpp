// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/files_ahead.hpp"

#include "tests/catch.hpp"

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace findings;

namespace {

UnderstoodFile named(const std::string& path) {
    UnderstoodFile file;
    file.entry.path = path;
    file.is_labelled = true;
    return file;
}

}  // namespace

TEST_CASE("files ahead: helpers begin at the end, the writer makes what nobody has begun") {
    const std::vector<std::string> files = {"a", "b", "c"};
    FilesAhead ahead(files, named);
    CHECK(ahead.help());  // c
    CHECK_FALSE(ahead.take(0));
    CHECK(ahead.help());  // b: a is the writer's
    CHECK_FALSE(ahead.help());
    const auto second = ahead.take(1);
    const auto third = ahead.take(2);
    REQUIRE(second);
    REQUIRE(third);
    CHECK(second->entry.path == "b");
    CHECK(third->entry.path == "c");
}

TEST_CASE("files ahead: the writer waits for a file that a helper has begun") {
    const std::vector<std::string> files = {"a"};
    std::jthread writer;
    std::string taken;
    FilesAhead ahead(files, [&](const std::string& path) {
        // Begun, and not done before the writer has come to it or is about to.
        writer = std::jthread([&] {
            const auto file = ahead.take(0);
            taken = file ? file->entry.path : "nothing";
        });
        return named(path);
    });
    CHECK(ahead.help());
    writer.join();
    CHECK(taken == "a");
}

TEST_CASE("files ahead: what a helper threw reaches the writer") {
    const std::vector<std::string> files = {"a"};
    FilesAhead ahead(files, [](const std::string&) -> UnderstoodFile {
        throw std::runtime_error("the disk is gone");
    });
    CHECK(ahead.help());
    CHECK_THROWS_WITH(ahead.take(0), "the disk is gone");
}
