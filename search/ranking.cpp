// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "search/matches.hpp"

namespace findings {

namespace {

// In units of the score, of which a rare word brings some 5 to 10.
constexpr double kStatesSomething = 2;
constexpr double kNearness = 0.3;  // at most
constexpr double kNewness = 0.3;   // at most
constexpr double kHalfLifeYears = 6;
constexpr double kSameThemes = 0.5;    // at most
constexpr double kSamePolarity = 0.15;

struct Nearness {
    std::string_view report_kind;
    double share;
};

// Who looked for himself comes first, who retells comes last.
constexpr Nearness kNearnessOf[] = {
    {"inspection-report", 1}, {"quality-report", 1}, {"compliance-2010", 1}, {"saf-report", 1}, {"evidence-appendix", 1},
    {"mha-visit", 1}, {"action-statement", 0.8}, {"thematic", 0.8}, {"case-study", 0.8}, {"policy", 0.7}, {"guidance", 0.7},
    {"digest-entry", 0.5}, {"press-release", 0.4}, {"news", 0.4}, {"digest", 0.3},
};

double nearness(const std::string& report_kind) {
    const auto* at = std::find_if(std::begin(kNearnessOf), std::end(kNearnessOf), [&](const Nearness& n) { return n.report_kind == report_kind; });
    return at == std::end(kNearnessOf) ? 0 : kNearness * at->share;
}

std::uint32_t year_of(std::uint32_t yyyymmdd) { return yyyymmdd / 10000; }

using ByOrdinal = std::vector<double>;

double addition_of(const FacetColumnView& column, const ByOrdinal& additions, std::uint32_t docid) {
    const auto values = column.of(docid);
    return values.empty() ? 0 : additions[values.front()];
}

/// What a passage gets beside what its words bring.
class Additions {
  public:
    Additions() = default;
    Additions(const Additions&) = delete;
    Additions& operator=(const Additions&) = delete;
    virtual ~Additions() = default;
    [[nodiscard]] virtual double of(std::uint32_t docid) const = 0;
    [[nodiscard]] virtual double most() const = 0;
};

class KnownFacts : public Additions {
  public:
    explicit KnownFacts(const ColumnsView& columns) : columns_(columns) {
        for (const ColumnValue& kind : columns.facets[facet::kKind].values) by_kind_.push_back(kind.key == "context" ? 0 : kStatesSomething);
        for (const ColumnValue& kind : columns.facets[facet::kReportKind].values) by_source_.push_back(nearness(kind.key));
        for (const ColumnValue& year : columns.facets[facet::kYear].values) {
            newest_year_ = std::max(newest_year_, static_cast<std::uint32_t>(std::strtoul(year.key.c_str(), nullptr, 10)));
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
        return kNewness * std::exp2(-static_cast<double>(std::max(newest_year_, year) - year) / kHalfLifeYears);
    }

    const ColumnsView& columns_;
    ByOrdinal by_kind_, by_source_;
    std::uint32_t newest_year_ = 0;  // of the index, not of the clock: the answer must not change overnight
};

class Likeness : public Additions {
  public:
    Likeness(const ColumnsView& columns, std::uint32_t docid) : themes_(columns.facets[facet::kTheme]), polarities_(columns.facets[facet::kPolarity]), docid_(docid) {}

    [[nodiscard]] double of(std::uint32_t docid) const override {
        const auto mine = themes_.of(docid_), theirs = themes_.of(docid);
        const auto shared = std::count_if(theirs.begin(), theirs.end(), [&](std::uint32_t theme) { return std::find(mine.begin(), mine.end(), theme) != mine.end(); });
        const double themes = shared == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(std::max(mine.size(), theirs.size()));
        const auto my_polarity = polarities_.of(docid_), their_polarity = polarities_.of(docid);
        const bool same = !my_polarity.empty() && std::equal(my_polarity.begin(), my_polarity.end(), their_polarity.begin(), their_polarity.end());
        return kSameThemes * themes + (same ? kSamePolarity : 0);
    }
    [[nodiscard]] double most() const override { return kSameThemes + kSamePolarity; }

  private:
    const FacetColumnView& themes_;
    const FacetColumnView& polarities_;
    std::uint32_t docid_;
};

/// Every document, with its addition for a weight.
class AdditionSource : public Xapian::PostingSource {
  public:
    AdditionSource(std::shared_ptr<const Additions> additions, Xapian::docid last) : additions_(std::move(additions)), last_(last) {
        set_maxweight(additions_->most());
    }

    void init(const Xapian::Database& /*database*/) override {
        at_ = 0;
        set_maxweight(additions_->most());
    }
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return last_; }
    Xapian::doccount get_termfreq_max() const override { return last_; }
    void next(double /*least*/) override { ++at_; }
    void skip_to(Xapian::docid docid, double /*least*/) override { at_ = std::max(at_, docid); }
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }
    double get_weight() const override { return additions_->of(at_); }
    PostingSource* clone() const override { return new AdditionSource(additions_, last_); }  // NOLINT: Xapian deletes it
    std::string get_description() const override { return "additions"; }

  private:
    std::shared_ptr<const Additions> additions_;  // shared with the clones that Xapian makes
    Xapian::docid last_;
    Xapian::docid at_ = 0;
};

Xapian::Query with(const Xapian::Query& query, std::shared_ptr<const Additions> additions, Xapian::docid last) {
    const Xapian::Query source((new AdditionSource(std::move(additions), last))->release());  // NOLINT: Xapian deletes it
    return {Xapian::Query::OP_AND_MAYBE, query, source};
}

}  // namespace

namespace ranking {

Xapian::BM25Weight weighting() {
    constexpr double kQueryRepeats = 1;     // BM25's k3
    constexpr double kShortestLength = 0;   // a heading of three words is as short as it is
    return {kSaturation, 0, kQueryRepeats, kLength, kShortestLength};
}

double mention_weight(double mentions, double length, double average_length) {
    const double relative = average_length > 0 ? length / average_length : 1;
    return mentions / (mentions + kSaturation * (1 - kLength + kLength * relative));
}

double rarity(double passages, double all) {
    // Like Xapian: a word of most passages counts little, but never against one.
    const double odds = (all - passages + 0.5) / (passages + 0.5);
    return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

Xapian::Query any_of(std::span<const WeightedStem> stems) {
    std::vector<Xapian::Query> words;
    for (const WeightedStem& word : stems) words.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(word.stem), word.weight);
    return {Xapian::Query::OP_OR, words.begin(), words.end()};
}

std::optional<Xapian::Query> telling_part(const Xapian::Query& query, const Xapian::Database& database, std::uint64_t scored_postings) {
    if (postings_led_through(database, query) <= scored_postings) return std::nullopt;
    std::vector<std::pair<std::uint64_t, std::string>> by_passages;
    for (auto term = query.get_unique_terms_begin(); term != query.get_terms_end(); ++term) by_passages.emplace_back(database.get_termfreq(*term), *term);
    std::sort(by_passages.begin(), by_passages.end());
    std::vector<Xapian::Query> words;
    std::uint64_t postings = 0;
    for (const auto& [passages, word] : by_passages) {
        if ((postings += passages) > scored_postings && !words.empty()) break;
        words.emplace_back(word);
    }
    return Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end());
}

Xapian::Query with_known_facts(const Xapian::Query& query, const ColumnsView& columns) {
    return with(query, std::make_shared<KnownFacts>(columns), columns.last_docid);
}

Xapian::Query with_likeness(const Xapian::Query& query, const ColumnsView& columns, std::uint32_t docid) {
    return with(query, std::make_shared<Likeness>(columns, docid), columns.last_docid);
}

}  // namespace ranking
}  // namespace findings
