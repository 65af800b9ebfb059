// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/record_parts.hpp"

#include "indexer/schema/record_visit.hpp"

namespace findings {
namespace {

// Of the lists in one part: 262,144 cells of a row.
constexpr std::size_t kMaxListBytes = 8U << 20;

// One visit() serves both directions; the writer never changes what it is given.
template <class T>
T& writable(const T& value) {
    return const_cast<T&>(value);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

}  // namespace

std::string encode_head(const ParsedDocument& document, std::uint64_t block_count) {
    record::Writer writer(record::kParsedVersion);
    visit_head(writer, writable(document));
    writer.number(block_count);
    return writer.take();
}

std::string encode(const Block& block) {
    record::Writer writer;
    visit(writer, writable(block));
    return writer.take();
}

std::string encode_tail(const ParsedDocument& document) {
    record::Writer writer;
    visit_tail(writer, writable(document));
    return writer.take();
}

bool RecordParts::push(std::string_view bytes) {
    if (bytes.size() > to_come_) return false;
    to_come_ -= bytes.size();
    buffer_.erase(0, begin_);
    begin_ = 0;
    buffer_ += bytes;
    return true;
}

/// False if the part is not whole yet.
template <class Read>
bool RecordParts::read(Read&& read_part) {
    const std::string_view rest = std::string_view(buffer_).substr(begin_);
    record::Reader reader(rest, to_come_, kMaxListBytes);
    try {
        read_part(reader);
    } catch (const record::NotYet&) {
        if (rest.size() > kMaxRecordPartBytes) throw record::Malformed("a part too large");
        return false;
    }
    begin_ += rest.size() - reader.left();
    return true;
}

Result<RecordParts::Part> RecordParts::next() {
    try {
        if (stage_ == Part::Head) {
            if (!read([&](record::Reader& reader) {
                    reader.expect(record::kParsedVersion);
                    visit_head(reader, document_);
                    block_count_ = reader.number();
                }))
                return Part::Nothing;
            blocks_left_ = block_count_;
            stage_ = block_count_ > 0 ? Part::Block : Part::Tail;
            return Part::Head;
        }
        if (stage_ == Part::Block) {
            if (!read([&](record::Reader& reader) { visit(reader, block_ = Block{}); }))
                return Part::Nothing;
            if (--blocks_left_ == 0) stage_ = Part::Tail;
            return Part::Block;
        }
        if (stage_ == Part::Tail) {
            if (!read([&](record::Reader& reader) {
                    document_.properties.clear();
                    document_.warnings.clear();
                    visit_tail(reader, document_);
                    reader.finish();
                }))
                return Part::Nothing;
            stage_ = Part::Nothing;
            return Part::Tail;
        }
        return Part::Nothing;
    } catch (const record::Malformed& e) {
        return failure(ErrorKind::BadInput, std::string("malformed record: ") + e.what());
    }
}

}  // namespace findings
