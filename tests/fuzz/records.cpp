// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/labeller.hpp"
#include "indexer/label/taxonomy.hpp"
#include "indexer/ledger.hpp"
#include "indexer/schema/record.hpp"
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
    if (!again || encode_it(*again) != once) broken("what was decoded encodes to a record that reads back");
}

}  // namespace

void fuzz_record(Bytes input) {
    const std::string_view bytes = as_text(input);
    check_round_trip(
        decode_parsed(bytes), [](const ParsedDocument& d) { return encode(d); }, decode_parsed);
    check_round_trip(
        decode_passage(bytes), [](const Passage& p) { return encode(p); }, decode_passage);
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
    passage.text = "Staff did not always record medicines. There were no ligature risks, and care plans were good.";
    labeller->label(passage);
}

}  // namespace findings::fuzz
