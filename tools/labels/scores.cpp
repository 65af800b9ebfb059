// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/labels/scores.hpp"

#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

namespace findings::labels {
namespace {

using Themes = std::set<std::string>;

void count(const Themes& wanted,
           const Themes& given,
           Ratio& ratio,
           std::map<std::string, Ratio>* by_theme) {
    for (const auto& id : given) {
        const bool right = wanted.contains(id);
        ++(right ? ratio.hit : ratio.wrong);
        if (by_theme != nullptr) ++(right ? (*by_theme)[id].hit : (*by_theme)[id].wrong);
    }
    for (const auto& id : wanted) {
        if (given.contains(id)) continue;
        ++ratio.missed;
        if (by_theme != nullptr) ++(*by_theme)[id].missed;
    }
}

Themes tops(const Themes& themes, const Taxonomy& taxonomy) {
    Themes result;
    for (const auto& id : themes) {
        const Theme* theme = taxonomy.find(id);
        result.insert(theme == nullptr || theme->parent.empty() ? id : theme->parent);
    }
    return result;
}

}  // namespace

Labelled labelled_by(const Labeller& labeller, const Labelled& wanted, const Taxonomy& taxonomy) {
    Passage passage;
    passage.text = wanted.text;
    labeller.label(passage, Reasons::LeftOut);
    Labelled given{wanted.id,
                   {},
                   {},
                   std::string(to_id(passage.polarity)),
                   std::string(to_id(passage.key_question)),
                   {},
                   {}};
    for (const ThemeLabel& theme : passage.themes) {
        const bool is_implied =
            std::any_of(passage.themes.begin(), passage.themes.end(), [&](const ThemeLabel& other) {
                const Theme* child = taxonomy.find(other.id);
                return child != nullptr && child->parent == theme.id;
            });
        if (!is_implied) given.themes.push_back(theme.id);
    }
    return given;
}

std::vector<Labelled> labelled_by(const Labeller& labeller,
                                  const std::vector<Labelled>& passages,
                                  const Taxonomy& taxonomy) {
    std::vector<Labelled> given;
    for (const Labelled& wanted : passages)
        given.push_back(labelled_by(labeller, wanted, taxonomy));
    return given;
}

Scores compare(const std::vector<Labelled>& wanted,
               const std::vector<Labelled>& given,
               const Taxonomy& taxonomy) {
    Scores scores;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Themes right(wanted[i].themes.begin(), wanted[i].themes.end());
        const Themes got(given[i].themes.begin(), given[i].themes.end());
        ++scores.passages;
        count(right, got, scores.leaf, &scores.by_theme);
        count(tops(right, taxonomy), tops(got, taxonomy), scores.top, nullptr);
        if (right.empty()) ++scores.bare, scores.bare_labelled += got.empty() ? 0 : 1;
        scores.polarity_right += wanted[i].polarity == given[i].polarity ? 1 : 0;
        const bool demands = wanted[i].polarity == "requirement",
                   found = given[i].polarity == "requirement";
        if (demands && found) ++scores.requirement.hit;
        if (demands && !found) ++scores.requirement.missed;
        if (!demands && found) ++scores.requirement.wrong;
        if (wanted[i].key_question.empty()) continue;
        ++scores.asked;
        scores.question_right += wanted[i].key_question == given[i].key_question ? 1 : 0;
    }
    return scores;
}

std::string heading() {
    return "                        n   leaf P    R      F    theme F  bare labelled  polarity  "
           "requirement P  R   key question\n";
}

std::string line(const std::string& name, const Scores& s) {
    std::array<char, 256> text{};
    std::snprintf(
        text.data(),
        text.size(),
        "%-20s %5zu   %.3f  %.3f  %.3f   %.3f    %3zu/%-4zu %.3f  %.3f     %.3f  %.3f       %.3f\n",
        name.c_str(),
        s.passages,
        s.leaf.precision(),
        s.leaf.recall(),
        s.leaf.f(),
        s.top.f(),
        s.bare_labelled,
        s.bare,
        s.bare_share(),
        s.polarity(),
        s.requirement.precision(),
        s.requirement.recall(),
        s.question());
    return text.data();
}

}  // namespace findings::labels
