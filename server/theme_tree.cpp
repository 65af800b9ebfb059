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

std::vector<std::string> texts_of(const nlohmann::json& object, const char* key) {
    std::vector<std::string> texts;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array()) return texts;
    for (const auto& item : *found) {
        if (item.is_string() && !item.get_ref<const std::string&>().empty()) texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::vector<NearMiss> near_misses_of(const nlohmann::json& object) {
    std::vector<NearMiss> misses;
    const auto found = object.find("near_misses");
    if (found == object.end() || !found->is_array()) return misses;
    for (const auto& item : *found) {
        if (item.is_object()) misses.push_back({text_of(item, "text"), text_of(item, "why")});
    }
    return misses;
}

ThemeEntry theme_of(const nlohmann::json& item) {
    ThemeEntry theme;
    theme.id = text_of(item, "id");
    theme.label = text_of(item, "label");
    if (theme.label.empty()) theme.label = theme.id;
    theme.parent = text_of(item, "parent");
    theme.definition = text_of(item, "definition");
    theme.tier = text_of(item, "tier");
    theme.cues = texts_of(item, "cues_strong");
    theme.weak_cues = texts_of(item, "cues_weak");
    theme.weak_context = texts_of(item, "weak_context");
    theme.near_misses = near_misses_of(item);
    theme.related = texts_of(item, "related");
    theme.key_questions = texts_of(item, "key_questions");
    theme.quality_statements = texts_of(item, "quality_statements");
    theme.regulations = texts_of(item, "regulations");
    theme.code_of_practice = texts_of(item, "code_of_practice");
    return theme;
}

// Only the instruments in force: numbers of the regulations before 2015 mean other things.
std::map<std::string, std::string, std::less<>> regulation_titles_of(const nlohmann::json& json) {
    std::map<std::string, std::string, std::less<>> titles;
    const auto found = json.find("regulations");
    if (found == json.end() || !found->is_object()) return titles;
    for (const auto& [instrument, numbers] : found->items()) {
        const bool is_registration = instrument.find("(Registration) Regulations 2009") != std::string::npos;
        const bool is_activities = instrument.find("Regulations 2014") != std::string::npos;
        if (!numbers.is_object() || (!is_registration && !is_activities)) continue;
        for (const auto& [number, title] : numbers.items()) {
            if (title.is_string()) titles[(is_registration ? "Registration Regulation " : "Regulation ") + number] = title.get<std::string>();
        }
    }
    return titles;
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
    tree.regulation_titles_ = regulation_titles_of(json);
    for (const auto& item : json["themes"]) {
        if (!item.is_object()) continue;
        ThemeEntry theme = theme_of(item);
        if (!theme.id.empty()) tree.themes_.push_back(std::move(theme));
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

std::vector<const ThemeEntry*> ThemeTree::children(std::string_view id) const {
    std::vector<const ThemeEntry*> list;
    for (const ThemeEntry& theme : themes_) {
        if (theme.parent == id) list.push_back(&theme);
    }
    return list;
}

std::string ThemeTree::regulation_title(std::string_view regulation) const {
    const auto found = regulation_titles_.find(regulation);
    return found == regulation_titles_.end() ? std::string{} : found->second;
}

}  // namespace findings
