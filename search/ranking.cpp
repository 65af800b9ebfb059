// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace findings {

namespace {

// In units of the score, of which a rare word brings some 5 to 10.
constexpr double kStatesSomething = 2;
constexpr double kStatesFigure = 1;  // often the row of a table, which says little without its head
constexpr double kNearness = 0.3;    // at most
constexpr double kNewness = 0.3;     // at most
constexpr double kHalfLifeYears = 6;
constexpr double kSameThemes = 0.5;  // at most
constexpr double kSamePolarity = 0.15;

struct Nearness {
    std::string_view report_kind;
    double share;
};

// Who looked for himself comes first, who retells comes last.
constexpr Nearness kNearnessOf[] = {
    {"inspection-report", 1},
    {"quality-report", 1},
    {"compliance-2010", 1},
    {"saf-report", 1},
    {"evidence-appendix", 1},
    {"mha-visit", 1},
    {"action-statement", 0.8},
    {"thematic", 0.8},
    {"case-study", 0.8},
    {"policy", 0.7},
    {"guidance", 0.7},
    {"digest-entry", 0.5},
    {"press-release", 0.4},
    {"news", 0.4},
    {"digest", 0.3},
};

double nearness(const std::string& report_kind) {
    const auto* at = std::find_if(std::begin(kNearnessOf),
                                  std::end(kNearnessOf),
                                  [&](const Nearness& n) { return n.report_kind == report_kind; });
    return at == std::end(kNearnessOf) ? 0 : kNearness * at->share;
}

std::uint32_t year_of(std::uint32_t yyyymmdd) { return yyyymmdd / 10000; }

using ByOrdinal = std::vector<double>;

double addition_of(const FacetColumnView& column, const ByOrdinal& additions, std::uint32_t docid) {
    const auto values = column.of(docid);
    return values.empty() ? 0 : additions[values.front()];
}

class KnownFacts : public ranking::Additions {
  public:
    explicit KnownFacts(const ColumnsView& columns) : columns_(columns) {
        for (const ColumnValue& kind : columns.facets[facet::kKind].values)
            by_kind_.push_back(kind.key == "context"   ? 0
                               : kind.key == "measure" ? kStatesFigure
                                                       : kStatesSomething);
        for (const ColumnValue& kind : columns.facets[facet::kReportKind].values)
            by_source_.push_back(nearness(kind.key));
        for (const ColumnValue& year : columns.facets[facet::kYear].values) {
            newest_year_ =
                std::max(newest_year_,
                         static_cast<std::uint32_t>(std::strtoul(year.key.c_str(), nullptr, 10)));
        }
    }
    [[nodiscard]] double of(std::uint32_t docid) const override {
        return addition_of(columns_.facets[facet::kKind], by_kind_, docid) +
               addition_of(columns_.facets[facet::kReportKind], by_source_, docid) + newness(docid);
    }
    [[nodiscard]] double most() const override { return kStatesSomething + kNearness + kNewness; }

  private:
    [[nodiscard]] double newness(std::uint32_t docid) const {
        const std::uint32_t year = year_of(columns_.last_day[docid]);
        if (year == 0) return 0;
        return kNewness * std::exp2(-static_cast<double>(std::max(newest_year_, year) - year) /
                                    kHalfLifeYears);
    }

    const ColumnsView& columns_;
    ByOrdinal by_kind_, by_source_;
    // of the index, not of the clock: the answer must not change overnight
    std::uint32_t newest_year_ = 0;
};

class Likeness : public ranking::Additions {
  public:
    Likeness(const ColumnsView& columns, std::uint32_t docid)
        : themes_(columns.facets[facet::kTheme]),
          polarities_(columns.facets[facet::kPolarity]),
          docid_(docid) {}

    [[nodiscard]] double of(std::uint32_t docid) const override {
        const auto mine = themes_.of(docid_), theirs = themes_.of(docid);
        const auto shared = std::count_if(theirs.begin(), theirs.end(), [&](std::uint32_t theme) {
            return std::find(mine.begin(), mine.end(), theme) != mine.end();
        });
        const double themes = shared == 0
                                  ? 0
                                  : static_cast<double>(shared) /
                                        static_cast<double>(std::max(mine.size(), theirs.size()));
        const auto my_polarity = polarities_.of(docid_), their_polarity = polarities_.of(docid);
        const bool same = !my_polarity.empty() && std::equal(my_polarity.begin(),
                                                             my_polarity.end(),
                                                             their_polarity.begin(),
                                                             their_polarity.end());
        return kSameThemes * themes + (same ? kSamePolarity : 0);
    }
    [[nodiscard]] double most() const override { return kSameThemes + kSamePolarity; }

  private:
    const FacetColumnView& themes_;
    const FacetColumnView& polarities_;
    std::uint32_t docid_;
};

}  // namespace

namespace ranking {

double mention_weight(double mentions, double length, double average_length) {
    const double relative = average_length > 0 ? length / average_length : 1;
    return mentions / (mentions + kSaturation * (1 - kLength + kLength * relative));
}

double rarity(double passages, double all) {
    // As Xapian does: a word of most passages counts little, but never against one.
    const double odds = (all - passages + 0.5) / (passages + 0.5);
    return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

TextQuery any_of(std::span<const WeightedStem> stems) {
    std::vector<TextQuery> words;
    for (const WeightedStem& word : stems)
        words.push_back(TextQuery::of_stem(word.stem, word.weight));
    return TextQuery::of(TextQuery::Op::AnyOf, std::move(words));
}

std::unique_ptr<const Additions> known_facts(const ColumnsView& columns) {
    return std::make_unique<KnownFacts>(columns);
}

std::unique_ptr<const Additions> likeness(const ColumnsView& columns, std::uint32_t docid) {
    return std::make_unique<Likeness>(columns, docid);
}

}  // namespace ranking
}  // namespace findings
