// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/columns.hpp"

#include <cstring>
#include <stdexcept>

namespace findings {
namespace {

constexpr std::string_view kMagic = "FCOLUMN1";
constexpr std::size_t kAlignment = sizeof(std::uint32_t);

class Writer {
  public:
    Writer() : bytes_(kMagic) {}
    void number(std::uint32_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }  // NOLINT
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
        if (bytes_.substr(0, kMagic.size()) != kMagic) throw std::runtime_error("not a column file");
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
    std::span<const std::uint32_t> array(std::size_t expected = 0) {
        const std::size_t size = number();
        if (expected != 0 && size != expected) throw std::runtime_error("array of the wrong length");
        need(size * sizeof(std::uint32_t));
        // Mapped files start on a page and every array on a multiple of 4.
        const auto* first = reinterpret_cast<const std::uint32_t*>(bytes_.data() + at_);  // NOLINT
        at_ += size * sizeof(std::uint32_t);
        return {first, size};
    }

  private:
    void need(std::size_t size) const {
        if (at_ > bytes_.size() || size > bytes_.size() - at_) throw std::runtime_error("cut short");
    }
    std::string_view bytes_;
    std::size_t at_ = 0;
};

FacetColumnView read_facet(Reader& reader, std::uint32_t last_docid) {
    FacetColumnView column;
    for (std::uint32_t left = reader.number(); left > 0; --left) {
        ColumnValue& value = column.values.emplace_back();
        value.key = reader.text();
        value.value = reader.text();
        value.label = reader.text();
        value.parent = reader.number();
    }
    column.offsets = reader.array(last_docid + 2ULL);
    column.ordinals = reader.array();
    std::uint32_t before = 0;
    for (const std::uint32_t offset : column.offsets) {
        if (offset < before || offset > column.ordinals.size()) throw std::runtime_error("offsets out of order");
        before = offset;
    }
    for (const std::uint32_t ordinal : column.ordinals) {
        if (ordinal >= column.values.size()) throw std::runtime_error("value outside its dictionary");
    }
    for (const ColumnValue& value : column.values) {
        if (value.parent != kNone && value.parent >= column.values.size()) throw std::runtime_error("unknown parent");
    }
    return column;
}

}  // namespace

std::string encode_columns(const ColumnsData& data) {
    Writer writer;
    writer.number(static_cast<std::uint32_t>(data.facts.size()));
    for (const auto& [name, value] : data.facts) {
        writer.text(name);
        writer.text(value);
    }
    writer.number(data.last_docid);
    writer.number(static_cast<std::uint32_t>(data.report_ids.size()));
    for (const std::string& id : data.report_ids) writer.text(id);
    writer.array(data.report_of_doc);
    writer.array(data.first_day);
    writer.array(data.last_day);
    writer.array(data.rating_rank);
    for (const FacetColumn& facet : data.facets) {
        writer.number(static_cast<std::uint32_t>(facet.values.size()));
        for (const ColumnValue& value : facet.values) {
            writer.text(value.key);
            writer.text(value.value);
            writer.text(value.label);
            writer.number(value.parent);
        }
        writer.array(facet.offsets);
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
        for (std::uint32_t left = reader.number(); left > 0; --left) view.report_ids.push_back(reader.text());
        const std::size_t per_doc = view.last_docid + 1ULL;
        view.report_of_doc = reader.array(per_doc);
        view.first_day = reader.array(per_doc);
        view.last_day = reader.array(per_doc);
        view.rating_rank = reader.array(per_doc);
        for (const std::uint32_t report : view.report_of_doc) {
            if (report != kNone && report >= view.report_ids.size()) throw std::runtime_error("unknown report");
        }
        for (FacetColumnView& facet : view.facets) facet = read_facet(reader, view.last_docid);
        return view;
    } catch (const std::exception& e) {
        return failure(ErrorKind::IndexStale, std::string("columns.bin is damaged: ") + e.what(),
                       "run `findings check`, then `findings index` to build a new generation");
    }
}

}  // namespace findings
