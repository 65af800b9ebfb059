// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/key_question.hpp"

#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::label {
namespace {

constexpr std::array<std::string_view, 7> kInspections = {"inspection-report",
                                                          "quality-report",
                                                          "saf-report",
                                                          "evidence-appendix",
                                                          "compliance-2010",
                                                          "mha-visit",
                                                          "action-statement"};
// A theme's first key question counts full, its others little: they are "also possible".
constexpr float kFirst = 1.0F;
constexpr float kOther = 0.25F;
// one theme that is hardly above its threshold has half a vote
constexpr float kLeastVoters = 0.5F;

KeyQuestion of_statement(const Passage& passage, const Taxonomy& taxonomy) {
    const auto alias = taxonomy.quality_statement_aliases.find(passage.quality_statement);
    const auto& name = alias == taxonomy.quality_statement_aliases.end() ? passage.quality_statement
                                                                         : alias->second;
    const auto question = taxonomy.quality_statement_question.find(name);
    if (question == taxonomy.quality_statement_question.end()) return KeyQuestion::None;
    return key_question_from_id(question->second).value_or(KeyQuestion::None);
}

}  // namespace

std::array<float, kKeyQuestions> questions_of_themes(const Passage& passage,
                                                     const Taxonomy& taxonomy) {
    std::array<float, kKeyQuestions> votes{};
    float voters = 0;
    for (const auto& theme : passage.themes) {
        const Theme* entry = taxonomy.find(theme.id);
        const bool is_implied =
            std::any_of(passage.themes.begin(), passage.themes.end(), [&](const ThemeLabel& other) {
                const Theme* child = taxonomy.find(other.id);
                return child != nullptr && child->parent == theme.id;
            });
        if (entry == nullptr || is_implied) continue;
        voters += theme.score;
        float share = kFirst;
        for (const auto& id : entry->key_questions) {
            votes.at(static_cast<std::size_t>(
                key_question_from_id(id).value_or(KeyQuestion::None))) += share * theme.score;
            share = kOther;
        }
    }
    votes[static_cast<std::size_t>(KeyQuestion::None)] = 0;
    for (float& vote : votes) vote /= std::max(voters, kLeastVoters);
    return votes;
}

std::string theme_under(const Passage& passage, const Taxonomy& taxonomy, KeyQuestion question) {
    const auto stands_there = [&](const ThemeLabel& label) {
        const Theme* theme = taxonomy.find(label.id);
        return theme != nullptr && std::find(theme->key_questions.begin(),
                                             theme->key_questions.end(),
                                             to_id(question)) != theme->key_questions.end();
    };
    const auto theme = std::find_if(passage.themes.begin(), passage.themes.end(), stands_there);
    return theme == passage.themes.end() ? std::string() : theme->id;
}

bool has_key_questions(std::string_view report_kind) {
    return std::find(kInspections.begin(), kInspections.end(), report_kind) != kInspections.end();
}

void set_key_question(Passage& passage,
                      std::string_view report_kind,
                      Voice voice,
                      const Taxonomy& taxonomy) {
    if (passage.key_question != KeyQuestion::None) {
        passage.other_cues.push_back({"key-question", "heading", 0, 0});
        return;
    }
    passage.key_question = of_statement(passage, taxonomy);
    if (passage.key_question != KeyQuestion::None) {
        passage.other_cues.push_back({"key-question", passage.quality_statement, 0, 0});
        return;
    }
    const bool can_have = report_kind.empty()
                              ? voice == Voice::Inspection || voice == Voice::Unknown
                              : has_key_questions(report_kind);
    if (!can_have || passage.themes.empty()) return;
    const auto votes = questions_of_themes(passage, taxonomy);
    passage.key_question =
        static_cast<KeyQuestion>(std::max_element(votes.begin(), votes.end()) - votes.begin());
    passage.other_cues.push_back({"key-question", passage.themes.front().id, 0, 0});
}

void forget_key_question(Passage& passage) {
    const auto corrected =
        std::find_if(passage.corrections.begin(),
                     passage.corrections.end(),
                     [](const Correction& correction) { return !correction.key_question.empty(); });
    if (corrected != passage.corrections.end())
        passage.key_question = corrected->before.key_question;
    const bool is_deduced =
        std::any_of(passage.other_cues.begin(), passage.other_cues.end(), [](const Cue& cue) {
            return cue.rule == "key-question" && cue.words != "heading";
        });
    if (is_deduced) passage.key_question = KeyQuestion::None;
}

}  // namespace findings::label
