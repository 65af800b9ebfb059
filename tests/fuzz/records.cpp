// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/labeller.hpp"
#include "indexer/label/taxonomy.hpp"
#include "indexer/ledger.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/schema/record_parts.hpp"
#include "indexer/worker_answer.hpp"
#include "tests/fuzz/targets.hpp"

#include <algorithm>
#include <optional>

namespace findings::fuzz {
namespace {

// Compared as bytes: a score that is not a number is not equal to itself.
template <class T, class Encode, class Decode>
void check_round_trip(const Result<T>& decoded, Encode encode_it, Decode decode_it) {
    if (!decoded) return;
    const std::string once = encode_it(*decoded);
    const Result<T> again = decode_it(once);
    if (!again || encode_it(*again) != once)
        broken("what was decoded encodes to a record that reads back");
}

}  // namespace

/// A record that comes in pieces is what it is in one.
void check_parts(std::string_view bytes, std::size_t piece) {
    RecordParts parts(bytes.size());
    ParsedDocument document;
    for (std::string_view rest = bytes; !rest.empty();
         rest.remove_prefix(std::min(piece, rest.size()))) {
        if (!parts.push(rest.substr(0, piece))) broken("a record takes its own bytes");
        for (Result<RecordParts::Part> part = parts.next();; part = parts.next()) {
            if (!part) return;
            if (*part == RecordParts::Part::Nothing) break;
            if (*part == RecordParts::Part::Block) document.blocks.push_back(parts.block());
        }
    }
    if (!parts.is_complete()) return;
    std::swap(document.blocks, parts.document().blocks);
    const Result<ParsedDocument> whole = decode_parsed(bytes);
    if (!whole || *whole != parts.document()) broken("a record in pieces is the same document");
}

void fuzz_record(Bytes input) {
    const std::string_view bytes = as_text(input);
    check_parts(bytes, 1 + bytes.size() % 9);
    check_parts(bytes, bytes.size() + 1);
    check_round_trip(
        decode_parsed(bytes),
        [](const ParsedDocument& d) { return encode(d); },
        decode_parsed);
    check_round_trip(
        decode_passage(bytes),
        [](const Passage& p) { return encode(p); },
        decode_passage);
    check_round_trip(decode_particulars(bytes), encode_particulars, decode_particulars);
}

void fuzz_answers(Bytes input) {
    if (input.empty()) return;
    // The first byte says into how large pieces the rest falls.
    const std::size_t piece = 1 + std::to_integer<std::size_t>(input.front());
    std::string_view rest = as_text(input.subspan(1));
    AnswerReader answers(1U << 20);
    while (!rest.empty()) {
        const std::optional<Result<ParsedDocument>> result = answers.push(rest.substr(0, piece));
        rest.remove_prefix(std::min(piece, rest.size()));
        if (!result) continue;
        if (*result && answers.sha256().size() != 64) broken("a document comes with its digest");
        check_document(*result);
        return;
    }
}

void fuzz_ledger(Bytes input) {
    const Result<LedgerEntry> entry = entry_from_json(as_text(input));
    if (!entry) return;
    const std::string line = to_json_line(*entry);
    if (line.find('\n') != std::string::npos) broken("a ledger entry is one line");
    const Result<LedgerEntry> again = entry_from_json(line);
    if (!again || to_json_line(*again) != line) broken("a ledger line reads back as written");
}

void fuzz_taxonomy(Bytes input) {
    const Result<Taxonomy> taxonomy = Taxonomy::read(as_text(input));
    if (!taxonomy && taxonomy.error().message.empty()) broken("a refused theme file has a cause");
    const Result<Labeller> labeller = Labeller::create(as_text(input), {});
    if (!labeller) return;
    Passage passage;
    passage.text =
        "Staff did not always record medicines. There were no ligature risks, and care plans were "
        "good.";
    labeller->label(passage);
}

}  // namespace findings::fuzz
