// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is fuzzed. A target takes any bytes and returns; a crash, a sanitizer's report, or a broken
// promise (broken()) is a finding. libFuzzer drives a target in the preset `fuzz`; replay.cpp runs
// it over the kept inputs in every build.

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace findings::fuzz {

using Bytes = std::span<const std::byte>;

// One reader each. An office target takes a whole archive, or the XML of its members (see
// office.cpp).
void fuzz_pdf(Bytes input);
void fuzz_html(Bytes input);
void fuzz_docx(Bytes input);
void fuzz_odt(Bytes input);
void fuzz_markdown(Bytes input);
void fuzz_plain_text(Bytes input);
void fuzz_xml(Bytes input);
void fuzz_cqc_json(Bytes input);
void fuzz_jsonl(Bytes input);
void fuzz_zip(Bytes input);
/// recognised words and the picture under them, to blocks (see scans.cpp)
void fuzz_scans(Bytes input);

void fuzz_detect(Bytes input);      // kind of file, and bytes to text
void fuzz_answers(Bytes input);     // what a worker says, in pieces
void fuzz_record(Bytes input);      // decoder of what workers and store hand back
void fuzz_understand(Bytes input);  // a text, Markdown or HTML file, from bytes to labels
void fuzz_blocks(Bytes input);      // parsed blocks no reader would make, to labels
void fuzz_ledger(Bytes input);
void fuzz_taxonomy(Bytes input);
void fuzz_turtle(Bytes input);
void fuzz_jsonld(Bytes input);
void fuzz_model(Bytes input);  // weights, to the labels they make
void fuzz_corrections(Bytes input);
void fuzz_postings(Bytes input);
void fuzz_columns(Bytes input);  // flat files of a generation, read to their last number
void fuzz_repeats(Bytes input);
void fuzz_sketches(Bytes input);
void fuzz_http(Bytes input);        // bytes of a connection, in pieces
void fuzz_parameters(Bytes input);  // the query part of a URL
void fuzz_query(Bytes input);       // the query language

/// Ends the process with the promise that was broken.
[[noreturn]] void broken(std::string_view promise, std::string_view detail = {});

/// What every reader promises of its result: limits kept, text valid, pages sane, its record
/// readable.
void check_document(const Result<ParsedDocument>& document);
/// Reads the particulars, cuts and labels; checks what is promised of passages.
void check_understanding(const ParsedDocument& document, std::string_view file_name);

[[nodiscard]] std::string_view as_text(Bytes bytes);
[[nodiscard]] Bytes as_bytes(std::string_view text);

}  // namespace findings::fuzz
