// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace findings::test {

struct ScanOptions {
    int pages = 1;          // the first of the source
    int dpi = 200;          // of the scanner
    int quarter_turns = 0;  // how the sheet lay in it
    std::string stamp;      // one line of real text in the margin, as scanners print
};

/// A PDF whose pages are pictures of the pages of another.
[[nodiscard]] std::string scan_of(const std::string& pdf, const ScanOptions& options = {});

}  // namespace findings::test
