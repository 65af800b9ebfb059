// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_diff.hpp"

#include <set>

namespace findings::label {
namespace {

std::set<std::string> ids_of(const Passage& passage) {
    std::set<std::string> ids;
    for (const ThemeLabel& label : passage.themes) ids.insert(label.id);
    return ids;
}

}  // namespace

void ThemeDiff::compare(const Passage& before, const Passage& after) {
    ++compared_;
    const std::set<std::string> had = ids_of(before);
    const std::set<std::string> has = ids_of(after);
    if (had != has) ++changed_;
    for (const std::string& id : had) {
        if (has.contains(id)) continue;
        changes_.push_back({before.id, id, false});
        ++totals_[id].lost;
    }
    for (const std::string& id : has) {
        if (had.contains(id)) continue;
        changes_.push_back({before.id, id, true});
        ++totals_[id].gained;
    }
}

}  // namespace findings::label
