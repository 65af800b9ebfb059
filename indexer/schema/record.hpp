// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One binary form for everything that crosses a boundary: a parser worker's answer, the store of
// parsed documents, and the data record of a Xapian document. Unsigned LEB128 numbers and
// length-prefixed strings. The decoder takes hostile bytes: every length is checked against what is
// left, every count against the bytes it would need, every enum against its last value.

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace findings {

[[nodiscard]] std::string encode(const ParsedDocument& document);
[[nodiscard]] Result<ParsedDocument> decode_parsed(std::string_view bytes);

[[nodiscard]] std::string encode(const Passage& passage);
[[nodiscard]] Result<Passage> decode_passage(std::string_view bytes);

/// Particulars only: `passages` is not written and comes back empty.
[[nodiscard]] std::string encode_particulars(const Report& report);
[[nodiscard]] Result<Report> decode_particulars(std::string_view bytes);

}  // namespace findings
