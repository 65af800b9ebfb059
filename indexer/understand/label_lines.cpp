// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/label_lines.hpp"

#include <algorithm>
#include <array>

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

namespace findings::understanding {
namespace {

using P = Particular;

struct LabelRule {
    std::string_view label;  // folded, without the colon
    Particular particular;
};

// Longer labels before their own beginnings: "date of publication" before "date".
constexpr std::array kLabels = {
    LabelRule{"provider id", P::ProviderId},
    LabelRule{"cqc provider id", P::ProviderId},
    LabelRule{"provider name", P::Provider},
    LabelRule{"provider", P::Provider},
    LabelRule{"provided and run by", P::Provider},
    LabelRule{"service provider", P::Provider},
    LabelRule{"registered provider", P::Provider},
    LabelRule{"name of provider", P::Provider},
    LabelRule{"organisation", P::Provider},
    LabelRule{"trust", P::Provider},
    LabelRule{"location id", P::LocationId},
    LabelRule{"cqc location id", P::LocationId},
    LabelRule{"location name", P::Location},
    LabelRule{"name of location", P::Location},
    LabelRule{"location", P::Location},
    LabelRule{"hospital", P::Location},
    LabelRule{"region", P::Region},
    LabelRule{"core service", P::Service},
    LabelRule{"service type", P::Service},
    LabelRule{"type of service", P::Service},
    LabelRule{"service group", P::Service},
    LabelRule{"assessment service group", P::Service},
    LabelRule{"service", P::Service},
    LabelRule{"ward type(s)", P::WardType},
    LabelRule{"ward type", P::WardType},
    LabelRule{"date of inspection visits", P::Inspected},
    LabelRule{"date of inspection visit", P::Inspected},
    LabelRule{"date(s) of inspection", P::Inspected},
    LabelRule{"dates of inspection", P::Inspected},
    LabelRule{"date of inspections", P::Inspected},
    LabelRule{"date of inspection", P::Inspected},
    LabelRule{"inspection dates", P::Inspected},
    LabelRule{"inspection date", P::Inspected},
    LabelRule{"inspected", P::Inspected},
    LabelRule{"date of assessment", P::Inspected},
    LabelRule{"dates of assessment", P::Inspected},
    LabelRule{"assessment dates", P::Inspected},
    LabelRule{"date of visit", P::Inspected},
    LabelRule{"visit dates", P::Inspected},
    LabelRule{"visit date", P::Inspected},
    LabelRule{"date of publication", P::Published},
    LabelRule{"publication date", P::Published},
    LabelRule{"inspection report published", P::Published},
    LabelRule{"date published", P::Published},
    LabelRule{"published on", P::Published},
    LabelRule{"published by", P::Publisher},
    LabelRule{"published", P::Published},
    LabelRule{"date of issue", P::Published},
    LabelRule{"issued", P::Published},
    LabelRule{"date", P::Published},
    LabelRule{"publisher", P::Publisher},
    LabelRule{"author role", P::Other},
    LabelRule{"author", P::Author},
    LabelRule{"authors", P::Author},
    LabelRule{"via", P::Via},
    LabelRule{"licence", P::Licence},
    LabelRule{"license", P::Licence},
    LabelRule{"language", P::Language},
    LabelRule{"source url", P::SourceUrl},
    LabelRule{"url", P::SourceUrl},
    LabelRule{"title", P::Title},
    LabelRule{"overall rating", P::OverallRating},
    LabelRule{"overall", P::OverallRating},
    LabelRule{"nominated individual", P::Other},
    LabelRule{"registered manager", P::Other},
    LabelRule{"ward(s) visited", P::Other},
    LabelRule{"wards visited", P::Other},
    LabelRule{"ward", P::Other},
    LabelRule{"type of visit", P::Other},
    LabelRule{"visit reference", P::Other},
    LabelRule{"date provider action statement to be returned", P::Other},
    LabelRule{"page last updated", P::Other},
    LabelRule{"last updated", P::Other},
    LabelRule{"updated", P::Other},
    LabelRule{"categories", P::Other},
    LabelRule{"tel", P::Other},
    LabelRule{"telephone", P::Other},
    LabelRule{"phone", P::Other},
    LabelRule{"website", P::Other},
    LabelRule{"email", P::Other},
    LabelRule{"address", P::Other},
    LabelRule{"paper for", P::Other},
    LabelRule{"purpose", P::Other},
    LabelRule{"version", P::Other},
    LabelRule{"owner", P::Other},
    LabelRule{"in response to", P::Other},
    LabelRule{"status", P::Other},
    LabelRule{"meeting date", P::Other},
    LabelRule{"agenda item", P::Other},
};

bool is_date_label(Particular particular) { return particular == P::Inspected || particular == P::Published; }

/// The value after the first `bytes` of the folded line, taken from the source's own words.
std::string_view value_after(std::string_view line, std::size_t label_words, bool colon) {
    if (colon) return trimmed(line.substr(line.find(':') + 1));
    std::string_view rest = line;
    for (std::size_t i = 0; i < label_words; ++i) rest = trimmed(rest.substr(std::min(rest.size(), rest.find(' '))));
    return rest;
}

std::optional<LabelLine> label_of(std::string_view line) {
    if (line.empty() || line.size() > 400) return std::nullopt;
    const std::string key = folded(line.substr(0, 90));
    for (const auto& rule : kLabels) {
        if (!key.starts_with(rule.label)) continue;
        const auto rest = std::string_view(key).substr(rule.label.size());
        if (rest.starts_with(':') || rest.starts_with(" :")) {
            return LabelLine{rule.particular, std::string(value_after(line, 0, true))};
        }
        // "Date of assessment 11 March to 13 March 2025.", "Updated 2 June 2025": a label without its colon.
        const bool dated = is_date_label(rule.particular) || rule.label == "updated" || rule.label == "page last updated";
        if (!dated || !rest.starts_with(' ')) continue;
        const auto value = value_after(line, word_count(rule.label), false);
        const auto dates = dates_in(value);
        if (!dates.empty() && dates.front().begin == 0 && value.size() < 90) return LabelLine{rule.particular, std::string(value)};
    }
    return std::nullopt;
}

/// Where the next label begins inside a value ("A pathway Author role: Head of commissioning"): lines that a reader joined.
std::size_t inner_label(std::string_view value) {
    for (auto colon = value.find(": "); colon != std::string_view::npos; colon = value.find(": ", colon + 1)) {
        for (auto space = value.rfind(' ', colon - 1); space != std::string_view::npos && space > 0 && colon - space < 40;
             space = value.rfind(' ', space - 1)) {
            if (!is_upper(value[space + 1])) continue;
            const std::string words = folded(value.substr(space + 1, colon - space - 1));
            if (std::any_of(kLabels.begin(), kLabels.end(), [&](const LabelRule& rule) { return rule.label == words; })) return space;
        }
    }
    return std::string_view::npos;
}

bool is_known_label_alone(const LabelLine& label) { return label.value.empty(); }

}  // namespace

std::vector<LabelLine> label_lines(std::string_view text) {
    std::vector<LabelLine> labels;
    bool wants_value = false;
    for (const auto line : split_lines(text.substr(0, 4000))) {
        auto label = label_of(line);
        if (label) {
            wants_value = is_known_label_alone(*label);
            std::string value = label->value;
            labels.push_back(std::move(*label));
            for (auto at = inner_label(value); at != std::string::npos; at = inner_label(value)) {
                labels.back().value = value.substr(0, at);
                auto inner = label_of(trimmed(std::string_view(value).substr(at)));
                if (!inner) break;
                value = inner->value;
                labels.push_back(std::move(*inner));
            }
        } else if (wants_value && !line.empty()) {
            labels.back().value = line;
            wants_value = false;
        }
    }
    return labels;
}

bool is_label_line(std::string_view text) {
    if (text.size() > 1200) return false;
    bool any = false;
    for (const auto line : split_lines(text)) {
        const auto label = label_of(line);
        any = any || label.has_value();
        if (!label && (line.size() > 160 || (ends_sentence(line) && line.size() > 90))) return false;
    }
    const bool one_line = !contains(text, "\n");
    // "Service: ..." may begin a long sentence of a finding; a label's value is short.
    return any && (!one_line || text.size() <= 200);
}

}  // namespace findings::understanding
