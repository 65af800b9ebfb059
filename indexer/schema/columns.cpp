// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/columns.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace findings {
namespace {

constexpr std::string_view kMagic = "FCOLUMN2";
constexpr std::size_t kAlignment = sizeof(std::uint32_t);

class Writer {
  public:
    Writer() : bytes_(kMagic) {}
    void number(std::uint32_t value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }  // NOLINT
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        bytes_ += value;
        while (bytes_.size() % kAlignment != 0) bytes_ += '\0';
    }
    void array(std::span<const std::uint32_t> values) {
        number(static_cast<std::uint32_t>(values.size()));
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());  // NOLINT
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {
        if (bytes_.substr(0, kMagic.size()) != kMagic)
            throw std::runtime_error("not a column file");
        at_ = kMagic.size();
    }
    std::uint32_t number() {
        std::uint32_t value = 0;
        need(sizeof value);
        std::memcpy(&value, bytes_.data() + at_, sizeof value);
        at_ += sizeof value;
        return value;
    }
    std::string text() {
        const std::size_t size = number();
        need(size);
        std::string value(bytes_.substr(at_, size));
        at_ += size;
        while (at_ % kAlignment != 0) ++at_;
        return value;
    }
    /// Throws unless so many numbers can follow.
    void require(std::size_t numbers) const { need(numbers * sizeof(std::uint32_t)); }
    std::span<const std::uint32_t> array(std::size_t expected = 0) {
        const std::size_t size = number();
        if (expected != 0 && size != expected)
            throw std::runtime_error("array of the wrong length");
        need(size * sizeof(std::uint32_t));
        // Mapped files start on a page and every array on a multiple of 4.
        const auto* first = reinterpret_cast<const std::uint32_t*>(bytes_.data() + at_);  // NOLINT
        at_ += size * sizeof(std::uint32_t);
        return {first, size};
    }

  private:
    void need(std::size_t size) const {
        if (at_ > bytes_.size() || size > bytes_.size() - at_)
            throw std::runtime_error("cut short");
    }
    std::string_view bytes_;
    std::size_t at_ = 0;
};

void check_ordinals(const FacetColumnView& column, bool may_be_none) {
    for (const std::uint32_t ordinal : column.ordinals) {
        const bool is_none = may_be_none && ordinal == kNone;
        if (!is_none && ordinal >= column.values.size())
            throw std::runtime_error("value outside its dictionary");
    }
}

void check_offsets(std::span<const std::uint32_t> offsets, std::size_t end) {
    std::uint32_t before = 0;
    for (const std::uint32_t offset : offsets) {
        if (offset < before || offset > end) throw std::runtime_error("offsets out of order");
        before = offset;
    }
}

FacetColumnView read_facet(Reader& reader, const Facet& facet, std::uint32_t last_docid) {
    FacetColumnView column;
    for (std::uint32_t left = reader.number(); left > 0; --left) {
        ColumnValue& value = column.values.emplace_back();
        value.key = reader.text();
        value.value = reader.text();
        value.label = reader.text();
        value.parent = reader.number();
    }
    if (facet.many) {
        column.offsets = reader.array(last_docid + 2ULL);
        column.ordinals = reader.array();
        check_offsets(column.offsets, column.ordinals.size());
    } else {
        column.ordinals = reader.array(last_docid + 1ULL);
    }
    check_ordinals(column, !facet.many);
    for (const ColumnValue& value : column.values) {
        if (value.parent != kNone && value.parent >= column.values.size())
            throw std::runtime_error("unknown parent");
    }
    return column;
}

void read_reports(Reader& reader, ColumnsView& view) {
    for (std::uint32_t left = reader.number(); left > 0; --left) {
        view.report_ids.push_back(reader.text());
        view.part_ids.push_back(reader.text());
    }
    view.first_docids = reader.array(view.report_ids.size() + 1);
    if (view.first_docids.back() != view.last_docid + 1ULL)
        throw std::runtime_error("passages without a report");
    reader.require(view.last_docid);  // a day of each is to follow: what has no room for them is
                                      // not worked out
    view.report_of_doc.reserve(view.last_docid + 1ULL);
    view.report_of_doc.push_back(kNone);
    for (std::uint32_t report = 0; report < view.report_ids.size(); ++report) {
        const auto [first, end] = view.docids_of(report);
        if (first != view.report_of_doc.size() || end < first || end > view.last_docid + 1ULL) {
            throw std::runtime_error("reports out of order");
        }
        view.report_of_doc.insert(view.report_of_doc.end(), end - first, report);
    }
    if (view.report_of_doc.size() != view.last_docid + 1ULL)
        throw std::runtime_error("passages without a report");
}

std::vector<std::uint32_t> values_of_reports(const ColumnsView& view,
                                             const FacetColumnView& column) {
    std::vector<std::uint32_t> of_reports;
    for (std::uint32_t report = 0; report < view.report_ids.size(); ++report) {
        const auto [first, end] = view.docids_of(report);
        if (!column.offsets.empty()) {
            of_reports.push_back(column.offsets[first] == column.offsets[end] ? kNone : kVaries);
            continue;
        }
        const auto values = column.ordinals.subspan(first, end - first);
        const bool is_same = std::all_of(values.begin(), values.end(), [&](std::uint32_t value) {
            return value == values.front();
        });
        of_reports.push_back(!is_same ? kVaries : values.empty() ? kNone : values.front());
    }
    return of_reports;
}

ReportWordsView read_report_words(Reader& reader, std::size_t reports) {
    ReportWordsView words;
    for (std::uint32_t left = reader.number(); left > 0; --left)
        words.stems.push_back(reader.text());
    words.offsets = reader.array(reports + 1);
    words.ordinals = reader.array();
    check_offsets(words.offsets, words.ordinals.size());
    for (const std::uint32_t ordinal : words.ordinals) {
        if (ordinal >= words.stems.size())
            throw std::runtime_error("a word outside its dictionary");
    }
    return words;
}

}  // namespace

std::uint32_t ColumnsView::report_ordinal(std::string_view id) const {
    const auto found = std::find(report_ids.begin(), report_ids.end(), id);
    return found == report_ids.end() ? kNone
                                     : static_cast<std::uint32_t>(found - report_ids.begin());
}

std::string encode_columns(const ColumnsData& data) {
    Writer writer;
    writer.number(static_cast<std::uint32_t>(data.facts.size()));
    for (const auto& [name, value] : data.facts) {
        writer.text(name);
        writer.text(value);
    }
    writer.number(data.last_docid);
    writer.number(static_cast<std::uint32_t>(data.report_ids.size()));
    for (std::size_t i = 0; i < data.report_ids.size(); ++i) {
        writer.text(data.report_ids[i]);
        writer.text(data.part_ids[i]);
    }
    writer.array(data.first_docids);
    writer.number(static_cast<std::uint32_t>(data.report_words.stems.size()));
    for (const std::string& stem : data.report_words.stems) writer.text(stem);
    writer.array(data.report_words.offsets);
    writer.array(data.report_words.ordinals);
    writer.array(data.first_day);
    writer.array(data.last_day);
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const FacetColumn& facet = data.facets.at(i);
        writer.number(static_cast<std::uint32_t>(facet.values.size()));
        for (const ColumnValue& value : facet.values) {
            writer.text(value.key);
            writer.text(value.value);
            writer.text(value.label);
            writer.number(value.parent);
        }
        if (kFacets.at(i).many) writer.array(facet.offsets);
        writer.array(facet.ordinals);
    }
    return writer.take();
}

Result<ColumnsView> ColumnsView::over(std::string_view bytes) {
    try {
        Reader reader(bytes);
        ColumnsView view;
        for (std::uint32_t left = reader.number(); left > 0; --left) {
            std::string name = reader.text();
            view.facts[std::move(name)] = reader.text();
        }
        view.last_docid = reader.number();
        read_reports(reader, view);
        view.report_words = read_report_words(reader, view.report_ids.size());
        view.first_day = reader.array(view.last_docid + 1ULL);
        view.last_day = reader.array(view.last_docid + 1ULL);
        for (std::size_t i = 0; i < kFacetCount; ++i) {
            view.facets.at(i) = read_facet(reader, kFacets.at(i), view.last_docid);
            view.facets.at(i).of_report = values_of_reports(view, view.facets.at(i));
        }
        return view;
    } catch (const std::exception& e) {
        return failure(ErrorKind::IndexStale,
                       std::string("columns.bin is damaged: ") + e.what(),
                       "run `findings check`, then `findings index` to build a new generation");
    }
}

}  // namespace findings
