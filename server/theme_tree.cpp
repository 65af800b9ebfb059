// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/theme_tree.hpp"

#include "indexer/schema/dates.hpp"

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
        if (item.is_string() && !item.get_ref<const std::string&>().empty())
            texts.push_back(item.get<std::string>());
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
    theme.regulations_2010 = texts_of(item, "regulations_2010");
    theme.code_of_practice = texts_of(item, "code_of_practice");
    return theme;
}

using Titles = std::map<std::string, std::string, std::less<>>;

// Numbers of the regulations before 2015 mean other things: they are asked for by themselves.
Titles regulation_titles_of(const nlohmann::json& json, bool of_2010) {
    Titles titles;
    const auto found = json.find("regulations");
    if (found == json.end() || !found->is_object()) return titles;
    for (const auto& [instrument, numbers] : found->items()) {
        const bool is_registration =
            instrument.find("(Registration) Regulations 2009") != std::string::npos;
        const bool is_activities = instrument.find("Regulations 2014") != std::string::npos;
        const bool is_wanted = of_2010 ? instrument.find("Regulations 2010") != std::string::npos
                                       : is_registration || is_activities;
        if (!numbers.is_object() || !is_wanted) continue;
        for (const auto& [number, title] : numbers.items()) {
            if (title.is_string())
                titles[(is_registration ? "Registration Regulation " : "Regulation ") + number] =
                    title.get<std::string>();
        }
    }
    return titles;
}

std::map<std::string, Span, std::less<>> spans_of(const nlohmann::json& json) {
    std::map<std::string, Span, std::less<>> spans;
    const auto found = json.find("crosswalk_dates");
    if (found == json.end() || !found->is_object()) return spans;
    for (const auto& [what, span] : found->items()) {
        if (span.is_object()) spans[what] = {text_of(span, "from"), text_of(span, "until")};
    }
    return spans;
}

// "Regulation 13" as the value of the facet; "Registration Regulation 18" is of 2009.
std::string facet_value_of(std::string_view regulation, bool of_2010) {
    constexpr std::string_view kPlain = "Regulation ", kRegistration = "Registration Regulation ";
    if (regulation.starts_with(kRegistration))
        return "2009/" + std::string(regulation.substr(kRegistration.size()));
    if (!regulation.starts_with(kPlain)) return std::string(regulation);
    return (of_2010 ? "2010/" : "") + std::string(regulation.substr(kPlain.size()));
}

}  // namespace

PartialDate day_of_frameworks(const Report& report) {
    if (report.inspected_to.known()) return report.inspected_to;
    return report.inspected_from.known() ? report.inspected_from : report.published;
}

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
    tree.regulation_titles_ = regulation_titles_of(json, false);
    tree.regulation_2010_titles_ = regulation_titles_of(json, true);
    tree.spans_ = spans_of(json);
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

std::string ThemeTree::regulation_2010_title(std::string_view regulation) const {
    const auto found = regulation_2010_titles_.find(regulation);
    return found == regulation_2010_titles_.end() ? std::string{} : found->second;
}

// A day may be a month or a year only: whatever was in force at some time of it counts.
bool ThemeTree::is_in_force(std::string_view what, const std::string& day) const {
    const auto span = spans_.find(what);
    if (span == spans_.end() || day.empty()) return true;
    const auto& [from, until] = span->second;
    return day >= from.substr(0, day.size()) &&
           (until.empty() || day <= until.substr(0, day.size()));
}

Crosswalk ThemeTree::crosswalk_of(const ThemeEntry& theme, const Report& report) const {
    const std::string day = to_iso(day_of_frameworks(report));
    Crosswalk walk;
    // Inspections by the outcomes of 2010 asked none.
    if (report.framework != "outcomes-2010" && is_in_force("key_questions", day))
        walk.key_questions = theme.key_questions;
    if (is_in_force("quality_statements", day)) walk.quality_statements = theme.quality_statements;
    if (is_in_force("regulations", day)) {
        for (const std::string& name : theme.regulations)
            walk.regulations.push_back({facet_value_of(name, false), regulation_title(name)});
    }
    if (is_in_force("regulations_2010", day)) {
        for (const std::string& name : theme.regulations_2010)
            walk.regulations.push_back({facet_value_of(name, true), regulation_2010_title(name)});
    }
    return walk;
}

}  // namespace findings
