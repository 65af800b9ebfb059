// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/saf_scores.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/told_scores.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestScoreLine = 80;  // bytes

std::int32_t number_at(std::string_view text, std::size_t at) {
    std::int32_t value = 0;
    if (at < text.size()) std::from_chars(text.data() + at, text.data() + text.size(), value);
    return value;
}

/// A score in a text: where it begins and how long it is.
struct Token {
    std::size_t begin = 0;
    std::size_t bytes = 0;  // 0: there is none
};

/// "Score: 3" or "Score: 3 out of 4" between two words or at an end of `text`.
Token score_in_margin(std::string_view text) {
    constexpr std::string_view kLabel = "Score: ";
    for (auto at = text.find(kLabel); at != std::string_view::npos;
         at = text.find(kLabel, at + 1)) {
        const auto digit = at + kLabel.size();
        const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
        if (!begins || digit >= text.size() || text[digit] < '1' || text[digit] > '4') continue;
        auto end = digit + 1;
        for (const std::string_view of : {" out of 4", "/4", " of 4"}) {
            if (text.substr(end).starts_with(of)) end += of.size();
        }
        if (end < text.size() && text[end] != ' ' && text[end] != '\n') continue;
        // "Overall score: 3" is one line; "Score: 2 Evidence shows a good standard" says what it
        // means.
        const auto rest = folded(text.substr(end, 40));
        if (trimmed(rest, " -:").starts_with("evidence shows")) continue;
        return {at, end - at};
    }
    return {};
}

/// "Quality statement score 3 | Evidence shows a good standard of care", "2 \u2013 Evidence shows
/// some shortfalls": the scale's own words stand behind the number. 0 for other texts.
std::int32_t score_with_its_meaning(std::string_view key) {
    const auto means = key.find("evidence shows ");
    if (means == std::string_view::npos || means < 2) return 0;
    auto before = trimmed(key.substr(0, means), " |:,(-\u2013\u2014\u00b7");
    for (const std::string_view of : {" out of 4", "/4", " of 4"}) {
        if (before.ends_with(of)) before.remove_suffix(of.size());
    }
    if (before.empty() || before.back() < '1' || before.back() > '4') return 0;
    const auto label = trimmed(before.substr(0, before.size() - 1), " :");
    const bool sound = label.empty() || label.ends_with("score") || label.ends_with("scored");
    return sound ? before.back() - '0' : 0;
}

/// "Percentage score: 59% Rating: Requires improvement": length of the score; 0 for other texts.
std::size_t percentage_before_rating(std::string_view text) {
    if (text.size() > kLongestScoreLine || !contains(folded(text), "score")) return 0;
    const auto at = text.find("Rating: ");
    return at == std::string_view::npos || at == 0 || text.find('%') > at ? 0 : at;
}

Block with_text(const Block& block, std::string_view text) {
    return block_with_text(block, trimmed(text));
}

void add_parted(const Block& block, std::vector<Block>& out) {
    const std::string_view text = block.text;
    if (block.kind != BlockKind::Paragraph && block.kind != BlockKind::ListItem) {
        out.push_back(block);
        return;
    }
    if (const auto bytes = percentage_before_rating(text); bytes != 0) {
        out.push_back(with_text(block, text.substr(0, bytes)));
        out.push_back(with_text(block, text.substr(bytes)));
        return;
    }
    const auto score = score_in_margin(text);
    if (score.bytes == 0 || score.bytes == text.size()) {
        out.push_back(block);
        return;
    }
    out.push_back(with_text(block, text.substr(score.begin, score.bytes)));
    out.back().kind = BlockKind::Paragraph;
    const auto before = trimmed(text.substr(0, score.begin));
    const auto behind = trimmed(text.substr(score.begin + score.bytes));
    const bool both = !before.empty() && !behind.empty();
    out.push_back(with_text(block, std::string(before) + (both ? " " : "") + std::string(behind)));
}

// -- reading -------------------------------------------------------------------------------------

StatementScore& statement_named(const std::string& name, Report& report) {
    auto& all = report.statements;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
    if (found != all.end()) return *found;
    all.push_back({name, KeyQuestion::None, 0, true});
    return all.back();
}

void read_statement(const Piece& piece, std::int32_t score, Report& report) {
    std::string name = piece.quality_statement;
    if (piece.block.kind == BlockKind::TableRow && piece.block.cells.size() >= 2) {
        const auto of_row = quality_statement(piece.block.cells.front());
        if (of_row) name = of_row->name, score = statement_score(piece.block.cells[1]);
    }
    if (name.empty()) return;
    auto& statement = statement_named(name, report);
    if (const auto known = quality_statement(name)) statement.question = known->question;
    if (score != 0 && statement.score == 0) statement.score = score;
    if (statement.score == 0) {
        for (const auto& heading : piece.section) {
            if (const auto of_heading = quality_statement(heading);
                of_heading && of_heading->name == name)
                statement.score = statement_score(heading);
        }
    }
    if (piece.role == SectionRole::NotAssessed) statement.assessed = false;
}

bool is_score_alone(const Piece& piece) {
    return piece.block.kind != BlockKind::TableRow && !piece.quality_statement.empty() &&
           statement_score(piece.block.text) != 0;
}

/// Below "Percentage score:" the number may stand on a line of its own.
std::int32_t score_below(const Piece& label, const Piece* next) {
    if (next == nullptr || next->block.text.size() > 10) return -1;
    const std::string key = folded(label.block.text.substr(0, kLongestScoreLine));
    const auto bare = trimmed(key, " :");
    if (label.block.text.size() > 40 || !bare.ends_with("score")) return -1;
    return question_score("score: " + next->block.text);
}

/// "Caring 90%" over what was found.
std::int32_t score_in_heading(const Piece& piece) {
    for (const std::string_view heading : piece.section) {
        const auto suffix = percentage_suffix_bytes(heading);
        if (suffix == 0 || key_question_of_heading(heading) != piece.key_question) continue;
        const auto tail = heading.substr(heading.size() - suffix);
        const auto score = number_at(tail, tail.find_first_of("0123456789"));
        if (score <= 100) return score;
    }
    return -1;
}

/// As many scores in a row as `run` has: of the statements above that have none yet.
void share_scores(std::span<const Piece> run, Report& report) {
    std::vector<StatementScore*> waiting;
    for (auto& one : report.statements) {
        if (one.score == 0) waiting.push_back(&one);
    }
    const std::size_t known = waiting.size() > run.size() ? waiting.size() - run.size() : 0;
    for (std::size_t i = known; i < waiting.size(); ++i)
        waiting[i]->score = statement_score(run[i - known].block.text);
}

}  // namespace

std::int32_t statement_score(std::string_view text) {
    const std::string key = folded(text.substr(0, 60));
    if (const auto told = score_with_its_meaning(key); told != 0) return told;
    const auto word = key.find("score");
    const auto digit = key.find_first_of("0123456789", word == std::string::npos ? 0 : word);
    const bool worded =
        key.size() > 4 && is_digit(key[0]) &&
        (key.substr(1).starts_with(" - evidence") || key.substr(1).starts_with(": evidence") ||
         key.substr(1).starts_with(" \u2013 evidence"));
    const bool alone = key.size() == 1 || worded || (key.starts_with("score") && key.size() < 24) ||
                       (word != std::string::npos && word > 0 && key.size() - word < 20);
    if (!alone || digit == std::string::npos) return 0;
    if (digit + 1 < key.size() && (is_digit(key[digit + 1]) || key[digit + 1] == '%')) return 0;
    const auto score = number_at(key, digit);
    return score >= 1 && score <= 4 ? score : 0;
}

std::int32_t question_score(std::string_view text) {
    const std::string key = folded(text.substr(0, 200));
    if (!contains_any(key, std::array<std::string_view, 4>{"out of 100", "%", "per cent", "/100"}))
        return -1;
    auto at = key.find("scored ");
    std::size_t digit = at == std::string::npos ? at : at + 7;
    if (at == std::string::npos && text.size() <= kLongestScoreLine) {
        at = key.find("score");
        const auto colon = at == std::string::npos ? at : key.find_first_of(":|", at);
        const auto from = colon == std::string::npos ? at + 5 : colon;
        digit = at == std::string::npos ? at : key.find_first_not_of(" :|-=is", from);
    }
    if (digit >= key.size() || !is_digit(key[digit])) return -1;
    const auto score = number_at(key, digit);
    return score <= 100 ? score : -1;
}

std::size_t percentage_suffix_bytes(std::string_view heading) {
    const auto bare = trimmed(heading, " )");
    if (!bare.ends_with('%') || bare.size() < 3 || heading.size() > kLongestScoreLine) return 0;
    const auto before = bare.find_last_not_of("0123456789", bare.size() - 2);
    const auto digits = before == std::string_view::npos ? 0 : before + 1;
    if (before == std::string_view::npos || digits + 1 >= bare.size() || bare.size() - digits > 4)
        return 0;
    const auto name = trimmed(bare.substr(0, digits), " -:(\u2013|");
    return name.empty() ? 0 : heading.size() - name.size();
}

bool is_score_line(std::string_view text) {
    constexpr std::size_t kLongest = 40;  // bytes
    if (text.size() > kLongest) return false;
    const std::string key = folded(text);
    std::string_view rest = key;
    for (const std::string_view label : {"percentage score", "overall score", "score"}) {
        if (!rest.starts_with(label)) continue;
        rest = trimmed(rest.substr(label.size()), " :|");
        const auto end = rest.find_first_not_of("0123456789");
        if (end == 0) return false;
        const auto unit = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
        return unit.empty() || unit == "%" || unit == "/4" || unit == "/100" ||
               unit == " out of 4" || unit == " out of 100";
    }
    return false;
}

std::vector<Block> scores_apart(std::span<const Block> blocks) {
    std::vector<Block> out;
    out.reserve(blocks.size());
    for (const auto& block : blocks) add_parted(block, out);
    return out;
}

void read_assessment_scores(std::span<const Piece> pieces, Report& report) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        std::size_t end = i;
        while (end < pieces.size() && is_score_alone(pieces[end]) &&
               pieces[end].quality_statement == piece.quality_statement)
            ++end;
        if (end - i >= 2) {
            read_statement(piece, 0, report);
            share_scores(pieces.subspan(i, end - i), report);
            i = end - 1;
            continue;
        }
        read_statement(piece, statement_score(piece.block.text), report);
        for (const auto& [question, told] : scores_told_in(piece.block.text))
            report.question_scores.try_emplace(std::string(to_id(question)), told);
        if (piece.key_question == KeyQuestion::None) continue;
        const Piece* next = i + 1 < pieces.size() ? &pieces[i + 1] : nullptr;
        const auto score = std::max(
            {question_score(piece.block.text), score_below(piece, next), score_in_heading(piece)});
        if (score >= 0)
            report.question_scores.try_emplace(std::string(to_id(piece.key_question)), score);
    }
}

void set_score_rows_apart(std::vector<Piece>& pieces) {
    for (auto& piece : pieces) {
        const auto& cells = piece.block.cells;
        if (piece.block.kind != BlockKind::TableRow || cells.size() < 2 || cells.size() > 3 ||
            !quality_statement(cells.front()))
            continue;
        if (statement_score(cells[1]) == 0) continue;
        piece.role = SectionRole::Boilerplate;
        piece.columns.clear();
    }
}

}  // namespace findings::understanding
