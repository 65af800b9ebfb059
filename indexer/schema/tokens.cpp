// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/tokens.hpp"

#include "indexer/schema/limits.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace findings {
namespace {

constexpr UChar32 kRightQuote = 0x2019;

/// One code point of a text: what it is and where the next one starts.
struct Character {
    UChar32 code = -1;  // -1 = end of text or invalid UTF-8
    std::size_t next = 0;
};

Character character_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {-1, at};
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, at + 1};
    // NOLINTNEXTLINE: what ICU takes
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto next = static_cast<std::int64_t>(at);
    const auto size = static_cast<std::int64_t>(text.size());
    UChar32 code = -1;
    U8_NEXT(bytes, next, size, code);
    return {code, static_cast<std::size_t>(next)};
}

bool is_ascii_letter(UChar32 c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }

bool is_word_character(UChar32 c) {
    if (c < 0) return false;
    if (c < 0x80) return is_ascii_letter(c) || is_digit(c);
    return u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

void append_utf8(std::string& out, UChar32 c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
        return;
    }
    std::uint8_t buffer[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, c);
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));  // NOLINT
}

UChar32 folded(UChar32 c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    return u_foldCase(c, U_FOLD_CASE_DEFAULT);
}

class Tokeniser {
  public:
    explicit Tokeniser(std::string_view text) : text_(text) {}

    std::vector<Token> run() {
        tokens_.reserve(text_.size() / 6);
        while (at_ < text_.size()) {
            const Character c = character_at(text_, at_);
            if (is_word_character(c.code)) {
                read_word();
            } else {
                at_ = c.next;
            }
        }
        return std::move(tokens_);
    }

  private:
    static bool is_letter(UChar32 c) { return c < 0x80 ? is_ascii_letter(c) : u_isalpha(c) != 0; }
    static bool is_capital(UChar32 c) {
        return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c) != 0;
    }

    void read_word() {
        Token token;
        token.begin = at_;
        std::size_t letters = 0;
        std::size_t capitals = 0;
        UChar32 previous = -1;
        while (at_ < text_.size()) {
            if (is_ascii_letter(text_[at_])) {
                read_ascii_letters(token.word, letters, capitals);
                previous = text_[at_ - 1];
                continue;
            }
            const Character c = character_at(text_, at_);
            if (is_word_character(c.code)) {
                const UChar32 lower = folded(c.code);
                if (token.word.size() < kMaxWordBytes - U8_MAX_LENGTH)
                    append_utf8(token.word, lower);
                if (is_letter(c.code)) ++letters;
                if (is_capital(c.code)) ++capitals;
                previous = c.code;
                at_ = c.next;
            } else if (joins(previous, c, token.word)) {
                at_ = c.next;
            } else {
                break;
            }
        }
        token.end = at_;
        token.upper_case = letters >= 2 && letters == capitals;
        token.position = ++position_;
        add_with_reference(std::move(token));
    }

    /// Nearly all there is in nearly every word.
    void read_ascii_letters(std::string& word, std::size_t& letters, std::size_t& capitals) {
        std::size_t end = at_;
        while (end < text_.size() && is_ascii_letter(text_[end])) {
            if (text_[end] <= 'Z') ++capitals;
            ++end;
        }
        letters += end - at_;
        // Cut where a character of any width would not fit any more, as words of other letters are.
        const std::size_t room = kMaxWordBytes - U8_MAX_LENGTH -
                                 std::min<std::size_t>(word.size(), kMaxWordBytes - U8_MAX_LENGTH);
        const std::size_t kept = word.size();
        word.append(text_.substr(at_, std::min(end - at_, room)));
        for (std::size_t i = kept; i < word.size(); ++i)
            word[i] = static_cast<char>(word[i] | 0x20);  // small letters
        at_ = end;
    }

    /// Whether the character between two word characters belongs to the word; adds what is kept of
    /// it.
    bool joins(UChar32 previous, const Character& c, std::string& word) const {
        if (previous < 0 || c.code == ' ') return false;
        const UChar32 after = character_at(text_, c.next).code;
        const bool between_letters = is_letter(previous) && after >= 0 && is_letter(after);
        if ((c.code == '\'' || c.code == kRightQuote) && between_letters) {
            word += '\'';
            return true;
        }
        if (c.code == '&' && between_letters) {
            word += '&';
            return true;
        }
        if ((c.code == '.' || c.code == ',') && is_digit(previous) && is_digit(after)) {
            if (c.code == '.') word += '.';
            return true;
        }
        return false;
    }

    /// "12(2)(a)": the whole reference and, at the same position, its number.
    void add_with_reference(Token token) {
        if (!is_digit(static_cast<unsigned char>(token.word.front()))) {
            tokens_.push_back(std::move(token));
            return;
        }
        std::string reference = token.word;
        std::size_t end = at_;
        for (std::size_t next = bracket_end(end); next != end; next = bracket_end(end)) {
            for (std::size_t i = end; i < next; ++i) {
                reference += static_cast<char>(folded(static_cast<unsigned char>(text_[i])));
            }
            end = next;
        }
        if (end != at_ && reference.size() <= kMaxWordBytes) {
            Token whole = token;
            whole.word = std::move(reference);
            whole.end = end;
            at_ = end;
            tokens_.push_back(std::move(whole));
        }
        tokens_.push_back(std::move(token));
    }

    /// End of "(a)" or "(ii)" starting at `at`; `at` itself if there is none.
    [[nodiscard]] std::size_t bracket_end(std::size_t at) const {
        constexpr std::size_t kMaxInside = 4;
        if (at >= text_.size() || text_[at] != '(') return at;
        for (std::size_t i = at + 1; i < text_.size() && i <= at + 1 + kMaxInside; ++i) {
            const auto c = static_cast<unsigned char>(text_[i]);
            if (c == ')') return i > at + 1 ? i + 1 : at;
            if (!is_ascii_letter(c) && !is_digit(c)) return at;
        }
        return at;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t position_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenise(std::string_view text) { return Tokeniser(text).run(); }

std::string fold(std::string_view text) {
    std::string out;
    bool space_due = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        at = c.next;
        if (c.code < 0) continue;
        if (u_isUWhiteSpace(c.code)) {
            space_due = !out.empty();
            continue;
        }
        if (space_due) out += ' ';
        space_due = false;
        append_utf8(out, c.code == kRightQuote ? '\'' : folded(c.code));
    }
    return out;
}

std::string facet_key(std::string_view value) {
    std::string key = fold(value);
    if (key.size() > limits::kFacetValueBytes) {
        std::size_t end = limits::kFacetValueBytes;
        while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80) --end;
        key.resize(end);
    }
    return key;
}

bool is_stemmed(std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '&'; });
}

}  // namespace findings
