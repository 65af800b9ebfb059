// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <iostream>

#include "indexer/understand/understand.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

// FINDINGS_PRINT=<file or folder> understand_tests "[print]" shows what is understood of it.
TEST_CASE("print reports", "[.][print]") {
    const char* stated = std::getenv("FINDINGS_PRINT");
    if (stated == nullptr) return;
    std::vector<std::filesystem::path> paths;
    if (std::filesystem::is_directory(stated)) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(stated)) {
            if (entry.is_regular_file()) paths.push_back(entry.path());
        }
    } else {
        paths.emplace_back(stated);
    }
    for (const auto& path : paths) {
        const auto document = parsed(path);
        if (!document) {
            std::cout << "!! cannot be read: " << path << '\n';
            continue;
        }
        for (const auto& report : understand(*document, source_file(path.filename().string()))) {
            auto shown = report;
            if (std::getenv("FINDINGS_PARTICULARS") != nullptr) shown.passages.clear();
            print_report(std::cout, shown);
        }
    }
}
