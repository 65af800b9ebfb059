// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/rules.hpp"

#include "indexer/label/phrases.hpp"

#include <map>
#include <utility>

namespace findings::label {

void RuleBook::add(std::string_view phrase, Rule rule) {
    rules.push_back(rule);
    phrases.add(phrase, static_cast<std::uint32_t>(rules.size() - 1));
}

void RuleBook::add_theme(std::uint16_t number) {
    const Theme& theme = taxonomy.themes[number];
    const auto add_all =
        [&](const std::vector<std::string>& cues, RuleType type, std::uint16_t pair = 0) {
            for (const auto& cue : cues) add(cue, {type, number, pair});
        };
    add_all(theme.cues_strong, RuleType::Strong);
    add_all(theme.cue_patterns, RuleType::Pattern);
    add_all(theme.cues_weak, RuleType::Weak);
    add_all(theme.weak_context, RuleType::WeakContext);
    add_all(theme.near_misses, RuleType::NearMiss);
    add_all(theme.good_cues, RuleType::Good);
    add_all(theme.concern_cues, RuleType::Concern);
    for (const auto& pair : theme.cue_pairs) {
        const auto pair_number = static_cast<std::uint16_t>(pair_count++);
        add_all(pair.any, RuleType::PairAny, pair_number);
        add_all(pair.with, RuleType::PairWith, pair_number);
    }
}

RuleBook::RuleBook(Taxonomy taxonomy_read) : taxonomy(std::move(taxonomy_read)) {
    std::map<std::string_view, int> number_of;
    for (std::size_t i = 0; i < taxonomy.themes.size(); ++i) {
        const Theme& theme = taxonomy.themes[i];
        number_of[theme.id] = static_cast<int>(i);
        parents.push_back(theme.parent.empty() ? -1 : number_of.at(theme.parent));
        add_theme(static_cast<std::uint16_t>(i));
    }
    for (const auto& phrase : taxonomy.near_misses) add(phrase, {RuleType::GeneralNearMiss});
    for (const auto& phrase : taxonomy.polarity_good) add(phrase, {RuleType::Good});
    for (const auto& phrase : taxonomy.polarity_concern) add(phrase, {RuleType::Concern});
    for (const auto& phrase : taxonomy.polarity_harm) add(phrase, {RuleType::Harm});
    for (const auto& topic : {polarity_phrases(),
                              demand_phrases(),
                              source_phrases(),
                              boilerplate_phrases(),
                              voice_phrases()}) {
        for (const auto& [type, phrase] : topic) add(phrase, {type});
    }
    for (const auto word : common_words()) phrases.add_known_word(fold_word(word));
}

Reading::Reading(std::string_view source, const RuleBook& book) : text(read_words(source)) {
    mend_words(text, book.phrases.known_words());
    hits = book.phrases.find(text);
}

}  // namespace findings::label
