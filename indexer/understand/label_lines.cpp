// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/label_lines.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace findings::understanding {
namespace {

using P = Particular;

struct LabelRule {
    std::string_view label;  // folded, without the colon
    Particular particular;
};

// Longer labels before their own beginnings: "date of publication" before "date".
constexpr std::array kLabels = {
    LabelRule{"date of mha monitoring visit", P::Inspected},
    LabelRule{"date of monitoring visit", P::Inspected},
    LabelRule{"date of cqc inspection", P::Inspected},
    LabelRule{"date of cqc visit", P::Inspected},
    LabelRule{"date of this statement", P::Published},
    LabelRule{"date of this notice", P::Published},
    LabelRule{"date of notice", P::Published},
    LabelRule{"name of applicant", P::Provider},
    LabelRule{"applicant", P::Provider},
    LabelRule{"date of statement", P::Published},
    LabelRule{"date of this plan", P::Published},
    LabelRule{"date of plan", P::Published},
    LabelRule{"date of action plan", P::Published},
    LabelRule{"plan dated", P::Published},
    LabelRule{"name of registered provider", P::Provider},
    LabelRule{"registered provider name", P::Provider},
    LabelRule{"provider/trust", P::Provider},
    LabelRule{"trust name", P::Provider},
    LabelRule{"name of trust", P::Provider},
    LabelRule{"organisation name", P::Provider},
    LabelRule{"run by", P::Provider},
    LabelRule{"service provided by", P::Provider},
    LabelRule{"organisation/registered provider", P::Provider},
    LabelRule{"registered provider organisation", P::Provider},
    LabelRule{"name of organisation", P::Provider},
    LabelRule{"completed on", P::Inspected},
    LabelRule{"inspection completed on", P::Inspected},
    LabelRule{"date inspection completed", P::Inspected},
    LabelRule{"number of registered places", P::Beds},
    LabelRule{"maximum number of registered places", P::Beds},
    LabelRule{"registered places", P::Beds},
    LabelRule{"date report sent", P::Published},
    LabelRule{"date of report", P::Published},
    LabelRule{"report date", P::Published},
    LabelRule{"visit id", P::Reference},
    LabelRule{"report author", P::Author},
    LabelRule{"first published", P::Published},
    LabelRule{"for immediate release", P::Published},
    LabelRule{"release date", P::Published},
    LabelRule{"released", P::Published},
    LabelRule{"next release", P::Other},
    LabelRule{"contact", P::Other},
    LabelRule{"prepared by", P::Maker},
    LabelRule{"produced by", P::Maker},
    LabelRule{"written by", P::Maker},
    LabelRule{"response due", P::ResponseDue},
    LabelRule{"name of service", P::Location},
    LabelRule{"service name", P::Location},
    LabelRule{"name of hospital", P::Location},
    LabelRule{"hospital name", P::Location},
    LabelRule{"name of site(s) visited", P::Other},
    LabelRule{"location address", P::Other},
    LabelRule{"location/ward", P::Other},
    LabelRule{"registered location", P::Location},
    LabelRule{"local authority", P::LocalAuthority},
    LabelRule{"local authority area", P::LocalAuthority},
    LabelRule{"type of provider", P::ProviderType},
    LabelRule{"provider type", P::ProviderType},
    LabelRule{"organisation type", P::ProviderType},
    LabelRule{"number of beds", P::Beds},
    LabelRule{"beds", P::Beds},
    LabelRule{"postcode", P::Postcode},
    LabelRule{"type of inspection", P::VisitType},
    LabelRule{"inspection type", P::VisitType},
    LabelRule{"type of review", P::VisitType},
    LabelRule{"date of previous inspection", P::PreviousInspection},
    LabelRule{"date of last inspection", P::PreviousInspection},
    LabelRule{"last inspected", P::PreviousInspection},
    LabelRule{"previous inspection", P::PreviousInspection},
    LabelRule{"dates of visit", P::Inspected},
    LabelRule{"date and time of visit", P::Inspected},
    LabelRule{"date and time of our visit", P::Inspected},
    LabelRule{"date & time of visit", P::Inspected},
    LabelRule{"dates of inspection visit", P::Inspected},
    LabelRule{"date(s) of visit", P::Inspected},
    LabelRule{"date of site visits", P::Inspected},
    LabelRule{"date of site visit(s)", P::Inspected},
    LabelRule{"date of site visit", P::Inspected},
    LabelRule{"date visited", P::Inspected},
    LabelRule{"visited on", P::Inspected},
    LabelRule{"visited", P::Inspected},
    LabelRule{"inspection visit", P::Inspected},
    LabelRule{"assessed", P::Inspected},
    LabelRule{"assessment date", P::Inspected},
    LabelRule{"date of our visit", P::Inspected},
    LabelRule{"report published", P::Published},
    LabelRule{"date report published", P::Published},
    LabelRule{"report issued", P::Published},
    LabelRule{"date issued", P::Published},
    LabelRule{"issue date", P::Published},
    LabelRule{"assessment id", P::AssessmentId},
    LabelRule{"assessment reference", P::AssessmentId},
    LabelRule{"assessment number", P::AssessmentId},
    LabelRule{"inspection id", P::InspectionId},
    LabelRule{"inspection number", P::InspectionId},
    LabelRule{"inspection reference", P::InspectionId},
    LabelRule{"our reference", P::Reference},
    LabelRule{"our ref", P::Reference},
    LabelRule{"reviewer", P::Other},
    LabelRule{"lead inspector", P::Other},
    LabelRule{"mha reviewer", P::Other},
    LabelRule{"regulated activities provided", P::Other},
    LabelRule{"regulated activities", P::Other},
    LabelRule{"specialisms/services", P::Other},
    LabelRule{"specialisms", P::Other},
    LabelRule{"service types", P::Other},
    LabelRule{"number of patients", P::Other},
    LabelRule{"registration status", P::Other},
    LabelRule{"fax", P::Other},
    LabelRule{"ods code", P::Other},
    LabelRule{"provider id", P::ProviderId},
    LabelRule{"cqc provider id", P::ProviderId},
    LabelRule{"provider name", P::Provider},
    LabelRule{"provider", P::Provider},
    LabelRule{"provided and run by", P::Provider},
    LabelRule{"provided by", P::Provider},
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
    LabelRule{"report title", P::Title},
    LabelRule{"title of report", P::Title},
    LabelRule{"title of paper", P::Title},
    LabelRule{"paper title", P::Title},
    LabelRule{"date of meeting", P::Other},
    LabelRule{"recommendation to the board", P::Other},
    LabelRule{"title", P::Title},
    LabelRule{"overall rating", P::OverallRating},
    LabelRule{"overall", P::OverallRating},
    LabelRule{"nominated individual", P::Other},
    LabelRule{"registered manager", P::Other},
    LabelRule{"ward(s) visited", P::Wards},
    LabelRule{"wards visited", P::Wards},
    LabelRule{"ward visited", P::Wards},
    LabelRule{"wards", P::Wards},
    LabelRule{"ward name", P::Wards},
    LabelRule{"teams visited", P::Wards},
    LabelRule{"ward", P::Wards},
    LabelRule{"type of visit", P::Announced},
    LabelRule{"visit type", P::Announced},
    LabelRule{"visit reference", P::Reference},
    LabelRule{"visit ref", P::Reference},
    LabelRule{"date provider action statement to be returned to cqc", P::ResponseDue},
    LabelRule{"date provider action statement to be returned", P::ResponseDue},
    LabelRule{"date action statement to be returned", P::ResponseDue},
    LabelRule{"action statement due", P::ResponseDue},
    LabelRule{"provider action statement due", P::ResponseDue},
    LabelRule{"page last updated", P::Updated},
    LabelRule{"last updated", P::Updated},
    LabelRule{"updated", P::Updated},
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

static_assert(std::all_of(kLabels.begin(), kLabels.end(), [](const LabelRule& rule) {
    return rule.label.front() >= 'a' && rule.label.front() <= 'z';
}));

/// The labels that begin with a letter, in the order of the table: most lines begin like none.
std::span<const LabelRule* const> labels_from(char first) {
    using OfLetter = std::array<std::vector<const LabelRule*>, 'z' - 'a' + 1>;
    static const OfLetter of_letter = [] {
        OfLetter made;
        for (const auto& rule : kLabels)
            made[static_cast<std::size_t>(rule.label.front() - 'a')].push_back(&rule);
        return made;
    }();
    if (first < 'a' || first > 'z') return {};
    return of_letter[static_cast<std::size_t>(first - 'a')];
}

bool is_date_label(Particular particular) {
    return particular == P::Inspected || particular == P::Published || particular == P::Updated ||
           particular == P::PreviousInspection;
}

/// The value after the first `bytes` of the folded line, taken from the source's own words.
std::string_view value_after(std::string_view line, std::size_t label_words, bool colon) {
    if (colon) return trimmed(line.substr(line.find(':') + 1));
    std::string_view rest = line;
    for (std::size_t i = 0; i < label_words; ++i)
        rest = trimmed(rest.substr(std::min(rest.size(), rest.find(' '))));
    return rest;
}

std::optional<LabelLine> label_of(std::string_view line) {
    if (line.empty() || line.size() > 400) return std::nullopt;
    const std::string key = folded(line.substr(0, 90));
    if (key.empty()) return std::nullopt;
    for (const auto* const candidate : labels_from(key.front())) {
        const LabelRule& rule = *candidate;
        if (!key.starts_with(rule.label)) continue;
        const auto rest = std::string_view(key).substr(rule.label.size());
        if (rest.starts_with(':') || rest.starts_with(" :")) {
            return LabelLine{rule.particular, std::string(value_after(line, 0, true))};
        }
        // "Date of assessment 11 March to 13 March 2025.", "Updated 2 June 2025": a label without
        // its colon.
        if (rule.particular == P::Provider && rule.label.size() > 8 &&
            rest.starts_with(' ')) {  // "Name of provider Elm Support Limited"
            const auto name = value_after(line, word_count(rule.label), false);
            if (is_organisation_name(name)) return LabelLine{rule.particular, std::string(name)};
        }
        const bool dated = is_date_label(rule.particular);
        if (!dated || !rest.starts_with(' ')) continue;
        auto value = value_after(line, word_count(rule.label), false);
        if (value.starts_with("on ")) value = trimmed(value.substr(3));
        const auto dates = dates_in(value);
        if (!dates.empty() && dates.front().begin == 0 && value.size() < 90)
            return LabelLine{rule.particular, std::string(value)};
    }
    return std::nullopt;
}

/// Where the next label begins inside a value ("A pathway Author role: Head of commissioning"):
/// lines that a reader joined.
std::size_t inner_label(std::string_view value) {
    for (auto colon = value.find(": "); colon != std::string_view::npos;
         colon = value.find(": ", colon + 1)) {
        for (auto space = value.rfind(' ', colon - 1);
             space != std::string_view::npos && space > 0 && colon - space < 40;
             space = value.rfind(' ', space - 1)) {
            if (!is_upper(value[space + 1])) continue;
            const std::string words = folded(value.substr(space + 1, colon - space - 1));
            if (words.empty()) continue;
            const auto labels = labels_from(words.front());
            const bool known = std::any_of(labels.begin(), labels.end(), [&](const auto* rule) {
                return rule->label == words;
            });
            if (known) return space;
        }
    }
    return std::string_view::npos;
}

/// "Official statistics Released: 12 December 2024 Produced by: Elm Office": lines that a reader
/// joined behind words that are no label. Where the first of two labels or more begins.
std::size_t joined_labels(std::string_view line) {
    const auto first = inner_label(line);
    if (first == std::string_view::npos || label_of(line)) return std::string_view::npos;
    const auto label = label_of(trimmed(line.substr(first)));
    return label && inner_label(label->value) != std::string_view::npos ? first
                                                                        : std::string_view::npos;
}

bool is_known_label_alone(const LabelLine& label) { return label.value.empty(); }

/// "Visit date: 14 May 2025. Published 2 July 2025.", "Published: ... | Inspected: ...": fields
/// side by side in one line. What stands behind a mark and is no label belongs to the field before
/// it.
std::vector<std::string_view> fields_of_line(std::string_view line) {
    // The marks behind the first four stand inside values, too: only a date is over there.
    constexpr std::size_t kSureMarks = 4;
    constexpr auto kMarks = std::to_array<std::string_view>(
        {" | ", " \u00b7 ", " \u2022 ", ". ", "; ", ", ", " \u2013 ", " \u2014 ", " - ", " / "});
    constexpr std::string_view kBeginsMark = " .;,";
    constexpr std::size_t kLongestLine = 400;
    std::vector<std::string_view> fields;
    std::size_t begin = 0;
    const auto is_dated = [](std::string_view field) {
        const auto label = label_of(field);
        return label && is_date_label(label->particular);
    };
    for (std::size_t at = 0; at < line.size() && line.size() <= kLongestLine; ++at) {
        if (kBeginsMark.find(line[at]) == std::string_view::npos) continue;
        const auto rest = line.substr(at);
        const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](auto one) {
            return rest.starts_with(one);
        });
        if (mark == kMarks.end()) continue;
        auto next = rest.substr(mark->size());
        for (const auto other : kMarks) next = next.substr(0, next.find(other));
        if (!label_of(trimmed(next))) continue;
        const auto field = trimmed(line.substr(begin, at - begin));
        if (mark - kMarks.begin() >= static_cast<std::ptrdiff_t>(kSureMarks) && !is_dated(field))
            continue;
        fields.push_back(field);
        begin = at + mark->size();
    }
    fields.push_back(trimmed(line.substr(begin)));
    return fields;
}

void add_labels(std::string_view line, std::vector<LabelLine>& labels, bool& wants_value) {
    if (const auto joined = joined_labels(line); joined != std::string_view::npos)
        line = trimmed(line.substr(joined));
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
    } else if (!labels.empty() && is_date_label(labels.back().particular) && whole_date(line)) {
        labels.back().value.append(", ").append(line);  // one day of the visit a line
    }
}

/// "Elm House | Inspected 14 May 2025 | Published 2 July 2025": all but the name in front are
/// fields.
bool is_line_of_fields(std::string_view line) {
    constexpr std::size_t kLongestName = 60;
    constexpr std::size_t kLongestLine = 200;
    if (line.size() > kLongestLine) return false;
    if (const auto joined = joined_labels(line); joined <= kLongestName) return true;
    const auto fields = fields_of_line(line);
    return fields.size() > 1 && fields.front().size() <= kLongestName;
}

}  // namespace

std::vector<LabelLine> label_lines(std::string_view text) {
    std::vector<LabelLine> labels;
    bool wants_value = false;
    for (const auto line : split_lines(text.substr(0, 4000))) {
        for (const auto field : fields_of_line(line)) add_labels(field, labels, wants_value);
    }
    return labels;
}

bool is_label_line(std::string_view text) {
    if (text.size() > 1200) return false;
    bool any = false;
    for (const auto line : split_lines(text)) {
        const bool label = label_of(line).has_value() || is_line_of_fields(line);
        any = any || label;
        if (!label && (line.size() > 160 || (ends_sentence(line) && line.size() > 90)))
            return false;
    }
    const bool one_line = !contains(text, "\n");
    // "Service: ..." may begin a long sentence of a finding; a label's value is short.
    return any && (!one_line || text.size() <= 200);
}

}  // namespace findings::understanding
