// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

enum class LexemeKind : std::uint8_t { Word, Phrase, Open, Close, Minus, And, Or, Not, Near, End };

/// A piece of a query as written: word, name:value, phrase, bracket or operator.
struct Lexeme {
    LexemeKind kind = LexemeKind::End;
    std::string text;  // of a word or phrase, as written
    std::string name;  // before the colon of name:value
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t distance = 0;
};

/// Cuts a query into lexemes, the last of them End. Errors: an open quotation mark, a filter
/// without a value.
[[nodiscard]] Result<std::vector<Lexeme>> lex_query(std::string_view text);

/// "query, character 7: ...": characters counted from 1, as people do.
[[nodiscard]] tl::unexpected<Error> query_error(std::string_view text,
                                                std::size_t byte,
                                                const std::string& what);

}  // namespace findings
