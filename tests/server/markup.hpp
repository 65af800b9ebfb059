// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

namespace findings::test {

bool has(const std::string& html, const std::string& part);
std::size_t count(const std::string& html, const std::string& part);

/// Opening and closing tags as a strict reader sees them: `<name attr="value" ...>`; anything else
/// fails.
struct Markup {
    std::vector<std::string> open;  // names of elements, in order
    std::set<std::string> attributes;
    std::vector<std::string> links;  // href and action
    std::vector<std::string> ids;
    std::vector<std::string> sources;  // of scripts
    std::size_t data_blocks = 0;       // script elements that hold JSON-LD, which no browser runs
    std::string fault;

    [[nodiscard]] std::size_t scripts() const;  // that a browser would run
};
Markup markup_of(const std::string& html);

/// What holds for every page of ours.
void check_page(const std::string& html);

}  // namespace findings::test
