// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/ratings.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/chrome_blocks.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/earlier_ratings.hpp"
#include "indexer/understand/flat_ratings.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/overall_sentences.hpp"
#include "indexer/understand/rated_lists.hpp"
#include "indexer/understand/rated_questions.hpp"
#include "indexer/understand/rating_parts.hpp"
#include "indexer/understand/service_columns.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestMovement = 30;  // bytes of a cell that only says how a rating moved

Rating rated(RatingValue value) {
    Rating rating;
    rating.value = value;
    return rating;
}

class Reader {
  public:
    explicit Reader(Report& report) : report_(report) {}

    void read(std::span<const Piece> pieces) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            std::optional<Piece> bare;
            // Lines of one paragraph each have their own.
            const auto told = contains(pieces[i].block.text, "\n")
                                  ? std::nullopt
                                  : told_before(pieces[i].block.text);
            before_ = told ? told->value : RatingValue::None;
            if (told) bare = without_bracket(pieces[i]);
            const auto& piece = bare ? *bare : pieces[i];
            if (piece.block.kind == BlockKind::TableRow) {
                question_ = piece.key_question;
                read_row(piece.block);
                continue;
            }
            grid_.clear();
            columns_.reset();
            services_.reset();
            rows_ = 0;
            if (read_flat_grid(piece.block)) continue;
            if (piece.role != SectionRole::History && piece.core_service.empty() &&
                piece.block.kind != BlockKind::Heading)
                read_rated_sentences(piece.block.text);
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
    void keep(const std::string& name, Rating rating) {
        if (name.empty() || rating.value == RatingValue::None) return;
        if (rating.previous == RatingValue::None) rating.previous = before_;
        const auto [known, is_new] = report_.ratings.try_emplace(name, rating);
        // The table on the cover has the rating alone, the grid further on its arrow.
        if (!is_new && known->second.value == rating.value && known->second.movement.empty())
            known->second.movement = rating.movement;
    }

    static Piece without_bracket(Piece piece) {
        for (auto& cell : piece.block.cells) {
            if (auto told = told_before(cell)) cell = std::move(told->text);
        }
        piece.block.text = told_before(piece.block.text)->text;
        return piece;
    }

    /// "Safe | Requires improvement | Good" below a head that says which of the two was before.
    bool read_compared_row(const Block& row, const std::string& name) {
        if (!columns_ || name.empty() ||
            std::max(columns_->now, columns_->before) >= row.cells.size())
            return false;
        auto now = rating_in_cell(row.cells[columns_->now]);
        const auto before = rating_in_cell(row.cells[columns_->before]);
        if (now && before) now->previous = before->value;
        if (now) keep(name, *now);
        return true;
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
            if (auto rating = rating_in_cell(row.cells[i]))
                part.ratings.try_emplace(grid_[i], *rating);
        }
        if (!part.ratings.empty()) merge_part(std::move(part), report_);
    }

    /// "Key question | Rating" rows and grids whose header is "Safe | Effective | ... | Overall".
    void read_row(const Block& row) {
        if (read_flat_grid(row)) return;
        std::vector<std::string> names;
        for (const auto& cell : row.cells) names.push_back(rating_name(cell));
        // "Rating | Good" below "Well-led" is of that question.
        if (question_ != KeyQuestion::None && !row.cells.empty() &&
            heading_key(row.cells.front()) == "rating")
            names.front() = to_id(question_);
        const auto named =
            std::count_if(names.begin(), names.end(), [](const auto& n) { return !n.empty(); });
        const bool has_rating = std::any_of(row.cells.begin(), row.cells.end(), [](const auto& c) {
            return rating_in_cell(c).has_value();
        });
        if (!has_rating) {
            if (const auto columns = rating_columns(row)) columns_ = columns;
            constexpr std::size_t kHeadRows = 3;  // of a table: others name no columns
            if (++rows_ <= kHeadRows) {
                if (auto services = service_columns(row, report_)) services_ = std::move(services);
            }
        } else if (services_ && !names.front().empty() &&
                   row.cells.size() == services_->parts.size()) {
            if (const auto own = read_service_row(row, names.front(), *services_, report_))
                keep(names.front(), *own);
            return;
        } else if (read_compared_row(row, names.front())) {
            return;
        }
        if (row.cells.size() >= 2 && row.text.size() > row.cells[0].size()) {
            const auto merged =
                merged_ratings(row.cells[0],
                               std::string_view(row.text).substr(row.cells[0].size()));
            for (const auto& [name, rating] : merged) keep(name, rating);
            if (!merged.empty()) return;
        }
        if (named >= 3 && !has_rating) {
            // The second line of a narrow head, "Well-" over "led".
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (names[i].empty() && folded(row.cells[i]) == "led") names[i] = "well-led";
            }
            grid_ = std::move(names);
            return;
        }
        if (grid_.size() == row.cells.size() && has_rating) {
            read_grid_row(row);
            return;
        }
        if (row.cells.size() >= 2 && !names.front().empty()) {
            if (auto rating = rating_in_cell(row.cells[1])) {
                // "Safe | Inadequate | ↓": a column of its own says how it moved.
                if (row.cells.size() > 2 && rating->movement.empty() &&
                    row.cells[2].size() <= kLongestMovement)
                    rating->movement = movement_in(row.cells[2]);
                keep(names.front(), *rating);
            }
        }
    }

    /// A grid whose cells a reader joined: "Safe Effective Caring | Responsive Well-led | Overall"
    /// and "Surgery | Good Good Good | Requires improvement Good | Good". As many ratings as the
    /// head has columns make a row of it.
    bool read_flat_grid(const Block& block) {
        if (block.text.size() > 200) return flat_.clear(), false;
        if (auto names = flat_grid_head(block.text); !names.empty()) {
            const bool whole =
                block.kind == BlockKind::TableRow && block.cells.size() >= names.size();
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
        const bool own =
            unlabelled || rating_name(first) == "overall" ||
            (!report_.service.empty() && core_service_name(first) == report_.service) ||
            (!report_.location.name.empty() && folded(first) == folded(report_.location.name));
        if (!unlabelled && rating_name(first) != "overall") keep_part(first, row);
        if (!own) return;
        for (std::size_t i = 0; i < grid_.size(); ++i) {
            if (auto rating = rating_in_cell(row.cells[i])) keep(grid_[i], *rating);
        }
    }

    /// "Are services safe? - Good", "Are services caring? - Outstanding" as lines of one paragraph:
    /// two at least, one rating a line.
    bool read_lines(std::string_view text) {
        if (!contains(text, "\n")) return false;
        std::vector<std::pair<std::string, Rating>> found;
        for (const auto whole : split_lines(text)) {
            const auto told = told_before(whole);
            const std::string_view line = told ? std::string_view(told->text) : whole;
            const std::size_t suffix = rating_suffix_bytes(line);
            auto rating =
                suffix == 0 ? std::nullopt : rating_in_cell(line.substr(line.size() - suffix));
            const std::string name =
                suffix == 0
                    ? std::string()
                    : rating_name(trimmed(line.substr(0, line.size() - suffix), " -:\u2013"));
            if (rating && told) rating->previous = told->value;
            if (rating && !name.empty()) found.emplace_back(name, *rating);
        }
        for (const auto& [name, rating] : found.size() < 2 ? decltype(found){} : found)
            keep(name, rating);
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

    /// "Overall: Good read more about inspection ratings"; "We rated it as requires improvement
    /// because:".
    void read_overall_sentence(std::string_view text) {
        const std::string line = folded(text.substr(0, 300));
        for (const std::string_view start : {"overall: ", "overall rating: ", "rating: "}) {
            if (!line.starts_with(start)) continue;
            const auto rest = std::string_view(line).substr(start.size());
            const auto words = rating_words_at_start(rest);
            const auto after = trimmed(rest.substr(words.size()));
            if (!words.empty() && (after.empty() || after.starts_with("read more")))
                keep("overall", rated(rating_of_words(words)));
        }
        const auto because = line.find(" as ");
        const bool says_rated = starts_with_any(
            line,
            std::array<std::string_view, 3>{"we rated ", "our rating of", "overall, we rated"});
        if (says_rated && because != std::string::npos && line.ends_with("because:")) {
            const auto words =
                rating_words_at_start(std::string_view(line).substr(line.rfind(" as ") + 4));
            if (!words.empty()) keep("overall", rated(rating_of_words(words)));
        }
    }

    /// "We rated Elm House as requires improvement.", "We rated safe as inadequate because the
    /// wards were not safe."
    void read_rated_sentences(std::string_view text) {
        // "rated", "Rated", "rating": cheap, and most texts have none
        if (!contains(text, "ated ") && !contains(text, "ating ")) return;
        for (const auto sentence :
             split_sentences(text.substr(0, std::min<std::size_t>(text.size(), 3000)), 1)) {
            const std::string line = folded(sentence.substr(0, 300));
            for (const auto& [name, rating] : questions_rated_in(line)) keep(name, rating);
            std::string_view rest = line;
            for (const std::string_view start :
                 {"overall, we rated ", "overall we rated ", "we rated "}) {
                if (!rest.starts_with(start)) continue;
                rest.remove_prefix(start.size());
                const auto as = rest.find(" as ");
                if (as == std::string_view::npos) return;
                const auto object = rest.substr(0, as);
                const auto words = rating_words_at_start(rest.substr(as + 4));
                if (!words.empty()) keep(rated_object(object), rated(rating_of_words(words)));
                break;
            }
            if (const auto whole = overall_told(line); whole != RatingValue::None)
                keep("overall", rated(whole));
        }
    }

    std::string rated_object(std::string_view object) const {
        if (const auto question = key_question_word(object); question != KeyQuestion::None)
            return std::string(to_id(question));
        const bool whole =
            object == "it" || object == "the service" || object == "this service" ||
            object == "the trust" || object == "the hospital" || object == "the provider" ||
            object == "the practice" ||
            (!report_.location.name.empty() && object == folded(report_.location.name)) ||
            (!report_.service.empty() && core_service_name(object) == report_.service) ||
            (!report_.provider.name.empty() && report_.location.name.empty() &&
             object == folded(report_.provider.name));
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
    std::optional<RatingColumns> columns_;      // of a table that compares two inspections
    std::optional<ServiceColumns> services_;    // of a table with a service a column
    std::size_t rows_ = 0;                      // without a rating since the table began
    KeyQuestion question_ = KeyQuestion::None;  // under which the row being read stands
    RatingValue before_ = RatingValue::None;    // as a bracket of the piece being read tells
};

/// A rating dated well before this report's inspection was given at an earlier one.
void mark_carried_forward(Report& report) {
    const PartialDate& own =
        report.inspected_from.known() ? report.inspected_from : report.published;
    if (!own.known()) return;
    const auto mark = [&](std::map<std::string, Rating>& ratings) {
        for (auto& [name, rating] : ratings) {
            if (rating.date.known() && last_day(rating.date) < first_day({own.year, own.month, 0}))
                rating.carried_forward = true;
        }
    };
    mark(report.ratings);
    for (auto& part : report.service_ratings) mark(part.ratings);
}

}  // namespace

void read_ratings(std::span<const Piece> pieces, Report& report) {
    Reader(report).read(pieces);
    if (report.ratings.size() < 4) read_flattened_ratings(pieces, report);
    read_heading_ratings(pieces, report);
    read_rated_lists(pieces, report);
    if (report.report_kind != "press-release")
        read_rating_history(pieces, report);  // told_ratings.cpp reads those
    mark_carried_forward(report);
}

}  // namespace findings::understanding
