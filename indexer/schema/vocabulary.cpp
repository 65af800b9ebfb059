// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"

#include "indexer/schema/fields.hpp"

#include <array>
#include <string>

namespace findings {
namespace {

constexpr std::array kFindingKinds = {
    VocabularyValue{"context", "Context"},
    VocabularyValue{"good-practice", "Good practice"},
    VocabularyValue{"concern", "Concern"},
    VocabularyValue{"requirement", "Requirement (must)"},
    VocabularyValue{"improvement", "Improvement (should)"},
    VocabularyValue{"recommendation", "Recommendation"},
    VocabularyValue{"outcome", "Outcome"},
    VocabularyValue{"measure", "Measure"},
    VocabularyValue{"quotation", "Quotation"},
};
constexpr std::array kPolarities = {
    VocabularyValue{"neutral", "Neutral"},
    VocabularyValue{"good", "Good"},
    VocabularyValue{"concern", "Concern"},
    VocabularyValue{"requirement", "Requirement"},
};
constexpr std::array kKeyQuestions = {
    VocabularyValue{"", ""},
    VocabularyValue{"safe", "Safe"},
    VocabularyValue{"effective", "Effective"},
    VocabularyValue{"caring", "Caring"},
    VocabularyValue{"responsive", "Responsive"},
    VocabularyValue{"well-led", "Well-led"},
};
constexpr std::array kRatings = {
    VocabularyValue{"", ""},
    VocabularyValue{"outstanding", "Outstanding"},
    VocabularyValue{"good", "Good"},
    VocabularyValue{"requires-improvement", "Requires improvement"},
    VocabularyValue{"inadequate", "Inadequate"},
    VocabularyValue{"not-rated", "Not rated"},
};
// "report" is a source of no recognised kind.
constexpr std::array kReportKinds = {
    VocabularyValue{"inspection-report", "Inspection report"},
    VocabularyValue{"quality-report", "Quality report"},
    VocabularyValue{"compliance-2010", "Compliance report (2010 standards)"},
    VocabularyValue{"saf-report", "Assessment (single framework)"},
    VocabularyValue{"evidence-appendix", "Evidence appendix"},
    VocabularyValue{"mha-visit", "Mental Health Act visit"},
    VocabularyValue{"action-statement", "Provider action statement"},
    VocabularyValue{"thematic", "National or thematic report"},
    VocabularyValue{"press-release", "Press release"},
    VocabularyValue{"policy", "Policy document"},
    VocabularyValue{"case-study", "Case study"},
    VocabularyValue{"guidance", "Guidance"},
    VocabularyValue{"forum", "Forum thread"},
    VocabularyValue{"news", "News item"},
    VocabularyValue{"digest", "Digest"},
    VocabularyValue{"digest-entry", "Digest entry"},
    VocabularyValue{"report", "Other report"},
};
constexpr std::array kMediaTypes = {
    VocabularyValue{"unknown", "Unknown"},
    VocabularyValue{"pdf", "PDF"},
    VocabularyValue{"html", "HTML"},
    VocabularyValue{"docx", "Word (DOCX)"},
    VocabularyValue{"odt", "OpenDocument"},
    VocabularyValue{"markdown", "Markdown"},
    VocabularyValue{"text", "Plain text"},
    VocabularyValue{"xml", "XML"},
    VocabularyValue{"cqc-json", "CQC JSON"},
    VocabularyValue{"jsonl", "JSON lines"},
};

template <class Table, class Enum>
std::string_view id_of(const Table& table, Enum value) {
    return table.at(static_cast<std::size_t>(value)).id;
}

}  // namespace

std::span<const VocabularyValue> finding_kinds() { return kFindingKinds; }
std::span<const VocabularyValue> polarities() { return kPolarities; }
std::span<const VocabularyValue> key_questions() { return kKeyQuestions; }
std::span<const VocabularyValue> rating_values() { return kRatings; }
std::span<const VocabularyValue> report_kinds() { return kReportKinds; }
std::span<const VocabularyValue> media_types() { return kMediaTypes; }

std::span<const VocabularyValue> facet_vocabulary(std::size_t facet) {
    switch (facet) {
        case facet::kPolarity:
            return polarities();
        case facet::kKind:
            return finding_kinds();
        case facet::kKeyQuestion:
            return key_questions();
        case facet::kRating:
            return rating_values();
        case facet::kReportKind:
            return report_kinds();
        default:
            return {};
    }
}

std::string_view to_id(FindingKind kind) { return id_of(kFindingKinds, kind); }
std::string_view to_id(Polarity polarity) { return id_of(kPolarities, polarity); }
std::string_view to_id(KeyQuestion question) { return id_of(kKeyQuestions, question); }
std::string_view to_id(RatingValue rating) { return id_of(kRatings, rating); }
std::string_view to_id(MediaType type) { return id_of(kMediaTypes, type); }

std::optional<KeyQuestion> key_question_from_id(std::string_view id) {
    for (std::size_t i = 1; i < kKeyQuestions.size(); ++i) {
        if (kKeyQuestions.at(i).id == id) return static_cast<KeyQuestion>(i);
    }
    return std::nullopt;
}

std::optional<FindingKind> finding_kind_from_id(std::string_view id) {
    for (std::size_t i = 0; i < kFindingKinds.size(); ++i) {
        if (kFindingKinds.at(i).id == id) return static_cast<FindingKind>(i);
    }
    return std::nullopt;
}

std::optional<Polarity> polarity_from_id(std::string_view id) {
    for (std::size_t i = 0; i < kPolarities.size(); ++i) {
        if (kPolarities.at(i).id == id) return static_cast<Polarity>(i);
    }
    return std::nullopt;
}

std::optional<RatingValue> rating_from_text(std::string_view text) {
    std::string folded;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z') {
            folded += static_cast<char>(c - 'A' + 'a');
        } else if (c == ' ' || c == '_') {
            folded += '-';
        } else {
            folded += c;
        }
    }
    for (std::size_t i = 1; i < kRatings.size(); ++i) {
        if (kRatings.at(i).id == folded) return static_cast<RatingValue>(i);
    }
    for (const std::string_view other : {"no-published-rating",
                                         "inspected-but-not-rated",
                                         "insufficient-evidence-to-rate",
                                         "insufficient-evidence",
                                         "rating-suspended",
                                         "suspended",
                                         "unrated"}) {
        if (folded == other) return RatingValue::NotRated;
    }
    return std::nullopt;
}

}  // namespace findings
