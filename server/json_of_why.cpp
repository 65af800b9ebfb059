// SPDX-License-Identifier: GPL-3.0-or-later

// Why each label is there, as JSON.

#include "server/json_of.hpp"
#include "server/theme_tree.hpp"

#include <cmath>

namespace findings {
namespace {

Json json_of_cues(const std::vector<Cue>& cues) {
    Json list = Json::array();
    for (const Cue& cue : cues) {
        list.push_back(
            {{"rule", cue.rule}, {"words", cue.words}, {"begin", cue.begin}, {"end", cue.end}});
        // Three decimals: a float printed as a double would show digits that mean nothing.
        if (cue.weight != 0)
            list.back()["weight"] = std::round(static_cast<double>(cue.weight) * 1000) / 1000;
    }
    return list;
}

}  // namespace

Json json_of_why(const Passage& passage) {
    Json themes = Json::array();
    for (const ThemeLabel& theme : passage.themes) {
        themes.push_back({{"id", theme.id}, {"cues", json_of_cues(theme.cues)}});
    }
    return {{"themes", std::move(themes)},
            {"polarity", json_of_cues(passage.polarity_cues)},
            {"other", json_of_cues(passage.other_cues)}};
}

Json json_of_why(const Passage& passage, const Report& report, const ThemeTree& themes) {
    Json json = json_of_why(passage);
    for (Json& entry : json["themes"]) {
        const ThemeEntry* theme = themes.find(entry["id"].get_ref<const std::string&>());
        if (theme == nullptr) continue;
        const Crosswalk walk = themes.crosswalk_of(*theme, report);
        Json regulations = Json::array();
        for (const Crosswalk::Regulation& one : walk.regulations) {
            regulations.push_back({{"value", one.value}, {"title", one.title}});
        }
        entry["crosswalk"] = {{"key_questions", walk.key_questions},
                              {"regulations", std::move(regulations)},
                              {"quality_statements", walk.quality_statements}};
    }
    return json;
}

}  // namespace findings
