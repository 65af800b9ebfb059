// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include "indexer/schema/columns.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "indexer/write.hpp"

namespace findings {
namespace {

using Posting = std::pair<std::uint32_t, std::uint32_t>;  // document id, ordinal of its value

std::string_view closed_label(std::size_t facet_number, const std::string& key) {
    const auto vocabulary = [&]() -> std::span<const VocabularyValue> {
        switch (facet_number) {
            case facet::kPolarity: return polarities();
            case facet::kKind: return finding_kinds();
            case facet::kKeyQuestion: return key_questions();
            case facet::kRating: return rating_values();
            case facet::kReportKind: return report_kinds();
            default: return {};
        }
    }();
    for (const VocabularyValue& value : vocabulary) {
        if (value.id == key) return value.label;
    }
    return {};
}

class Columns {
  public:
    Columns(const std::filesystem::path& path,
            std::span<const ThemeName> themes,
            const std::map<std::string, std::string>& facts)
        : database_(path.string()), themes_(themes) {
        data_.facts = facts;
        data_.last_docid = database_.get_lastdocid();
    }

    std::string run() {
        read_reports();
        read_days(kFirstDaySlot, data_.first_day);
        read_days(kLastDaySlot, data_.last_day);
        for (std::size_t i = 0; i < kFacetCount; ++i) read_facet(i);
        rank_ratings();
        return encode_columns(data_);
    }

  private:
    void read_reports() {
        struct Found {
            std::uint32_t first_docid;
            std::string id;
            std::vector<std::uint32_t> docids;
        };
        std::vector<Found> reports;
        const std::string prefix(kReportPrefix);
        for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
            Found found{0, (*term).substr(prefix.size()), {}};
            for (auto doc = database_.postlist_begin(*term); doc != database_.postlist_end(*term); ++doc) {
                found.docids.push_back(*doc);
            }
            found.first_docid = found.docids.front();
            reports.push_back(std::move(found));
        }
        // In the order of documents, so that a walk over matches meets each report once.
        std::sort(reports.begin(), reports.end(),
                  [](const Found& a, const Found& b) { return a.first_docid < b.first_docid; });
        data_.report_of_doc.assign(data_.last_docid + 1ULL, kNone);
        for (const Found& found : reports) {
            const auto ordinal = static_cast<std::uint32_t>(data_.report_ids.size());
            data_.report_ids.push_back(found.id);
            for (const std::uint32_t docid : found.docids) data_.report_of_doc.at(docid) = ordinal;
        }
    }

    void read_days(Xapian::valueno slot, std::vector<std::uint32_t>& days) {
        days.assign(data_.last_docid + 1ULL, 0);
        for (auto value = database_.valuestream_begin(slot); value != database_.valuestream_end(slot); ++value) {
            days.at(value.get_docid()) = static_cast<std::uint32_t>(std::stoul(*value));
        }
    }

    void read_facet(std::size_t number) {
        FacetColumn& column = data_.facets.at(number);
        std::vector<Posting> postings;
        const std::string prefix(kFacets.at(number).prefix);
        for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
            const auto ordinal = static_cast<std::uint32_t>(column.values.size());
            column.values.push_back(value_of(number, (*term).substr(prefix.size())));
            for (auto doc = database_.postlist_begin(*term); doc != database_.postlist_end(*term); ++doc) {
                postings.emplace_back(*doc, ordinal);
            }
        }
        if (number == facet::kTheme) link_parents(column);
        std::sort(postings.begin(), postings.end());
        column.offsets.assign(data_.last_docid + 2ULL, 0);
        column.ordinals.reserve(postings.size());
        for (const auto& [docid, ordinal] : postings) {
            ++column.offsets.at(docid + 1ULL);
            column.ordinals.push_back(ordinal);
        }
        for (std::size_t i = 1; i < column.offsets.size(); ++i) column.offsets[i] += column.offsets[i - 1];
    }

    ColumnValue value_of(std::size_t number, const std::string& key) {
        ColumnValue value{key, key, key, kNone};
        if (kFacets.at(number).values == FacetValues::Open) {
            const std::string name = database_.get_metadata(std::string(kNameKeyPrefix) +
                                                            std::string(kFacets.at(number).name) + '/' + key);
            if (!name.empty()) value.value = value.label = name;
            if (number == facet::kRegulation) value.label = "Regulation " + value.value;
        } else if (number == facet::kTheme) {
            const auto theme = std::find_if(themes_.begin(), themes_.end(),
                                            [&](const ThemeName& t) { return t.id == key; });
            if (theme != themes_.end()) value.label = theme->label;
        } else if (const std::string_view label = closed_label(number, key); !label.empty()) {
            value.label = label;
        }
        return value;
    }

    void link_parents(FacetColumn& column) {
        std::map<std::string, std::uint32_t> ordinals;
        for (const ColumnValue& value : column.values) {
            ordinals.emplace(value.key, static_cast<std::uint32_t>(ordinals.size()));
        }
        for (const ThemeName& theme : themes_) {
            const auto child = ordinals.find(theme.id);
            const auto parent = ordinals.find(theme.parent);
            if (child != ordinals.end() && parent != ordinals.end()) column.values[child->second].parent = parent->second;
        }
    }

    void rank_ratings() {
        constexpr std::uint32_t kUnranked = 9;
        data_.rating_rank.assign(data_.last_docid + 1ULL, kUnranked);
        const FacetColumn& ratings = data_.facets.at(facet::kRating);
        const auto order = rating_values();
        for (std::uint32_t docid = 1; docid <= data_.last_docid; ++docid) {
            for (std::uint32_t i = ratings.offsets[docid]; i < ratings.offsets[docid + 1]; ++i) {
                const std::string& key = ratings.values[ratings.ordinals[i]].key;
                for (std::uint32_t rank = 1; rank < order.size(); ++rank) {
                    if (order[rank].id == key) data_.rating_rank[docid] = rank;
                }
            }
        }
    }

    Xapian::Database database_;
    std::span<const ThemeName> themes_;
    ColumnsData data_;
};

}  // namespace

std::string columns_of(const std::filesystem::path& database,
                       std::span<const ThemeName> themes,
                       const std::map<std::string, std::string>& facts) {
    try {
        return Columns(database, themes, facts).run();
    } catch (const Xapian::Error& e) {
        throw WriteFailure(e.get_description());
    }
}

}  // namespace findings
