// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/theme_tree.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace findings {
namespace {

std::string text_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

Result<ThemeTree> ThemeTree::parse(std::string_view taxonomy_json) {
    ThemeTree tree;
    if (taxonomy_json.empty()) return tree;
    const auto json = nlohmann::json::parse(taxonomy_json, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || !json.contains("themes") || !json["themes"].is_array()) {
        return failure(ErrorKind::IndexStale,
                       "taxonomy.json of the index is not a theme file",
                       "run: findings check");
    }
    tree.version_ = text_of(json, "version");
    for (const auto& item : json["themes"]) {
        if (!item.is_object()) continue;
        ThemeEntry theme{text_of(item, "id"),
                         text_of(item, "label"),
                         text_of(item, "parent"),
                         text_of(item, "definition"),
                         text_of(item, "tier")};
        if (theme.id.empty()) continue;
        if (theme.label.empty()) theme.label = theme.id;
        tree.themes_.push_back(std::move(theme));
    }
    return tree;
}

const ThemeEntry* ThemeTree::find(std::string_view id) const {
    const auto found = std::ranges::find(themes_, id, &ThemeEntry::id);
    return found == themes_.end() ? nullptr : &*found;
}

std::string ThemeTree::label(std::string_view id) const {
    const ThemeEntry* theme = find(id);
    return theme != nullptr ? theme->label : std::string(id);
}

}  // namespace findings
