// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/column_builder.hpp"

#include "indexer/facet_values.hpp"
#include "indexer/schema/tokens.hpp"
#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <tsl/robin_map.h>
#include <tuple>
#include <vector>

namespace findings {
namespace {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

/// Ordinals of values in the order in which they are met.
class Dictionary {
  public:
    std::uint32_t ordinal_of(std::string_view value) {
        if (const auto known = by_value_.find(value); known != by_value_.end())
            return known->second;
        const auto [it, is_new] =
            by_key_.try_emplace(facet_key(value), static_cast<std::uint32_t>(values_.size()));
        if (is_new) values_.push_back({it->first, std::string(value), {}, kNone});
        by_value_.try_emplace(std::string(value), it->second);
        return it->second;
    }
    std::vector<ColumnValue> take() { return std::move(values_); }

  private:
    using Ordinals = tsl::robin_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;
    Ordinals by_value_, by_key_;  // names written in several ways share a key
    std::vector<ColumnValue> values_;
};

ColumnsData empty_columns() {
    ColumnsData data;
    data.first_docids = {1};
    data.report_words.offsets = {0};
    data.first_day = data.last_day = {0};
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        if (kFacets.at(i).many) {
            data.facets.at(i).offsets = {0, 0};
        } else {
            data.facets.at(i).ordinals = {kNone};
        }
    }
    return data;
}

ReportWords numbered(const std::vector<std::vector<std::string>>& words) {
    ReportWords numbers;
    for (const auto& of_report : words)
        numbers.stems.insert(numbers.stems.end(), of_report.begin(), of_report.end());
    std::sort(numbers.stems.begin(), numbers.stems.end());
    numbers.stems.erase(std::unique(numbers.stems.begin(), numbers.stems.end()),
                        numbers.stems.end());
    numbers.offsets = {0};
    for (const auto& of_report : words) {
        std::vector<std::uint32_t> ordinals;
        for (const std::string& stem : of_report) {
            const auto at = std::lower_bound(numbers.stems.begin(), numbers.stems.end(), stem);
            ordinals.push_back(static_cast<std::uint32_t>(at - numbers.stems.begin()));
        }
        std::sort(ordinals.begin(), ordinals.end());
        ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
        numbers.ordinals.insert(numbers.ordinals.end(), ordinals.begin(), ordinals.end());
        numbers.offsets.push_back(static_cast<std::uint32_t>(numbers.ordinals.size()));
    }
    return numbers;
}

}  // namespace

struct ColumnBuilder::Impl {
    ColumnsData data = empty_columns();
    std::array<Dictionary, kFacetCount> dictionaries;
    std::vector<std::vector<std::string>> words;  // by report
    // by all passages of the report that was begun last
    std::array<std::uint32_t, kFacetCount> shared{};

    void add(const Report& report, const Passage& passage) {
        ++data.last_docid;
        for (std::size_t i = 0; i < kFacetCount; ++i) {
            if (!kFacets.at(i).many) data.facets.at(i).ordinals.push_back(shared.at(i));
        }
        passage_values(report, passage, [&](std::size_t number, std::string_view value) {
            if (value.empty()) return;
            const std::uint32_t ordinal = dictionaries.at(number).ordinal_of(value);
            FacetColumn& column = data.facets.at(number);
            if (!kFacets.at(number).many) {
                column.ordinals.back() = ordinal;
                return;
            }
            const auto own = column.ordinals.begin() + column.offsets.back();
            if (std::find(own, column.ordinals.end(), ordinal) == column.ordinals.end())
                column.ordinals.push_back(ordinal);
        });
        for (std::size_t i = 0; i < kFacetCount; ++i) {
            FacetColumn& column = data.facets.at(i);
            if (kFacets.at(i).many)
                column.offsets.push_back(static_cast<std::uint32_t>(column.ordinals.size()));
        }
        const PartialDate date = filing_date(report, passage);
        data.first_day.push_back(first_day(date));
        data.last_day.push_back(last_day(date));
    }
};

ColumnBuilder::ColumnBuilder() : impl_(std::make_unique<Impl>()) {}
ColumnBuilder::~ColumnBuilder() = default;

void ColumnBuilder::begin(const Report& report, std::vector<std::string> words) {
    if (report.passages.empty()) return;
    impl_->shared.fill(kNone);
    report_values(report, [&](std::size_t number, std::string_view value) {
        if (!value.empty())
            impl_->shared.at(number) = impl_->dictionaries.at(number).ordinal_of(value);
    });
    impl_->words.push_back(std::move(words));
    impl_->data.report_ids.push_back(report.id);
    impl_->data.part_ids.push_back(report.part_of);
    impl_->data.first_docids.push_back(impl_->data.last_docid + 1);
}

void ColumnBuilder::add(const Report& report, const Passage& passage) {
    impl_->add(report, passage);
    impl_->data.first_docids.back() = impl_->data.last_docid + 1;
}

ColumnsData ColumnBuilder::take() {
    for (std::size_t i = 0; i < kFacetCount; ++i)
        impl_->data.facets.at(i).values = impl_->dictionaries.at(i).take();
    impl_->data.report_words = numbered(impl_->words);
    return std::move(impl_->data);
}

namespace {

std::string_view closed_label(std::size_t facet_number, const std::string& key) {
    for (const VocabularyValue& value : facet_vocabulary(facet_number)) {
        if (value.id == key) return value.label;
    }
    return {};
}

void set_label(ColumnValue& value, std::size_t number, std::span<const ThemeName> themes) {
    value.label = value.value;
    if (number == facet::kRegulation) {
        value.label = "Regulation " + value.value;
    } else if (number == facet::kTheme) {
        const auto theme = std::find_if(themes.begin(), themes.end(), [&](const ThemeName& t) {
            return t.id == value.key;
        });
        if (theme != themes.end()) value.label = theme->label;
    } else if (const std::string_view label = closed_label(number, value.key); !label.empty()) {
        value.label = label;
    }
}

/// One dictionary for all segments, sorted by key; a name is shown as the first segment has it.
std::map<std::string, std::pair<ColumnValue, std::uint32_t>> joined_values(
    std::span<const ColumnsView> segments,
    std::size_t number) {
    std::map<std::string, std::pair<ColumnValue, std::uint32_t>> joined;
    for (const ColumnsView& segment : segments) {
        for (const ColumnValue& value : segment.facets.at(number).values)
            joined.try_emplace(value.key, value, 0U);
    }
    std::uint32_t ordinal = 0;
    for (auto& [key, entry] : joined) entry.second = ordinal++;
    return joined;
}

FacetColumn join_facet(std::span<const ColumnsView> segments,
                       std::size_t number,
                       std::span<const ThemeName> themes) {
    FacetColumn column = std::move(empty_columns().facets.at(number));
    auto joined = joined_values(segments, number);
    for (const ColumnsView& segment : segments) {
        const FacetColumnView& part = segment.facets.at(number);
        std::vector<std::uint32_t> ordinal_of;
        for (const ColumnValue& value : part.values)
            ordinal_of.push_back(joined.at(value.key).second);
        for (std::uint32_t docid = 1; docid <= segment.last_docid; ++docid) {
            const auto ordinals = part.of(docid);
            if (!kFacets.at(number).many) {
                column.ordinals.push_back(ordinals.empty() ? kNone : ordinal_of[ordinals.front()]);
                continue;
            }
            for (const std::uint32_t ordinal : ordinals)
                column.ordinals.push_back(ordinal_of[ordinal]);
            std::sort(column.ordinals.begin() + column.offsets.back(), column.ordinals.end());
            column.offsets.push_back(static_cast<std::uint32_t>(column.ordinals.size()));
        }
    }
    for (auto& [key, entry] : joined) {
        set_label(entry.first, number, themes);
        column.values.push_back(std::move(entry.first));
    }
    if (number != facet::kTheme) return column;
    for (const ThemeName& theme : themes) {
        const auto child = joined.find(theme.id);
        const auto parent = joined.find(theme.parent);
        if (child != joined.end() && parent != joined.end())
            column.values[child->second.second].parent = parent->second.second;
    }
    return column;
}

}  // namespace

namespace {

ReportWords join_words(std::span<const ColumnsView> segments) {
    std::vector<std::vector<std::string>> words;
    for (const ColumnsView& segment : segments) {
        for (std::uint32_t report = 0; report < segment.report_ids.size(); ++report) {
            auto& of_report = words.emplace_back();
            for (const std::uint32_t ordinal : segment.report_words.of(report))
                of_report.push_back(segment.report_words.stems[ordinal]);
        }
    }
    return numbered(words);
}

}  // namespace

ColumnsData join_columns(std::span<const ColumnsView> segments,
                         std::span<const ThemeName> themes,
                         std::map<std::string, std::string> facts) {
    ColumnsData data = empty_columns();
    data.facts = std::move(facts);
    for (const ColumnsView& segment : segments) {
        for (std::uint32_t report = 0; report < segment.report_ids.size(); ++report) {
            data.report_ids.push_back(segment.report_ids[report]);
            data.part_ids.push_back(segment.part_ids[report]);
            data.first_docids.push_back(data.last_docid + segment.docids_of(report).second);
        }
        data.last_docid += segment.last_docid;
        data.first_day.insert(data.first_day.end(),
                              segment.first_day.begin() + 1,
                              segment.first_day.end());
        data.last_day.insert(data.last_day.end(),
                             segment.last_day.begin() + 1,
                             segment.last_day.end());
    }
    data.report_words = join_words(segments);
    for (std::size_t i = 0; i < kFacetCount; ++i)
        data.facets.at(i) = join_facet(segments, i, themes);
    return data;
}

}  // namespace findings
