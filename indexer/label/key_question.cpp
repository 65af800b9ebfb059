// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/key_question.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/schema/vocabulary.hpp"

namespace findings::label {
namespace {

constexpr std::array<std::string_view, 7> kInspections = {"inspection-report", "quality-report", "saf-report", "evidence-appendix",
                                                          "compliance-2010", "mha-visit", "action-statement"};
// A theme's first key question counts full, its others little: they are "also possible".
constexpr float kFirst = 1.0F;
constexpr float kOther = 0.25F;

KeyQuestion of_statement(const Passage& passage, const Taxonomy& taxonomy) {
    const auto alias = taxonomy.quality_statement_aliases.find(passage.quality_statement);
    const auto& name = alias == taxonomy.quality_statement_aliases.end() ? passage.quality_statement : alias->second;
    const auto question = taxonomy.quality_statement_question.find(name);
    if (question == taxonomy.quality_statement_question.end()) return KeyQuestion::None;
    return key_question_from_id(question->second).value_or(KeyQuestion::None);
}

/// The question most of the evidence points to; leaf themes speak, a parent only for itself.
KeyQuestion of_themes(const Passage& passage, const Taxonomy& taxonomy) {
    std::array<float, 6> votes{};
    for (const auto& theme : passage.themes) {
        const Theme* entry = taxonomy.find(theme.id);
        const bool is_implied = std::any_of(passage.themes.begin(), passage.themes.end(), [&](const ThemeLabel& other) {
            const Theme* child = taxonomy.find(other.id);
            return child != nullptr && child->parent == theme.id;
        });
        if (entry == nullptr || is_implied) continue;
        float share = kFirst;
        for (const auto& id : entry->key_questions) {
            const auto question = key_question_from_id(id).value_or(KeyQuestion::None);
            votes.at(static_cast<std::size_t>(question)) += share * theme.score * theme.score;
            share = kOther;
        }
    }
    votes[0] = 0;
    return static_cast<KeyQuestion>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

}  // namespace

bool has_key_questions(std::string_view report_kind) {
    return std::find(kInspections.begin(), kInspections.end(), report_kind) != kInspections.end();
}

void set_key_question(Passage& passage, std::string_view report_kind, Voice voice, const Taxonomy& taxonomy) {
    if (passage.key_question != KeyQuestion::None) {
        passage.other_cues.push_back({"key-question", "heading", 0, 0});
        return;
    }
    passage.key_question = of_statement(passage, taxonomy);
    if (passage.key_question != KeyQuestion::None) {
        passage.other_cues.push_back({"key-question", passage.quality_statement, 0, 0});
        return;
    }
    const bool can_have = report_kind.empty() ? voice == Voice::Inspection || voice == Voice::Unknown : has_key_questions(report_kind);
    if (!can_have || passage.themes.empty()) return;
    passage.key_question = of_themes(passage, taxonomy);
    passage.other_cues.push_back({"key-question", passage.themes.front().id, 0, 0});
}

void forget_key_question(Passage& passage) {
    const auto corrected = std::find_if(passage.corrections.begin(), passage.corrections.end(),
                                        [](const Correction& correction) { return !correction.key_question.empty(); });
    if (corrected != passage.corrections.end()) passage.key_question = corrected->before.key_question;
    const bool is_deduced = std::any_of(passage.other_cues.begin(), passage.other_cues.end(),
                                        [](const Cue& cue) { return cue.rule == "key-question" && cue.words != "heading"; });
    if (is_deduced) passage.key_question = KeyQuestion::None;
}

}  // namespace findings::label
