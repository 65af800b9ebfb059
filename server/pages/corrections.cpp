// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/corrections.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "server/correction_desk.hpp"
#include "server/links.hpp"

#include <algorithm>
#include <span>

namespace findings::pages {
namespace {

void append(std::string& text, const std::string& part) {
    if (!part.empty()) (text += text.empty() ? "" : ", ") += part;
}

std::string label_in(std::span<const VocabularyValue> values, std::string_view id) {
    const auto found = std::ranges::find(values, id, &VocabularyValue::id);
    return std::string(found == values.end() ? id : found->label);
}

std::string changes_in_labels(const Correction& correction, const ThemeTree& themes) {
    std::string text;
    for (const std::string& id : correction.added) append(text, "added: " + themes.label(id));
    for (const std::string& id : correction.removed) append(text, "not: " + themes.label(id));
    if (!correction.kind.empty())
        append(text, "kind: " + label_in(finding_kinds(), correction.kind));
    if (!correction.polarity.empty())
        append(text, "polarity: " + label_in(polarities(), correction.polarity));
    if (!correction.key_question.empty())
        append(text, "key question: " + label_in(key_questions(), correction.key_question));
    return text;
}

std::string labels_in_words(const LabelSet& labels, const ThemeTree& themes) {
    std::string text(finding_kinds()[static_cast<std::size_t>(labels.kind)].label);
    append(text, std::string(polarities()[static_cast<std::size_t>(labels.polarity)].label));
    append(text, std::string(key_questions()[static_cast<std::size_t>(labels.key_question)].label));
    for (const std::string& id : labels.themes) append(text, themes.label(id));
    return text;
}

Json correction_view(const Correction& correction, const ThemeTree& themes, bool waits) {
    constexpr std::size_t kDateChars = 10;  // of an ISO 8601 time
    return {{"correction_changes", changes_in_labels(correction, themes)},
            {"correction_by", correction.by},
            {"correction_date", correction.at.substr(0, kDateChars)},
            {"correction_note", correction.note},
            {"correction_waits", waits}};
}

Json choice_view(const char* name,
                 const char* label,
                 std::span<const VocabularyValue> values,
                 const char* nothing) {
    Json list = Json::array();
    for (const VocabularyValue& value : values) {
        if (!value.id.empty())
            list.push_back({{"choice_id", value.id}, {"choice_value", value.label}});
    }
    if (nothing != nullptr) list.push_back({{"choice_id", "none"}, {"choice_value", nothing}});
    return {{"choice_name", name}, {"choice_label", label}, {"choice_values", std::move(list)}};
}

void add_form(Json& view, const Passage& passage, const Call& call) {
    view["may_correct"] = true;
    view["correct_href"] = corrections_link(passage.id);
    view["correct_token"] = call.desk->token(passage.id);
    view["correct_by"] = "";
    view["correct_note"] = "";
    Json disputable = Json::array();
    for (const ThemeLabel& theme : passage.themes) {
        disputable.push_back(
            {{"dispute_id", theme.id}, {"dispute_label", call.themes.label(theme.id)}});
    }
    view["has_disputable"] = !disputable.empty();
    view["disputable"] = std::move(disputable);
    Json addable = Json::array();
    for (const ThemeEntry& theme : call.themes.themes()) {
        if (std::ranges::find(passage.themes, theme.id, &ThemeLabel::id) != passage.themes.end())
            continue;
        addable.push_back({{"add_id", theme.id},
                           {"add_label", theme.parent.empty() ? theme.label : "- " + theme.label}});
    }
    view["addable"] = std::move(addable);
    view["choices"] = {choice_view("polarity", "Polarity", polarities(), nullptr),
                       choice_view("kind", "Kind", finding_kinds(), nullptr),
                       choice_view("key_question", "Key question", key_questions(), "None")};
}

}  // namespace

void add_corrections(Json& view, const Passage& passage, const Call& call) {
    Json list = Json::array();
    for (const Correction& correction : passage.corrections)
        list.push_back(correction_view(correction, call.themes, false));
    if (call.desk != nullptr) {
        for (const CorrectionLine& line : call.desk->waiting(passage))
            list.push_back(correction_view(line.correction, call.themes, true));
        add_form(view, passage, call);
    }
    view["has_corrections"] = !list.empty();
    view["corrections"] = std::move(list);
    if (!passage.corrections.empty())
        view["labelled_before"] = labels_in_words(passage.corrections.front().before, call.themes);
}

}  // namespace findings::pages
