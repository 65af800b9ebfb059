// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_lexer.hpp"

#include "indexer/schema/fields.hpp"

#include <algorithm>

namespace findings {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A facet's or a range's name, so that "note: see" is not read as a filter.
bool is_filter_name(std::string_view name) {
    return facet_number(name).has_value() || name == kFromFilter || name == kToFilter ||
           name == "published";
}

class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Result<std::vector<Lexeme>> run() {
        std::vector<Lexeme> lexemes;
        for (;;) {
            while (at_ < text_.size() && is_space(text_[at_])) ++at_;
            auto lexeme = next();
            if (!lexeme) return tl::unexpected(lexeme.error());
            lexeme->end = at_;
            const bool is_end = lexeme->kind == LexemeKind::End;
            lexemes.push_back(std::move(*lexeme));
            if (is_end) return lexemes;
        }
    }

  private:
    Result<Lexeme> next() {
        Lexeme lexeme;
        lexeme.begin = at_;
        if (at_ >= text_.size()) return lexeme;
        const char c = text_[at_];
        if (c == '(' || c == ')') {
            ++at_;
            lexeme.kind = c == '(' ? LexemeKind::Open : LexemeKind::Close;
            return lexeme;
        }
        if (c == '-' && at_ + 1 < text_.size() && !is_space(text_[at_ + 1])) {
            ++at_;
            lexeme.kind = LexemeKind::Minus;
            return lexeme;
        }
        if (c == '"') return quoted(std::move(lexeme));
        return bare(std::move(lexeme));
    }

    Result<Lexeme> quoted(Lexeme lexeme) {
        const std::size_t close = text_.find('"', at_ + 1);
        if (close == std::string_view::npos)
            return query_error(text_, at_, "this quotation mark is never closed");
        lexeme.kind = LexemeKind::Phrase;
        lexeme.text = text_.substr(at_ + 1, close - at_ - 1);
        at_ = close + 1;
        return lexeme;
    }

    // Up to white space, a bracket that is not part of a reference, or a quotation mark.
    Result<Lexeme> bare(Lexeme lexeme) {
        const std::size_t start = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '"') {
            const char c = text_[at_];
            if (c == ')') break;
            if (c == '(') {
                const std::size_t end = reference_end(start);
                if (end == at_) break;
                at_ = end;
                continue;
            }
            ++at_;
            const std::string_view so_far = text_.substr(start, at_ - start - 1);
            if (c == ':' && is_filter_name(so_far)) return filter(std::move(lexeme), so_far);
        }
        lexeme.text = text_.substr(start, at_ - start);
        classify(lexeme);
        return lexeme;
    }

    /// "12(2)(a)": brackets right after a digit belong to the word.
    [[nodiscard]] std::size_t reference_end(std::size_t start) const {
        if (at_ == start) return at_;
        const char before = text_[at_ - 1];
        if (!(before >= '0' && before <= '9') && before != ')') return at_;
        const std::size_t close = text_.find(')', at_);
        constexpr std::size_t kMaxInside = 4;
        return close == std::string_view::npos || close - at_ - 1 > kMaxInside || close == at_ + 1
                   ? at_
                   : close + 1;
    }

    Result<Lexeme> filter(Lexeme lexeme, std::string_view name) {
        const std::size_t value_at = at_;
        if (value_at >= text_.size() || is_space(text_[value_at]) || text_[value_at] == ')') {
            return query_error(text_,
                               lexeme.begin,
                               std::string(name) + ": has no value after the colon");
        }
        Lexeme value;
        value.begin = value_at;
        auto read = text_[value_at] == '"' ? quoted(value) : unquoted_value(value);
        if (!read) return read;
        read->name = name;
        read->begin = lexeme.begin;
        read->kind = LexemeKind::Word;
        return read;
    }

    Result<Lexeme> unquoted_value(Lexeme value) {
        const std::size_t start = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != ')') {
            const std::size_t end = text_[at_] == '(' ? reference_end(start) : at_;
            at_ = end > at_ ? end : at_ + 1;
        }
        value.text = text_.substr(start, at_ - start);
        return value;
    }

    static void classify(Lexeme& lexeme) {
        lexeme.kind = LexemeKind::Word;
        if (lexeme.text == "AND") lexeme.kind = LexemeKind::And;
        if (lexeme.text == "OR") lexeme.kind = LexemeKind::Or;
        if (lexeme.text == "NOT") lexeme.kind = LexemeKind::Not;
        constexpr std::uint32_t kDefaultNear = 10;
        if (lexeme.text == "NEAR") {
            lexeme.kind = LexemeKind::Near;
            lexeme.distance = kDefaultNear;
        } else if (lexeme.text.starts_with("NEAR/") && lexeme.text.size() > 5 &&
                   lexeme.text.find_first_not_of("0123456789", 5) == std::string::npos) {
            lexeme.kind = LexemeKind::Near;
            lexeme.distance = static_cast<std::uint32_t>(std::stoul(lexeme.text.substr(5, 4)));
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

tl::unexpected<Error> query_error(std::string_view text,
                                  std::size_t byte,
                                  const std::string& what) {
    // Bytes that start a character: all but UTF-8's continuation bytes.
    const auto before = text.substr(0, byte);
    const auto characters = std::count_if(before.begin(), before.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
    });
    return failure(ErrorKind::BadInput,
                   "query, character " + std::to_string(characters + 1) + ": " + what,
                   "see the help on searching; words alone always work");
}

Result<std::vector<Lexeme>> lex_query(std::string_view text) { return Lexer(text).run(); }

}  // namespace findings
