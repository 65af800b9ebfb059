// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/ratings.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/flat_ratings.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/rating_parts.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

namespace findings::understanding {
namespace {

// Longest first: "inspected but not rated" holds "not rated".
constexpr std::array<std::string_view, 11> kRatingWords = {
    "insufficient evidence to rate", "inspected but not rated", "requires improvement", "no published rating",
    "no rating given",               "rating suspended",        "outstanding",          "inadequate",
    "not rated",                     "suspended",               "good"};

std::string_view rating_words_at_start(std::string_view key) {
    for (const auto words : kRatingWords) {
        if (!key.starts_with(words)) continue;
        if (key.size() == words.size() || !is_letter(key[words.size()])) return words;
    }
    return {};
}

RatingValue value_of(std::string_view words) {
    if (words == "no rating given") return RatingValue::NotRated;
    return rating_from_text(words).value_or(RatingValue::None);
}

/// Words that stand for an arrow, and the arrows. Longest first.
struct Movement {
    std::string_view mark;
    std::string_view movement;
};
constexpr std::array kMovements = {
    Movement{"\u2192\u2190", "same"},       Movement{"\u2190\u2192", "same"},  Movement{"\u2194", "same"},       Movement{"<->", "same"},
    Movement{"-><-", "same"},               Movement{"\u2191", "up"},           Movement{"\u25b2", "up"},         Movement{"\u2193", "down"},
    Movement{"\u25bc", "down"},             Movement{"\u2197", "up"},           Movement{"\u2198", "down"},       Movement{"up one rating", "up"},
    Movement{"up two ratings", "up"},       Movement{"down one rating", "down"}, Movement{"down two ratings", "down"},
    Movement{"down three ratings", "down"}, Movement{"same rating", "same"},    Movement{"no change", "same"},     Movement{"stayed the same", "same"},
    Movement{"went up", "up"},              Movement{"went down", "down"},      Movement{"improved", "up"}};

/// Only glyphs, arrows, brackets and a date may follow a rating in its cell.
bool only_marks_and_date(std::string_view text) {
    const auto date = first_date(text);
    std::string rest(text);
    if (date) rest.erase(date->begin, date->end - date->begin);
    rest = folded(rest);
    for (const auto& movement : kMovements) {
        const auto at = rest.find(movement.mark);
        if (at != std::string::npos) rest.erase(at, movement.mark.size());
    }
    for (const std::string_view word : {"suspended", "published", "not inspected this time", "not inspected", "(2)", "(1)"}) {
        const auto at = rest.find(word);
        if (at != std::string::npos) rest.erase(at, word.size());
    }
    return std::none_of(rest.begin(), rest.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

/// A cell without the glyphs and arrows in front of its words.
std::string_view without_leading_marks(std::string_view text) {
    while (!text.empty() && !is_letter(text.front()) && !is_digit(text.front())) text.remove_prefix(1);
    return text;
}

Rating rated(RatingValue value) { Rating rating; rating.value = value; return rating; }

}  // namespace

std::string rating_name(std::string_view label) {
    if (label.size() > 90) return {};
    const std::string key = heading_key(label);
    if (key == "overall" || key == "rating" || key == "overall rating" || key.starts_with("overall rating for") || key == "overall trust" ||
        key.starts_with("overall quality rating") || key.starts_with("overall summary & rating") || key.starts_with("overall summary and rating") ||
        key == "overall inspection" || key == "overall trust quality rating" || key == "overall rating for") {
        return "overall";
    }
    return std::string(to_id(key_question_of_heading(label)));
}

namespace {

class Reader {
  public:
    explicit Reader(Report& report) : report_(report) {}

    void read(std::span<const Piece> pieces) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const auto& piece = pieces[i];
            if (piece.block.kind == BlockKind::TableRow) {
                read_row(piece.block);
                continue;
            }
            grid_.clear();
            if (read_flat_grid(piece.block)) continue;
            if (piece.role != SectionRole::History && piece.core_service.empty() && piece.block.kind != BlockKind::Heading) read_rated_sentences(piece.block.text);
            if (piece.block.text.size() > 400) continue;
            const Piece* next = i + 1 < pieces.size() ? &pieces[i + 1] : nullptr;
            if (const auto part = part_of_piece(piece, report_); !part.empty()) {
                read_part_line(piece, next, part, report_);
            } else {
                read_line(piece, next);
            }
        }
    }

  private:
    void keep(const std::string& name, const Rating& rating) {
        if (name.empty() || rating.value == RatingValue::None) return;
        report_.ratings.try_emplace(name, rating);
    }

    /// The grid's row of another service, place or population group.
    void keep_part(std::string_view name, const Block& row) {
        name = trimmed(name);
        if (name.empty() || name.size() > 160 || report_.service_ratings.size() > 200) return;
        const auto canonical = core_service_name(name);
        PartRatings part;
        part.name = canonical.empty() ? name : canonical;
        part.level = part_level(name);
        for (std::size_t i = 0; i < grid_.size(); ++i) {
            if (grid_[i].empty()) continue;
            if (auto rating = rating_in_cell(row.cells[i])) part.ratings.try_emplace(grid_[i], *rating);
        }
        if (!part.ratings.empty()) merge_part(std::move(part), report_);
    }

    /// "Key question | Rating" rows and grids whose header is "Safe | Effective | ... | Overall".
    void read_row(const Block& row) {
        if (read_flat_grid(row)) return;
        std::vector<std::string> names;
        for (const auto& cell : row.cells) names.push_back(rating_name(cell));
        const auto named = std::count_if(names.begin(), names.end(), [](const auto& n) { return !n.empty(); });
        const bool has_rating = std::any_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return rating_in_cell(c).has_value(); });
        if (row.cells.size() >= 2 && row.text.size() > row.cells[0].size()) {
            const auto merged = merged_ratings(row.cells[0], std::string_view(row.text).substr(row.cells[0].size()));
            for (const auto& [name, rating] : merged) keep(name, rating);
            if (!merged.empty()) return;
        }
        if (named >= 3 && !has_rating) {
            grid_ = std::move(names);
            return;
        }
        if (grid_.size() == row.cells.size() && has_rating) {
            read_grid_row(row);
            return;
        }
        if (row.cells.size() >= 2 && !names.front().empty()) {
            if (auto rating = rating_in_cell(row.cells[1])) keep(names.front(), *rating);
        }
    }

    /// A grid whose cells a reader joined: "Safe Effective Caring | Responsive Well-led | Overall" and "Surgery | Good Good Good |
    /// Requires improvement Good | Good". As many ratings as the head has columns make a row of it.
    bool read_flat_grid(const Block& block) {
        if (block.text.size() > 200) return flat_.clear(), false;
        if (auto names = flat_grid_head(block.text); !names.empty()) {
            const bool whole = block.kind == BlockKind::TableRow && block.cells.size() >= names.size();
            flat_ = whole ? std::vector<std::string>{} : std::move(names);
            return !flat_.empty();
        }
        if (flat_.empty()) return false;
        const FlatRow row = flat_grid_row(block.text);
        if (row.ratings.size() != flat_.size()) return false;
        Block cells;
        cells.cells.emplace_back(row.name.empty() ? std::string_view("Overall") : row.name);
        grid_.assign(1, "");
        for (std::size_t i = 0; i < flat_.size(); ++i) {
            grid_.push_back(flat_[i]);
            cells.cells.emplace_back(row.ratings[i]);
        }
        read_grid_row(cells);
        grid_.clear();
        return true;
    }

    /// Of several rows only the report's own service or the overall one is the report's rating.
    void read_grid_row(const Block& row) {
        const std::string_view first = row.cells.front();
        const bool unlabelled = rating_in_cell(first).has_value();
        const bool own = unlabelled || rating_name(first) == "overall" || (!report_.service.empty() && core_service_name(first) == report_.service) ||
                         (!report_.location.name.empty() && folded(first) == folded(report_.location.name));
        if (!unlabelled && rating_name(first) != "overall") keep_part(first, row);
        if (!own) return;
        for (std::size_t i = 0; i < grid_.size(); ++i) {
            if (auto rating = rating_in_cell(row.cells[i])) keep(grid_[i], *rating);
        }
    }

    /// "Are services safe? - Good", "Are services caring? - Outstanding" as lines of one paragraph: two at least, one rating a line.
    bool read_lines(std::string_view text) {
        if (!contains(text, "\n")) return false;
        std::vector<std::pair<std::string, Rating>> found;
        for (const auto line : split_lines(text)) {
            const std::size_t suffix = rating_suffix_bytes(line);
            const auto rating = suffix == 0 ? std::nullopt : rating_in_cell(line.substr(line.size() - suffix));
            const std::string name = suffix == 0 ? std::string() : rating_name(trimmed(line.substr(0, line.size() - suffix), " -:\u2013"));
            if (rating && !name.empty()) found.emplace_back(name, *rating);
        }
        for (const auto& [name, rating] : found.size() < 2 ? decltype(found){} : found) keep(name, rating);
        return found.size() >= 2;
    }

    void read_line(const Piece& piece, const Piece* next) {
        const std::string_view text = piece.block.text;
        if (read_lines(text)) return;
        const std::size_t suffix = rating_suffix_bytes(text);
        if (suffix != 0) {
            const std::string name = rating_name(text.substr(0, text.size() - suffix));
            const bool of_question = name == "overall" && piece.key_question != KeyQuestion::None;
            const auto rating = rating_in_cell(text.substr(text.size() - suffix));
            if (rating && !of_question) keep(name, *rating);
        }
        if (piece.key_question == KeyQuestion::None) read_overall_sentence(text);
        if (piece.role == SectionRole::Boilerplate) read_verdict_under_heading(piece);
        if (next == nullptr) return;
        const std::string name = rating_name(text);
        if (!name.empty()) {
            if (auto rating = rating_in_cell(next->block.text)) keep(name, *rating);
        }
    }

    /// "Overall: Good read more about inspection ratings"; "We rated it as requires improvement because:".
    void read_overall_sentence(std::string_view text) {
        const std::string line = folded(text.substr(0, 300));
        for (const std::string_view start : {"overall: ", "overall rating: ", "rating: "}) {
            if (!line.starts_with(start)) continue;
            const auto rest = std::string_view(line).substr(start.size());
            const auto words = rating_words_at_start(rest);
            const auto after = trimmed(rest.substr(words.size()));
            if (!words.empty() && (after.empty() || after.starts_with("read more"))) keep("overall", rated(value_of(words)));
        }
        const auto because = line.find(" as ");
        const bool says_rated = starts_with_any(line, std::array<std::string_view, 3>{"we rated ", "our rating of", "overall, we rated"});
        if (says_rated && because != std::string::npos && line.ends_with("because:")) {
            const auto words = rating_words_at_start(std::string_view(line).substr(line.rfind(" as ") + 4));
            if (!words.empty()) keep("overall", rated(value_of(words)));
        }
    }

    /// "We rated Elm House as requires improvement.", "We rated safe as inadequate because the wards were not safe."
    void read_rated_sentences(std::string_view text) {
        for (const auto sentence : split_sentences(text.substr(0, std::min<std::size_t>(text.size(), 3000)), 1)) {
            const std::string line = folded(sentence.substr(0, 300));
            std::string_view rest = line;
            for (const std::string_view start : {"overall, we rated ", "overall we rated ", "we rated "}) {
                if (!rest.starts_with(start)) continue;
                rest.remove_prefix(start.size());
                const auto as = rest.find(" as ");
                if (as == std::string_view::npos) return;
                const auto object = rest.substr(0, as);
                const auto words = rating_words_at_start(rest.substr(as + 4));
                if (!words.empty()) keep(rated_object(object), rated(value_of(words)));
                break;
            }
        }
    }

    std::string rated_object(std::string_view object) const {
        if (const auto question = key_question_word(object); question != KeyQuestion::None) return std::string(to_id(question));
        const bool whole = object == "it" || object == "the service" || object == "this service" || object == "the trust" || object == "the hospital" || object == "the provider" ||
                           object == "the practice" || (!report_.location.name.empty() && object == folded(report_.location.name)) ||
                           (!report_.service.empty() && core_service_name(object) == report_.service) || (!report_.provider.name.empty() && report_.location.name.empty() && object == folded(report_.provider.name));
        return whole ? "overall" : std::string{};
    }

    /// A rating on its own line below "Is the service safe?", or with it in the heading.
    void read_verdict_under_heading(const Piece& piece) {
        if (piece.section.empty()) return;
        std::string_view text = piece.block.text;
        if (folded(text.substr(0, 8)).starts_with("rating: ")) text = trimmed(text.substr(7));
        const std::string name = rating_name(piece.section.back());
        if (auto rating = rating_in_cell(text)) keep(name, *rating);
    }

    Report& report_;
    std::vector<std::string> flat_;  // of a grid whose cells ran together: names of its columns
    std::vector<std::string> grid_;  // names of the columns of the ratings grid being read
};

void read_heading_ratings(std::span<const Piece> pieces, Report& report) {
    for (const auto& piece : pieces) {
        const auto part = part_of_piece(piece, report);
        for (const auto& heading : piece.section) {
            const auto suffix = rating_suffix_bytes(heading);
            if (suffix == 0) continue;
            const auto rating = rating_in_cell(std::string_view(heading).substr(heading.size() - suffix));
            const auto name = rating_name(std::string_view(heading).substr(0, heading.size() - suffix));
            if (!rating || name.empty()) continue;
            if (part.empty()) {
                report.ratings.try_emplace(name, *rating);
            } else {
                merge_part({part, part_level(part), {{name, *rating}}}, report);
            }
        }
    }
}

/// A rating dated well before this report's inspection was given at an earlier one.
void mark_carried_forward(Report& report) {
    const PartialDate& own = report.inspected_from.known() ? report.inspected_from : report.published;
    if (!own.known()) return;
    const auto mark = [&](std::map<std::string, Rating>& ratings) {
        for (auto& [name, rating] : ratings) {
            if (rating.date.known() && last_day(rating.date) < first_day({own.year, own.month, 0})) rating.carried_forward = true;
        }
    };
    mark(report.ratings);
    for (auto& part : report.service_ratings) mark(part.ratings);
}

}  // namespace

std::string_view movement_in(std::string_view text) {
    const std::string key = folded(text.substr(0, 160));
    for (const auto& movement : kMovements) {
        if (contains(key, movement.mark)) return movement.movement;
    }
    return {};
}

std::optional<Rating> rating_in_cell(std::string_view text) {
    if (text.size() > 110) return std::nullopt;
    const std::string_view words_on = without_leading_marks(text);
    std::string key = folded(words_on);
    std::size_t lead = 0;
    for (const std::string_view start : {"rating: ", "rated ", "rating "}) {
        if (key.starts_with(start)) key.erase(0, start.size()), lead += start.size();
    }
    const auto words = rating_words_at_start(key);
    if (words.empty()) return std::nullopt;
    // The date is read from the source's own case: months are only months with a capital.
    if (!only_marks_and_date(words_on.substr(std::min(words_on.size(), lead + words.size())))) return std::nullopt;
    Rating rating;
    rating.value = value_of(words);
    rating.movement = movement_in(text);
    rating.suspended = contains(key, "suspended");
    if (const auto date = first_date(text)) rating.date = date->to;
    return rating;
}

namespace {

/// "Overall rating for this service Requires Improvement", "Safe Good": label and rating with nothing between them.
std::size_t plain_rating_suffix(std::string_view line) {
    const std::string key = folded(line);
    if (key.size() != line.size()) return 0;  // folding kept the places of the words
    for (const auto words : kRatingWords) {
        const auto at = last_position_of(words, key);
        if (at == std::string::npos || at == 0 || key[at - 1] != ' ') continue;
        if (rating_in_cell(line.substr(at)) && !rating_name(line.substr(0, at)).empty()) return line.size() - at;
    }
    return 0;
}

}  // namespace

std::string_view without_rating(std::string_view line) {
    const std::string key = folded(line);
    if (key.size() != line.size()) return line;
    for (const auto words : kRatingWords) {
        const auto at = last_position_of(words, key);
        if (at != std::string::npos && at > 1 && at + words.size() == key.size() && key[at - 1] == ' ') return trimmed(line.substr(0, at), " :-|");
    }
    return line;
}

std::size_t rating_suffix_bytes(std::string_view heading) {
    if (heading.size() > 200) return 0;
    for (const std::string_view mark : {"?", ":"}) {
        const auto at = last_position_of(mark, heading);
        if (at == std::string_view::npos || at + 1 == heading.size()) continue;
        const auto rest = trimmed(heading.substr(at + 1));
        if (rating_in_cell(rest)) return static_cast<std::size_t>(heading.data() + heading.size() - rest.data());
    }
    return plain_rating_suffix(heading);
}

void read_ratings(std::span<const Piece> pieces, Report& report) {
    Reader(report).read(pieces);
    if (report.ratings.size() < 4) read_flattened_ratings(pieces, report);
    read_heading_ratings(pieces, report);
    if (report.report_kind != "press-release") read_rating_history(pieces, report);  // told_ratings.cpp reads those
    mark_carried_forward(report);
}

}  // namespace findings::understanding
