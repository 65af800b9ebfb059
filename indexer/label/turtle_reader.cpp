// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/language_tag.hpp"
#include "indexer/label/theme_graph.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace findings::label {
namespace {

/// What cannot be read; becomes an Error with its line.
class Unreadable : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Of a prefixed name. Bytes of UTF-8 count as letters.
bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' ||
           c == '-' || c == '.' || c == ':' || c == '%' || static_cast<unsigned char>(c) >= 0x80;
}

void append_utf8(std::string& to, std::uint32_t code) {
    const auto tail = [&](unsigned shift) {
        to += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
    };
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        throw Unreadable("an escape that is no character");
    if (code < 0x80) {
        to += static_cast<char>(code);
    } else if (code < 0x800) {
        to += static_cast<char>(0xC0U | (code >> 6U)), tail(0);
    } else if (code < 0x10000) {
        to += static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0);
    } else {
        to += static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0);
    }
}

class TurtleReader {
  public:
    explicit TurtleReader(std::string_view text) : text_(text) {}

    std::vector<Statement> run() {
        for (skip(); at_ < text_.size(); skip()) {
            if (!read_directive()) read_triples();
        }
        return std::move(statements_);
    }
    [[nodiscard]] std::size_t line() const {
        std::size_t line = 1;
        for (const char c : text_.substr(0, at_)) line += c == '\n' ? 1 : 0;
        return line;
    }

  private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    void skip() {
        while (at_ < text_.size() && (is_space(text_[at_]) || text_[at_] == '#')) {
            if (text_[at_] == '#') {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else {
                ++at_;
            }
        }
    }
    bool take(char c) {
        skip();
        if (peek() != c) return false;
        ++at_;
        return true;
    }
    void expect(char c) {
        if (!take(c)) throw Unreadable(std::string("\"") + c + "\" is missing");
    }

    /// "@prefix", "PREFIX", "@base", "BASE".
    bool read_directive() {
        const bool has_at = peek() == '@';
        const std::size_t begin = at_ + (has_at ? 1 : 0);
        std::string word;
        for (std::size_t i = begin; i < text_.size() && word.size() < 7 && !is_space(text_[i]); ++i)
            word += static_cast<char>(text_[i] | 0x20);
        if (word != "prefix" && word != "base") {
            if (has_at) throw Unreadable("an unknown directive");
            return false;
        }
        at_ = begin + word.size();
        skip();
        std::string name;
        if (word == "prefix") {
            while (at_ < text_.size() && text_[at_] != ':' && !is_space(text_[at_]))
                name += text_[at_++];
            expect(':');
            skip();
        }
        if (peek() != '<') throw Unreadable("an IRI in <> is missing");
        (word == "base" ? base_ : prefixes_[name]) = read_iri();
        if (has_at) expect('.');
        return true;
    }

    void read_triples() {
        const std::string subject = read_name();
        do {
            skip();
            if (peek() == '.') break;  // after a last ";"
            if (peek() == ';') continue;
            const std::string predicate = read_predicate();
            do {
                statements_.push_back(read_object());
                statements_.back().subject = subject;
                statements_.back().predicate = predicate;
            } while (take(','));
        } while (take(';'));
        expect('.');
    }

    std::string read_predicate() {
        if (peek() == 'a' && !is_name(peek(1))) return ++at_, std::string(kRdfType);
        return read_name();
    }

    /// An IRI or a prefixed name.
    std::string read_name() {
        skip();
        if (peek() == '<') return read_iri();
        if (peek() == '[' || peek() == '(' || (peek() == '_' && peek(1) == ':'))
            throw Unreadable("blank nodes and lists are not read");
        std::string name;
        while (is_name(peek()) || peek() == '\\') {
            if (peek() == '\\') ++at_;
            if (at_ < text_.size()) name += text_[at_++];
        }
        while (name.ends_with('.')) name.pop_back(), --at_;  // it ends the statement
        const std::size_t colon = name.find(':');
        if (colon == std::string::npos)
            throw Unreadable(name.empty() ? "a name is missing" : "\"" + name + "\" is no name");
        const auto prefix = prefixes_.find(name.substr(0, colon));
        if (prefix == prefixes_.end())
            throw Unreadable("the prefix \"" + name.substr(0, colon) + ":\" is not declared");
        return prefix->second + name.substr(colon + 1);
    }

    std::string read_iri() {
        ++at_;
        std::string iri;
        while (peek() != '>') {
            if (at_ >= text_.size() || is_space(peek()))
                throw Unreadable("an IRI without its \">\"");
            if (peek() == '\\') {
                read_escape(iri);
            } else {
                iri += text_[at_++];
            }
        }
        ++at_;
        return iri.find(':') == std::string::npos ? base_ + iri : iri;
    }

    Statement read_object() {
        skip();
        const char c = peek();
        if (c == '"' || c == '\'') return read_literal(c);
        const std::string_view rest = text_.substr(at_);
        for (const std::string_view word : {"true", "false"}) {
            if (rest.starts_with(word) && !is_name(peek(word.size())))
                return at_ += word.size(), Statement{{},
                                                     {},
                                                     true,
                                                     std::string(word),
                                                     {},
                                                     std::string(kXsd) + "boolean"};
        }
        if (is_digit(c) || c == '+' || c == '-') return read_number();
        return {{}, {}, false, read_name(), {}, {}};
    }

    Statement read_number() {
        std::string number;
        while (is_digit(peek()) || peek() == '+' || peek() == '-' ||
               (peek() == '.' && is_digit(peek(1))) || peek() == 'e' || peek() == 'E')
            number += text_[at_++];
        return {{},
                {},
                true,
                number,
                {},
                std::string(kXsd) +
                    (number.find_first_of(".eE") == std::string::npos ? "integer" : "decimal")};
    }

    Statement read_literal(char quote) {
        Statement literal{{}, {}, true, {}, {}, {}};
        const std::string threefold(3, quote);
        const std::string end =
            text_.substr(at_).starts_with(threefold) ? threefold : std::string(1, quote);
        at_ += end.size();
        while (!text_.substr(at_).starts_with(end)) {
            if (at_ >= text_.size() || (end.size() == 1 && peek() == '\n'))
                throw Unreadable("a text without its closing quote");
            if (peek() == '\\') {
                read_escape(literal.object);
            } else {
                literal.object += text_[at_++];
            }
        }
        at_ += end.size();
        if (peek() == '@') {
            ++at_;
            while (is_name(peek()) && peek() != '.' && peek() != ':')
                literal.language += text_[at_++];
            if (!is_language_tag(literal.language))
                throw Unreadable("\"@" + literal.language.substr(0, 40) + "\" is no language");
        } else if (peek() == '^' && peek(1) == '^') {
            at_ += 2;
            literal.datatype = read_name();
        }
        return literal;
    }

    void read_escape(std::string& to) {
        const char kind = peek(1);
        at_ += 2;
        if (kind == 'u' || kind == 'U') {
            std::uint32_t code = 0;
            for (int i = 0; i < (kind == 'u' ? 4 : 8); ++i) {
                const std::size_t digit =
                    std::string_view("0123456789abcdef")
                        .find(static_cast<char>(is_digit(peek()) ? peek() : peek() | 0x20));
                if (at_ >= text_.size() || digit == std::string_view::npos)
                    throw Unreadable("an escape that is no character");
                code = code << 4U | static_cast<std::uint32_t>(digit);
                ++at_;
            }
            return append_utf8(to, code);
        }
        constexpr std::string_view kEscapes = "tbnrf\"'\\";
        constexpr std::string_view kMeant = "\t\b\n\r\f\"'\\";
        const std::size_t which = kEscapes.find(kind);
        if (kind == '\0' || which == std::string_view::npos) throw Unreadable("an unknown escape");
        to += kMeant[which];
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string base_;
    std::map<std::string, std::string> prefixes_;
    std::vector<Statement> statements_;
};

}  // namespace

Result<std::vector<Statement>> read_turtle(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    TurtleReader reader(text);
    try {
        return reader.run();
    } catch (const Unreadable& fault) {
        return failure(ErrorKind::BadInput,
                       "Turtle, line " + std::to_string(reader.line()) + ": " + fault.what(),
                       "mend the file, or export it anew as plain Turtle");
    }
}

}  // namespace findings::label
