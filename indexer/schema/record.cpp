// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/record.hpp"

#include "indexer/schema/record_visit.hpp"

namespace findings {
namespace {

using record::kParsedVersion;
using record::kParticularsVersion;
using record::kPassageVersion;

template <class T>
std::string encode_record(const T& value, std::uint8_t version) {
    record::Writer writer(version);
    // One visit() serves both directions; the writer never changes what it is given.
    visit(writer, const_cast<T&>(value));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return writer.take();
}

template <class T>
Result<T> decode_record(std::string_view bytes, std::uint8_t version) {
    try {
        record::Reader reader(bytes, version);
        T value;
        visit(reader, value);
        reader.finish();
        return value;
    } catch (const record::Malformed& e) {
        return failure(ErrorKind::BadInput, std::string("malformed record: ") + e.what());
    }
}

}  // namespace

std::string encode(const ParsedDocument& document) {
    return encode_record(document, kParsedVersion);
}
Result<ParsedDocument> decode_parsed(std::string_view bytes) {
    return decode_record<ParsedDocument>(bytes, kParsedVersion);
}
std::string encode(const Passage& passage) { return encode_record(passage, kPassageVersion); }
Result<Passage> decode_passage(std::string_view bytes) {
    return decode_record<Passage>(bytes, kPassageVersion);
}
std::string encode_particulars(const Report& report) {
    return encode_record(report, kParticularsVersion);
}
Result<Report> decode_particulars(std::string_view bytes) {
    return decode_record<Report>(bytes, kParticularsVersion);
}

}  // namespace findings
