// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inside of record.cpp and record_parts.cpp: how each value is written and read, one visit()
// for both. Not for others.

#include "indexer/schema/report.hpp"

#include <cstdint>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace findings::record {

// First byte of each record. A change of any visit() below takes the next free number.
inline constexpr std::uint8_t kParsedVersion = 0x11;
inline constexpr std::uint8_t kPassageVersion = 0x23;
inline constexpr std::uint8_t kParticularsVersion = 0x32;

// All parts of all lists of a record, without their text: 262,144 blocks (the readers' limit) and
// their cells take less.
inline constexpr std::size_t kMaxPartsBytes = 448U << 20;

struct Malformed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A record that is read while it comes ends here so far, and may go on.
struct NotYet {};

class Writer {
  public:
    static constexpr bool kReads = false;
    Writer() = default;  // of a part behind the first
    explicit Writer(std::uint8_t version) { bytes_.push_back(static_cast<char>(version)); }
    std::string take() { return std::move(bytes_); }

    void number(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_.push_back(static_cast<char>((value & 0x7F) | 0x80));
            value >>= 7;
        }
        bytes_.push_back(static_cast<char>(value));
    }
    void text(const std::string& value) {
        number(value.size());
        bytes_ += value;
    }

  private:
    std::string bytes_;
};

class Reader {
  public:
    static constexpr bool kReads = true;
    /// `to_come`: bytes of the record behind these. A list in it may take `budget_bytes` of memory.
    Reader(std::string_view bytes, std::uint64_t to_come, std::size_t budget_bytes)
        : rest_(bytes), to_come_(to_come), budget_bytes_(budget_bytes) {}
    Reader(std::string_view bytes, std::uint8_t version) : rest_(bytes) { expect(version); }

    void expect(std::uint8_t version) {
        if (rest_.empty() && to_come_ > 0) throw NotYet();
        if (rest_.empty() || static_cast<std::uint8_t>(rest_.front()) != version) {
            throw Malformed("record of another version");
        }
        rest_.remove_prefix(1);
    }
    [[nodiscard]] std::size_t left() const { return rest_.size(); }
    void finish() const {
        if (!rest_.empty() || to_come_ > 0) throw Malformed("bytes after the end of the record");
    }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (std::uint32_t shift = 0; shift < 64; shift += 7) {
            if (rest_.empty() && to_come_ > 0) throw NotYet();
            if (rest_.empty()) throw Malformed("record ends inside a number");
            const auto byte = static_cast<std::uint8_t>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0) return value;
        }
        throw Malformed("number too long");
    }
    std::string text() {
        const std::uint64_t size = count();
        std::string value(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return value;
    }
    /// A count of things that take at least one byte each.
    std::uint64_t count() {
        const std::uint64_t size = number();
        if (size <= rest_.size()) return size;
        if (size - rest_.size() <= to_come_) throw NotYet();
        throw Malformed("length beyond the end of the record");
    }
    /// Called before a part of a list is made: a byte of the record must not buy 200 bytes of
    /// memory without end.
    void spend(std::size_t size_bytes) {
        if (size_bytes > budget_bytes_) throw Malformed("too many parts");
        budget_bytes_ -= size_bytes;
    }

  private:
    std::string_view rest_;
    std::uint64_t to_come_ = 0;
    std::size_t budget_bytes_ = kMaxPartsBytes;
};

// Signed numbers as zigzag, so that small negative ones stay short.
inline std::uint64_t zigzag(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
inline std::int64_t unzigzag(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

// Last enumerator of each enum, for the decoder's check.
constexpr std::uint64_t last_of(MediaType) { return static_cast<std::uint64_t>(MediaType::Jsonl); }
constexpr std::uint64_t last_of(BlockKind) {
    return static_cast<std::uint64_t>(BlockKind::Furniture);
}
constexpr std::uint64_t last_of(FindingKind) {
    return static_cast<std::uint64_t>(FindingKind::Quotation);
}
constexpr std::uint64_t last_of(Polarity) {
    return static_cast<std::uint64_t>(Polarity::Requirement);
}
constexpr std::uint64_t last_of(KeyQuestion) {
    return static_cast<std::uint64_t>(KeyQuestion::WellLed);
}
constexpr std::uint64_t last_of(RatingValue) {
    return static_cast<std::uint64_t>(RatingValue::NotRated);
}
constexpr std::uint64_t last_of(SectionRole) {
    return static_cast<std::uint64_t>(SectionRole::Response);
}

template <class Archive, class T>
requires std::is_enum_v<T>
void visit(Archive& archive, T& value) {
    if constexpr (Archive::kReads) {
        const std::uint64_t raw = archive.number();
        if (raw > last_of(T{})) throw Malformed("value outside its vocabulary");
        value = static_cast<T>(raw);
    } else {
        archive.number(static_cast<std::uint64_t>(value));
    }
}
template <class Archive>
void visit(Archive& archive, std::uint64_t& value) {
    if constexpr (Archive::kReads) {
        value = archive.number();
    } else {
        archive.number(value);
    }
}
template <class Archive>
void visit(Archive& archive, std::uint32_t& value) {
    if constexpr (Archive::kReads) {
        const std::uint64_t raw = archive.number();
        if (raw > UINT32_MAX) throw Malformed("number out of range");
        value = static_cast<std::uint32_t>(raw);
    } else {
        archive.number(value);
    }
}
template <class Archive>
void visit(Archive& archive, std::int32_t& value) {
    if constexpr (Archive::kReads) {
        const std::int64_t raw = unzigzag(archive.number());
        if (raw < INT32_MIN || raw > INT32_MAX) throw Malformed("number out of range");
        value = static_cast<std::int32_t>(raw);
    } else {
        archive.number(zigzag(value));
    }
}
template <class Archive>
void visit(Archive& archive, bool& value) {
    if constexpr (Archive::kReads) {
        value = archive.number() != 0;
    } else {
        archive.number(value ? 1 : 0);
    }
}
template <class Archive>
void visit(Archive& archive, float& value) {
    std::uint32_t raw = 0;
    if constexpr (!Archive::kReads) std::memcpy(&raw, &value, sizeof raw);
    visit(archive, raw);
    if constexpr (Archive::kReads) std::memcpy(&value, &raw, sizeof raw);
}
template <class Archive>
void visit(Archive& archive, std::string& value) {
    if constexpr (Archive::kReads) {
        value = archive.text();
    } else {
        archive.text(value);
    }
}

template <class Archive, class T>
void visit(Archive& archive, std::vector<T>& values);
template <class Archive, class T>
void visit(Archive& archive, std::map<std::string, T>& values);

template <class Archive>
void visit(Archive& a, Block& b) {
    visit(a, b.kind), visit(a, b.level), visit(a, b.page_number), visit(a, b.page_label);
    visit(a, b.offset), visit(a, b.column_header), visit(a, b.text), visit(a, b.marker);
    visit(a, b.anchor), visit(a, b.cells);
}
template <class Archive>
void visit_head(Archive& a, ParsedDocument& d) {  // what stands before its blocks
    visit(a, d.media_type), visit(a, d.title), visit(a, d.page_count);
}
template <class Archive>
void visit_tail(Archive& a, ParsedDocument& d) {
    visit(a, d.properties), visit(a, d.warnings);
}
template <class Archive>
void visit(Archive& a, ParsedDocument& d) {
    visit_head(a, d), visit(a, d.blocks), visit_tail(a, d);
}
template <class Archive>
void visit(Archive& a, PartialDate& d) {
    visit(a, d.year), visit(a, d.month), visit(a, d.day);
}
template <class Archive>
void visit(Archive& a, Rating& r) {
    visit(a, r.value), visit(a, r.date), visit(a, r.carried_forward), visit(a, r.previous);
    visit(a, r.movement), visit(a, r.suspended), visit(a, r.limited);
}
template <class Archive>
void visit(Archive& a, PartRatings& p) {
    visit(a, p.name), visit(a, p.level), visit(a, p.ratings);
}
template <class Archive>
void visit(Archive& a, StatementScore& s) {
    visit(a, s.name), visit(a, s.question), visit(a, s.score), visit(a, s.assessed);
}
template <class Archive>
void visit(Archive& a, StandardJudgement& s) {
    visit(a, s.outcome), visit(a, s.name), visit(a, s.judgement), visit(a, s.impact);
}
template <class Archive>
void visit(Archive& a, Enforcement& e) {
    visit(a, e.kind), visit(a, e.text), visit(a, e.date), visit(a, e.regulations);
}
template <class Archive>
void visit(Archive& a, InspectedLocation& l) {
    visit(a, l.name), visit(a, l.id), visit(a, l.service), visit(a, l.postcode);
}
template <class Archive>
void visit(Archive& a, DatedEvent& d) {
    visit(a, d.kind), visit(a, d.from), visit(a, d.to), visit(a, d.text);
}
template <class Archive>
void visit(Archive& a, NamedId& n) {
    visit(a, n.name), visit(a, n.id);
}
template <class Archive>
void visit(Archive& a, Cue& c) {
    visit(a, c.rule), visit(a, c.words), visit(a, c.begin), visit(a, c.end), visit(a, c.weight);
}
template <class Archive>
void visit(Archive& a, ThemeLabel& t) {
    visit(a, t.id), visit(a, t.score), visit(a, t.cues);
}
template <class Archive>
void visit(Archive& a, MeasureValue& m) {
    visit(a, m.value), visit(a, m.unit), visit(a, m.population), visit(a, m.period);
    visit(a, m.comparator), visit(a, m.value2), visit(a, m.denominator), visit(a, m.kind);
    visit(a, m.change), visit(a, m.direction);
}
template <class Archive>
void visit(Archive& a, Reply& r) {
    visit(a, r.ref), visit(a, r.text), visit(a, r.owner), visit(a, r.status), visit(a, r.evidence);
}
template <class Archive>
void visit(Archive& a, LabelSet& l) {
    visit(a, l.themes), visit(a, l.kind), visit(a, l.polarity), visit(a, l.key_question);
}
template <class Archive>
void visit(Archive& a, Correction& c) {
    visit(a, c.number), visit(a, c.by), visit(a, c.note), visit(a, c.at), visit(a, c.added),
        visit(a, c.removed);
    visit(a, c.kind), visit(a, c.polarity), visit(a, c.key_question), visit(a, c.before);
}
template <class Archive>
void visit(Archive& a, Passage& p) {
    visit(a, p.id), visit(a, p.ordinal), visit(a, p.text), visit(a, p.section), visit(a, p.role);
    visit(a, p.page_number), visit(a, p.page_label), visit(a, p.offset), visit(a, p.marker);
    visit(a, p.author), visit(a, p.date), visit(a, p.addressee), visit(a, p.quality_statement);
    visit(a, p.core_service), visit(a, p.repeats), visit(a, p.kind), visit(a, p.polarity),
        visit(a, p.key_question);
    visit(a, p.themes), visit(a, p.polarity_cues), visit(a, p.other_cues), visit(a, p.regulations);
    visit(a, p.measures), visit(a, p.number), visit(a, p.modality), visit(a, p.part);
    visit(a, p.due_text), visit(a, p.due), visit(a, p.reply), visit(a, p.columns);
    visit(a, p.corrections);
}
template <class Archive>
void visit(Archive& a, Report& r) {
    visit(a, r.id), visit(a, r.part_of), visit(a, r.external_id), visit(a, r.title);
    visit(a, r.report_kind), visit(a, r.framework), visit(a, r.publisher), visit(a, r.via);
    visit(a, r.author), visit(a, r.published), visit(a, r.inspected_from), visit(a, r.inspected_to);
    visit(a, r.provider), visit(a, r.location), visit(a, r.service), visit(a, r.region);
    visit(a, r.ratings), visit(a, r.service_ratings), visit(a, r.question_scores);
    visit(a, r.statements), visit(a, r.standards), visit(a, r.enforcement);
    visit(a, r.visit_type), visit(a, r.announced);
    visit(a, r.visit_reference), visit(a, r.wards), visit(a, r.locations), visit(a, r.dates);
    visit(a, r.local_authority), visit(a, r.postcode), visit(a, r.provider_type), visit(a, r.beds);
    visit(a, r.archived), visit(a, r.assessment_id), visit(a, r.inspection_id);
    visit(a, r.source_url), visit(a, r.licence), visit(a, r.language);
    visit(a, r.file), visit(a, r.sha256), visit(a, r.media_type), visit(a, r.pages);
    visit(a, r.warnings);
}

template <class Archive, class T>
void visit(Archive& archive, std::vector<T>& values) {
    if constexpr (Archive::kReads) {
        // Grown one by one: a count alone never allocates.
        for (std::uint64_t left = archive.count(); left > 0; --left) {
            archive.spend(sizeof(T));
            visit(archive, values.emplace_back());
        }
    } else {
        archive.number(values.size());
        for (T& value : values) visit(archive, value);
    }
}
template <class Archive, class T>
void visit(Archive& archive, std::map<std::string, T>& values) {
    if constexpr (Archive::kReads) {
        for (std::uint64_t left = archive.count(); left > 0; --left) {
            archive.spend(sizeof(std::pair<std::string, T>));
            std::string key = archive.text();
            visit(archive, values[std::move(key)]);
        }
    } else {
        archive.number(values.size());
        for (auto& [key, value] : values) {
            archive.text(key);
            visit(archive, value);
        }
    }
}

}  // namespace findings::record
