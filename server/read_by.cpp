// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/read_by.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace findings {
namespace {

/// Whether a list such as "1-3, 7" has the page; of a list that was cut ("1-3, 7..."), every later
/// page.
bool lists_page(std::string_view list, std::int32_t page) {
    const bool was_cut = list.ends_with("...");
    std::int32_t last = 0;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find(", ", at), list.size());
        const auto part = list.substr(at, end - at);
        std::int32_t first = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), first);
        last = first;
        if (read.ptr != part.data() + part.size() && *read.ptr == '-')
            std::from_chars(read.ptr + 1, part.data() + part.size(), last);
        if (page >= first && page <= last) return true;
        at = end + 2;
    }
    return was_cut && page > last;
}

}  // namespace

bool was_recognised(const Passage& passage, const Report& report) {
    constexpr std::string_view kRemark = ": read by optical recognition";
    for (const std::string& warning : report.warnings) {
        const auto end = warning.find(kRemark);
        const auto begin = warning.find(' ');
        if (end == std::string::npos || begin >= end || !warning.starts_with("page")) continue;
        if (lists_page(std::string_view(warning).substr(begin + 1, end - begin - 1),
                       passage.page_number))
            return true;
    }
    return false;
}

}  // namespace findings
