// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_parser.hpp"

#include "indexer/schema/fields.hpp"
#include "indexer/schema/limits.hpp"
#include "indexer/schema/tokens.hpp"
#include "search/query_lexer.hpp"
#include "search/written_filters.hpp"

#include <algorithm>
#include <optional>

namespace findings {
namespace {

class Parser {
  public:
    Parser(std::string_view text, std::vector<Lexeme> lexemes, bool any_word)
        : text_(text),
          lexemes_(std::move(lexemes)),
          joiner_(any_word ? QueryKind::Or : QueryKind::And),
          written_(text) {}

    Result<ParsedQuery> run() {
        auto root = disjunction();
        if (!root) return tl::unexpected(root.error());
        if (peek().kind == LexemeKind::Close)
            return query_error(text_, peek().begin, "this bracket closes nothing");
        return ParsedQuery{std::move(*root), written_.filters(), written_.words_only()};
    }

  private:
    const Lexeme& peek() const { return lexemes_[at_]; }
    const Lexeme& take() { return lexemes_[at_++]; }

    Result<QueryNode> disjunction() {
        std::vector<QueryNode> parts;
        auto first = conjunction();
        if (!first) return first;
        parts.push_back(std::move(*first));
        while (peek().kind == LexemeKind::Or) {
            const Lexeme& op = take();
            if (is_end_of_part())
                return query_error(text_, op.begin, "OR needs something after it");
            auto part = conjunction();
            if (!part) return part;
            if (parts.back().kind == QueryKind::Everything || part->kind == QueryKind::Everything) {
                return query_error(text_,
                                   op.begin,
                                   "OR needs a word, phrase or filter on both sides");
            }
            parts.push_back(std::move(*part));
        }
        return joined(QueryKind::Or, std::move(parts));
    }

    Result<QueryNode> conjunction() {
        std::vector<QueryNode> wanted;
        std::vector<QueryNode> unwanted;
        while (!is_end_of_part() && peek().kind != LexemeKind::Or) {
            const bool has_operator = peek().kind == LexemeKind::And;
            const std::size_t operator_at = peek().begin;
            if (has_operator) {
                take();
                if (is_end_of_part() || peek().kind == LexemeKind::Or ||
                    peek().kind == LexemeKind::And) {
                    return query_error(text_, operator_at, "AND needs something after it");
                }
            }
            bool is_unwanted = false;
            while (peek().kind == LexemeKind::Not || peek().kind == LexemeKind::Minus) {
                const std::size_t at = take().begin;
                is_unwanted = !is_unwanted;
                if (is_end_of_part()) return query_error(text_, at, "NOT needs something after it");
            }
            auto part = operand(is_unwanted);
            if (!part) return part;
            if (part->kind == QueryKind::Everything) continue;
            // Where any of the words is enough, an AND that was written still means both.
            const bool binds =
                has_operator && joiner_ == QueryKind::Or && !is_unwanted && !wanted.empty();
            if (binds) {
                wanted.back() = both(std::move(wanted.back()), std::move(*part));
            } else {
                (is_unwanted ? unwanted : wanted).push_back(std::move(*part));
            }
        }
        drop_stop_words(wanted);
        QueryNode node = joined(joiner_, std::move(wanted));
        if (unwanted.empty()) return node;
        QueryNode without;
        without.kind = QueryKind::AndNot;
        without.children.push_back(std::move(node));
        for (QueryNode& child : unwanted) without.children.push_back(std::move(child));
        return without;
    }

    Result<QueryNode> operand(bool is_unwanted) {
        const Lexeme& lexeme = take();
        switch (lexeme.kind) {
            case LexemeKind::Open:
                return bracket(lexeme);
            case LexemeKind::Phrase:
                return phrase(lexeme);
            case LexemeKind::Word:
                return lexeme.name.empty() ? word_or_near(lexeme) : filter(lexeme, is_unwanted);
            default:
                return query_error(text_,
                                   lexeme.begin,
                                   "a word, a phrase or an opening bracket is missing here");
        }
    }

    Result<QueryNode> bracket(const Lexeme& open) {
        if (++depth_ > limits::kNesting)
            return query_error(text_, open.begin, "brackets are nested too deeply");
        auto inside = disjunction();
        if (!inside) return inside;
        if (peek().kind != LexemeKind::Close)
            return query_error(text_, open.begin, "this bracket is never closed");
        take();
        --depth_;
        return inside;
    }

    Result<QueryNode> phrase(const Lexeme& lexeme) {
        QueryNode node;
        node.kind = QueryKind::Phrase;
        node.begin = lexeme.begin;
        node.quoted = lexeme.kind == LexemeKind::Phrase;
        std::uint32_t last = 0;
        for (Token& token : tokenise(lexeme.text)) {
            node.upper_case = token.upper_case;
            // Alternatives of one word share a position: the first is the whole.
            if (token.position != last) node.words.push_back(std::move(token.word));
            last = node.words.empty() ? 0 : token.position;
        }
        if (node.words.empty()) return QueryNode{};
        if (node.words.size() > limits::kPhraseWords) {
            return query_error(
                text_,
                lexeme.begin,
                "a phrase may have " + std::to_string(limits::kPhraseWords) + " words at most");
        }
        if (auto counted = count(node.words.size(), lexeme.begin); !counted)
            return tl::unexpected(counted.error());
        if (node.words.size() == 1) {
            node.kind = QueryKind::Word;
            node.text = node.words.front();
            node.words.clear();
        }
        return node;
    }

    Result<QueryNode> word_or_near(const Lexeme& lexeme) {
        auto left = word(lexeme);
        if (!left || peek().kind != LexemeKind::Near) return left;
        const Lexeme& op = take();
        if (op.distance < 1 || op.distance > limits::kNearWindow) {
            return query_error(
                text_,
                op.begin,
                "NEAR takes a distance of 1 to " + std::to_string(limits::kNearWindow));
        }
        if (peek().kind != LexemeKind::Word || !peek().name.empty())
            return query_error(text_, op.begin, "NEAR needs a word on both sides");
        auto right = word(take());
        if (!right) return right;
        if (left->kind != QueryKind::Word || right->kind != QueryKind::Word) {
            return query_error(text_, op.begin, "NEAR needs a plain word on both sides");
        }
        QueryNode near;
        near.kind = QueryKind::Near;
        near.begin = lexeme.begin;
        near.distance = op.distance;
        near.words = {left->text, right->text};
        return near;
    }

    /// What stands between spaces: one word, or several with punctuation between them
    /// ("co-production"), which then mean a phrase.
    Result<QueryNode> word(const Lexeme& lexeme) {
        if (lexeme.text.size() > 1 && lexeme.text.front() == '=') return exact(lexeme);
        if (lexeme.text.size() > 1 && lexeme.text.back() == '*') return prefix(lexeme);
        Lexeme inner = lexeme;
        return phrase(inner);
    }

    Result<QueryNode> exact(const Lexeme& lexeme) {
        const auto tokens = tokenise(lexeme.text);
        if (tokens.empty()) return QueryNode{};
        if (tokens.back().position != tokens.front().position)
            return query_error(text_, lexeme.begin, "= takes one word, without punctuation in it");
        if (auto counted = count(1, lexeme.begin); !counted) return tl::unexpected(counted.error());
        QueryNode node;
        node.kind = QueryKind::Exact;
        node.text = tokens.front().word;
        node.upper_case = tokens.front().upper_case;
        node.begin = lexeme.begin;
        return node;
    }

    Result<QueryNode> prefix(const Lexeme& lexeme) {
        const auto tokens = tokenise(lexeme.text);
        if (tokens.size() != 1 || tokens.front().word.size() < limits::kWildcardPrefixBytes) {
            return query_error(text_,
                               lexeme.begin,
                               "a word before * needs " +
                                   std::to_string(limits::kWildcardPrefixBytes) +
                                   " letters at least");
        }
        if (++wildcards_ > limits::kWildcards) {
            return query_error(
                text_,
                lexeme.begin,
                "a query may have " + std::to_string(limits::kWildcards) + " words with * at most");
        }
        if (auto counted = count(1, lexeme.begin); !counted) return tl::unexpected(counted.error());
        QueryNode node;
        node.kind = QueryKind::Prefix;
        node.text = tokens.front().word;
        node.begin = lexeme.begin;
        return node;
    }

    /// A filter at the top level joins the filters beside the text; inside brackets or after OR it
    /// stays in the tree.
    Result<QueryNode> filter(const Lexeme& lexeme, bool is_unwanted) {
        if (lexeme.text.empty())
            return query_error(text_, lexeme.begin, lexeme.name + ": has no value");
        const bool is_top = depth_ == 0 && !has_top_level_or();
        const auto number = facet_number(lexeme.name);
        if (is_top) {
            written_.take(lexeme,
                          is_unwanted,
                          is_unwanted ? minus_before(lexeme.begin) : lexeme.begin);
            return QueryNode{};
        }
        if (!number)
            return query_error(text_,
                               lexeme.begin,
                               lexeme.name + ": can only stand outside brackets and without OR");
        if (auto counted = count(1, lexeme.begin); !counted) return tl::unexpected(counted.error());
        QueryNode node;
        node.kind = QueryKind::Filter;
        node.field = *number;
        node.text = lexeme.text;
        node.begin = lexeme.begin;
        return node;
    }

    [[nodiscard]] std::size_t minus_before(std::size_t begin) const {
        for (const Lexeme& lexeme : lexemes_) {
            if (lexeme.kind == LexemeKind::Minus && lexeme.end == begin) return lexeme.begin;
        }
        return begin;
    }

    [[nodiscard]] bool has_top_level_or() const {
        int depth = 0;
        for (const Lexeme& lexeme : lexemes_) {
            if (lexeme.kind == LexemeKind::Open) ++depth;
            if (lexeme.kind == LexemeKind::Close) --depth;
            if (lexeme.kind == LexemeKind::Or && depth == 0) return true;
        }
        return false;
    }

    Result<void> count(std::size_t terms, std::size_t at) {
        terms_ += terms;
        if (terms_ > limits::kQueryTerms) {
            return query_error(
                text_,
                at,
                "a query may have " + std::to_string(limits::kQueryTerms) + " words at most");
        }
        return {};
    }

    [[nodiscard]] bool is_end_of_part() const {
        return peek().kind == LexemeKind::End || peek().kind == LexemeKind::Close;
    }

    static void drop_stop_words(std::vector<QueryNode>& nodes) {
        const auto is_stop = [](const QueryNode& n) {
            return n.kind == QueryKind::Word && is_stop_word(n.text);
        };
        if (std::all_of(nodes.begin(), nodes.end(), is_stop)) return;  // "to be or not to be" stays
        nodes.erase(std::remove_if(nodes.begin(), nodes.end(), is_stop), nodes.end());
    }

    static QueryNode both(QueryNode first, QueryNode second) {
        std::vector<QueryNode> parts;
        parts.push_back(std::move(first));
        parts.push_back(std::move(second));
        return joined(QueryKind::And, std::move(parts));
    }

    static QueryNode joined(QueryKind kind, std::vector<QueryNode> parts) {
        if (parts.empty()) return {};
        if (parts.size() == 1) return std::move(parts.front());
        QueryNode node;
        node.kind = kind;
        node.begin = parts.front().begin;
        node.children = std::move(parts);
        return node;
    }

    std::string_view text_;
    std::vector<Lexeme> lexemes_;
    QueryKind joiner_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t terms_ = 0;
    std::size_t wildcards_ = 0;
    WrittenFilters written_;  // those at the top level
};

}  // namespace

Result<ParsedQuery> parse_query(std::string_view text, bool any_word) {
    if (text.size() > limits::kQueryBytes) {
        return failure(ErrorKind::TooLarge,
                       "query: longer than " + std::to_string(limits::kQueryBytes) + " bytes",
                       "shorten it, or use fewer words");
    }
    auto lexemes = lex_query(text);
    if (!lexemes) return tl::unexpected(lexemes.error());
    return Parser(text, std::move(*lexemes), any_word).run();
}

}  // namespace findings
