// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/repeats.hpp"

namespace findings {

SameWords same_words_as(const OpenIndex& index, std::uint32_t docid) {
    const std::uint32_t group = index.repeats.group_of(docid);
    if (group == kNoGroup) return {};
    return {index.repeats.members(group).size(), index.repeats.reports(group)};
}

std::vector<std::uint32_t> passages_like(const OpenIndex& index, std::uint32_t docid) {
    const std::uint32_t group = index.repeats.group_of(docid);
    if (group == kNoGroup) return {docid};
    const auto members = index.repeats.members(group);
    return {members.begin(), members.end()};
}

std::vector<std::uint32_t> each_once(const OpenIndex& index,
                                     std::span<const std::uint32_t> docids) {
    const auto& last_day = index.columns.last_day;
    // by group, the passage that stands for it; 0 = none yet
    std::vector<std::uint32_t> standing(index.repeats.groups(), 0);
    for (const std::uint32_t docid : docids) {
        const std::uint32_t group = index.repeats.group_of(docid);
        if (group == kNoGroup) continue;
        if (standing[group] == 0 || last_day[docid] > last_day[standing[group]])
            standing[group] = docid;
    }
    std::vector<std::uint32_t> once;
    once.reserve(docids.size());
    for (const std::uint32_t docid : docids) {
        const std::uint32_t group = index.repeats.group_of(docid);
        if (group == kNoGroup || standing[group] == docid) once.push_back(docid);
    }
    return once;
}

}  // namespace findings
