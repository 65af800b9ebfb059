// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/sections.hpp"

#include "indexer/understand/breach_text.hpp"
#include "indexer/understand/demand_sentences.hpp"
#include "indexer/understand/heading_lines.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/open_headings.hpp"
#include "indexer/understand/personal.hpp"
#include "indexer/understand/prepare.hpp"
#include "indexer/understand/question_rows.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/standard_lines.hpp"
#include "indexer/understand/visit_boxes.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestLeadIn = 240;
constexpr std::size_t kShortLeadIn = 70;  // "Inspectors found:" says nothing by itself

class Walker {
  public:
    Walker(std::span<const Block> blocks, const SectionOptions& options)
        : blocks_(blocks), options_(options), lines_(blocks, options) {
        inspection_ = is_inspection_kind(options.report_kind);
        if (options.report_kind == "case-study") base_role_ = SectionRole::CaseStudy;
    }

    std::vector<Piece> walk() {
        for (index_ = 0; index_ < blocks_.size(); ++index_) {
            const Block& block = blocks_[index_];
            if (block.kind == BlockKind::Furniture) continue;
            if (const auto standard = opens_standard(block); !standard.empty()) {
                open_standard(block, standard);
            } else if (const auto group = opens_group(block)) {
                open_group(block, *group);
            } else if (is_line_in_large_type(block)) {
                block.kind == BlockKind::TableRow ? place_row(block) : place(block);
            } else if (block.kind == BlockKind::Heading &&
                       opens_section(block.text, options_.flat_headings)) {
                const auto meaning = heading_meaning(block.text);
                open(block,
                     options_.flat_headings ? open_.flat_level(block, meaning) : block.level,
                     meaning);
            } else if (const auto level = lines_.level_of(index_, open_, pieces_.empty())) {
                open(block, *level, heading_meaning(block.text));
            } else if (is_domain_row(block)) {
                Block domain = block;
                domain.kind = BlockKind::Heading, domain.cells.clear();
                open(domain, std::max(open_.native_level(), 3), heading_meaning(domain.text));
            } else if (const auto question = opens_question(block)) {
                open_question(block, *question);
            } else if (block.kind == BlockKind::TableRow) {
                place_row(block);
            } else {
                place(block);
            }
        }
        close_down_to(0);
        return std::move(pieces_);
    }

  private:
    // -- headings --------------------------------------------------------------------------------

    /// A line of a notice, or "However:", that a source prints as large as a heading: it opens no
    /// section.
    bool is_line_in_large_type(const Block& block) const {
        if (block.kind == BlockKind::Heading && lead_in_role(block.text) == SectionRole::However)
            return true;
        if (inspection_ && block.kind == BlockKind::Heading && block.text.size() < 60 &&
            rating_in_cell(block.text))
            return true;
        if (!inspection_ || (open_.role() != SectionRole::Breach && regulation_.empty()))
            return false;
        const bool rest_of_title = regulation_named_ && block.text.size() < 90 &&
                                   !ends_sentence(block.text) &&
                                   block.kind != BlockKind::ListItem &&
                                   heading_meaning(block.text).role != SectionRole::Breach;
        return rest_of_title || breach_line(block.text) != BreachLine::Text;
    }

    /// "Staffing | X | Met this standard" over what was found of it: the name of the standard.
    /// Empty for the rows of the cover's table, where one judgement stands below the other.
    std::string_view opens_standard(const Block& block) const {
        const auto name =
            options_.framework == "outcomes-2010" ? standard_judged(block) : std::string_view{};
        if (name.empty()) return {};
        constexpr std::size_t kNear = 4;  // blocks: the standard in full, then the judgement
        std::size_t near = 0;
        for (std::size_t i = index_ + 1; i < blocks_.size() && near < kNear; ++i) {
            if (blocks_[i].kind == BlockKind::Furniture) continue;
            if (!standard_judged(blocks_[i]).empty()) return {};
            if (heading_key(blocks_[i].text) == "our judgement") return name;
            ++near;
        }
        return {};
    }

    void open_standard(const Block& block, std::string_view name) {
        if (standard_level_ == 0) standard_level_ = std::max(open_.native_level() + 1, 3);
        close_down_to(standard_level_);
        block.kind == BlockKind::TableRow ? place_row(block) : place(block);
        Block standard = block;
        standard.kind = BlockKind::Heading, standard.text = name, standard.cells.clear();
        open(standard, standard_level_, heading_meaning(name));
    }

    /// "Leaving hospital" alone in the first row of a visit's box.
    bool is_domain_row(const Block& block) const {
        const Block* next = lines_.next(index_);
        return options_.report_kind == "mha-visit" && block.kind == BlockKind::TableRow &&
               next != nullptr && next->kind == BlockKind::TableRow && block.text.size() < 90 &&
               !contains(block.text, " | ") && heading_meaning(block.text).known;
    }

    void open(const Block& block, std::int32_t level, HeadingMeaning meaning) {
        lead_in_.clear(), lead_in_role_.reset(), box_.reset(), table_header_.clear();
        caption_.clear();
        list_seen_ = false;
        // "Enforcement actions" after what was not met: the regulation above is dealt with.
        if (meaning.role != SectionRole::Breach || breach_said_)
            regulation_.clear(), breach_said_ = false;
        regulation_named_ = false;
        if (!inspection_) forget_inspection_meaning(meaning);
        // Only visits have this part; elsewhere patients' issues are what a report is about.
        const bool visit = options_.report_kind == "mha-visit" ||
                           heading_key(block.text).starts_with("individual issues");
        if (meaning.role == SectionRole::Personal && !visit) meaning = {};
        if (options_.framework != "saf-2023") meaning.quality_statement = {};
        if (!meaning.known && asks_in_heading(block.text) && list_follows())
            meaning.role = SectionRole::Recommendations;
        // "Staffing" in large type over "X Met this standard".
        const Block* below = lines_.next(index_);
        if (standard_level_ != 0 && block.kind == BlockKind::Heading && !meaning.known &&
            below != nullptr && is_judgement_alone(*below))
            level = standard_level_;
        level = level_of(block, level, meaning);
        close_down_to(level);
        OpenHeading heading{level,
                            block,
                            meaning,
                            std::string(meaning.core_service),
                            std::string(meaning.addressee)};
        const bool is_name = !meaning.known || !meaning.core_service.empty();
        const bool in_title =
            folded(block.text) == folded(options_.title) ||
            (is_cover() && is_name && contains(folded(options_.title), folded(block.text)));
        const bool overprinted = is_cover() && !repaired_overprint(block.text).empty();
        heading.in_trail = !in_title && !overprinted;
        if (overprinted && !in_title) keep_as_line(block);
        heading.used = in_title || overprinted;
        if (open_.role() == SectionRole::Recommendations ||
            meaning.role == SectionRole::Recommendations) {
            heading.addressee = addressee_of_heading(block.text);
        }
        open_.push(std::move(heading));
    }

    /// "We recommend that the practice" in large type over the items that finish the sentence.
    static bool asks_in_heading(std::string_view text) {
        constexpr auto kAsks = std::to_array<std::string_view>(
            {"we recommend that ", "we suggest that ", "we would like the ", "we ask the "});
        return starts_with_any(folded(text.substr(0, 40)), kAsks) && !ends_sentence(text);
    }

    /// Where a heading opens; a group of a MUST list takes the list's meaning.
    std::int32_t level_of(const Block& block, std::int32_t level, HeadingMeaning& meaning) {
        if (open_.personal() && !meaning.known && is_personal_heading(block.text))
            return std::max(level, kInnermost - 1);
        const bool group = !meaning.core_service.empty() || is_trust_wide(block.text) ||
                           (!meaning.known && demand_follows()) ||
                           (is_grouped(open_.role()) && !meaning.known && list_follows() &&
                            !service_of_group(block.text).empty());
        const bool chapter = group && !options_.flat_headings && block.kind == BlockKind::Heading &&
                             level < open_.group_level() && !list_follows() && !demand_follows();
        if (group && is_grouped(open_.role()) && !chapter) {
            // A core service named inside a MUST list groups its items; it opens no chapter.
            meaning.role = open_.role();
            if (meaning.core_service.empty()) meaning.core_service = service_of_group(block.text);
            return std::max(level, open_.group_level() + 1);
        }
        return open_.settled_level(level, meaning, block.text);
    }

    /// The text below asks for something: the heading over it names a part of the list and not a
    /// new chapter.
    bool demand_follows() const {
        const Block* next = lines_.next(index_);
        return next != nullptr && next->text.size() < 600 && action_in_words(*next).has_value();
    }

    bool list_follows() const {
        const Block* next = lines_.next(index_);
        return next != nullptr && next->kind == BlockKind::ListItem;
    }

    void close_down_to(std::int32_t level) {
        for (auto last = open_.close_one(level); last; last = open_.close_one(level)) {
            if (!last->used) keep_as_line(last->block);
        }
    }

    /// A heading that stands in no trail is kept as a line of its own, so that no word is lost.
    void keep_as_line(const Block& block) {
        const std::string regulation = std::exchange(regulation_, {});
        Piece piece = piece_here(block);
        piece.role = open_.personal() ? SectionRole::Personal : SectionRole::Boilerplate;
        pieces_.push_back(std::move(piece));
        regulation_ = regulation;
    }

    /// Still among the lines of a cover or page head, where the parts of the title stand one below
    /// the other.
    bool is_cover() const { return index_ < 8; }

    // -- paragraphs and list items ---------------------------------------------------------------

    Piece piece_here(const Block& block) {
        Piece piece;
        piece.block = block;
        piece.role = base_role_;
        piece.key_question = options_.key_question;
        open_.describe(piece);
        if (base_role_ == SectionRole::CaseStudy && piece.role == SectionRole::Body)
            piece.role = base_role_;
        if (!regulation_.empty()) piece.section.push_back(regulation_);
        return piece;
    }

    /// "Table 1: Uses of force by type, July to September 2024" over a table: what its figures
    /// count and when.
    void note_caption(const Block& block) {
        constexpr std::size_t kLongestCaption = 200;
        constexpr std::array<std::string_view, 3> kStarts = {"table ", "figure ", "chart "};
        caption_.clear();
        const Block* next = lines_.next(index_);
        const std::string key = folded(block.text.substr(0, 10));
        const bool captions =
            block.kind == BlockKind::Paragraph && block.text.size() <= kLongestCaption &&
            next != nullptr && next->kind == BlockKind::TableRow &&
            std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) {
                return key.starts_with(start) && key.size() > start.size() &&
                       is_digit(key[start.size()]);
            });
        if (captions) caption_ = block.text;
    }

    void place(const Block& block) {
        note_caption(block);
        if (options_.report_kind == "mha-visit" && place_boxes(block)) return;
        if (place_breach(block)) return;
        const bool is_item = block.kind == BlockKind::ListItem;
        if (!is_item && after_list_) lead_in_.clear(), lead_in_role_.reset();
        after_list_ = is_item;
        list_seen_ = list_seen_ || is_item;
        if (!is_item && list_seen_) end_list_section();
        Piece piece = piece_here(block);
        if (box_) piece.role = *box_;
        if (!regulation_.empty() && !is_action_list(piece.role))
            piece.role = SectionRole::Breach, breach_said_ = true;
        if (lead_in_role_ && (is_item || *lead_in_role_ == SectionRole::However ||
                              *lead_in_role_ == SectionRole::Breach)) {
            piece.role = *lead_in_role_;
        }
        if (is_item && !lead_in_.empty()) piece.section.push_back(lead_in_);
        settle_role(piece);
        if (!is_item) note_lead_in(block, piece);
        push_runs(std::move(piece));
    }

    /// One piece, or several where a paragraph goes from findings to demands.
    void push_runs(Piece piece) {
        const bool may_ask = piece.role != SectionRole::Personal &&
                             piece.role != SectionRole::Boilerplate &&
                             piece.role != SectionRole::NotAssessed;
        // Under "What the service has done to meet requirements" old demands are told again.
        const bool told_again =
            open_.role() == SectionRole::History && piece.role == SectionRole::History;
        if (!inspection_ || !may_ask || told_again || piece.block.kind != BlockKind::Paragraph)
            return push(std::move(piece));
        const SectionRole own = piece.role;
        const auto runs = demand_runs(piece.block);
        const bool listed = is_action_list(open_.role());
        for (const auto& run : runs) {
            Piece part = piece;
            part.block.text = run.text;
            // The paragraph may have got its role from its first sentence only.
            const auto outer = is_action_list(own) && !listed && runs.size() > 1
                                   ? open_.role().value_or(SectionRole::Body)
                                   : own;
            part.role = run.role.value_or(outer);
            if (is_action_list(part.role) && listed && part.role != SectionRole::History)
                part.role = *open_.role();
            push(std::move(part));
        }
    }

    /// A list of outcomes or key points is over with its last item: what is said after it is about
    /// the whole again.
    void end_list_section() {
        const auto role = open_.role();
        const Block* next = lines_.next(index_);
        const bool list_goes_on = next != nullptr && next->kind == BlockKind::ListItem;
        if ((role != SectionRole::OutcomesAimed && role != SectionRole::KeyFindings) ||
            list_goes_on)
            return;
        while (!open_.empty() && open_.innermost().meaning.role == role)
            close_down_to(open_.innermost().level);
        list_seen_ = false;
    }

    /// What the words themselves say goes before what the section says.
    void settle_role(Piece& piece) const {
        const std::string_view text = piece.block.text;
        if (open_.personal() ||
            (options_.report_kind == "mha-visit" && is_about_one_patient(piece.block))) {
            piece.role = SectionRole::Personal;
        } else if (is_not_assessed_text(text)) {
            piece.role = SectionRole::NotAssessed;
        } else if (text == options_.source_line ||
                   (text.ends_with(':') && lead_in_role(text) == SectionRole::RatingReasons) ||
                   is_boilerplate_text(text) || is_verdict_text(text) || is_label_line(text)) {
            piece.role = SectionRole::Boilerplate;
        } else if (is_action_list(piece.role) && piece.block.kind != BlockKind::ListItem &&
                   text.size() < 60 && !ends_sentence(text) && word_count(text) <= 6 &&
                   !action_in_words(piece.block)) {
            piece.role = SectionRole::Boilerplate;  // a name over a group of actions
        } else if (is_past_demand_text(text) ||
                   (piece.block.kind != BlockKind::ListItem && is_history_text(text))) {
            piece.role = SectionRole::History;
        } else if (inspection_ &&
                   (piece.role == SectionRole::Body || piece.role == SectionRole::Findings ||
                    piece.role == SectionRole::Breach)) {
            if (const auto role = action_in_words(piece.block)) piece.role = *role;
        }
    }

    /// A line ending in ":" speaks for the list below it: it is a passage of its own and stands in
    /// the items' trail.
    void note_lead_in(const Block& block, Piece& piece) {
        const std::string_view text = block.text;
        const auto role = lead_in_role(text);
        const bool ends_open = text.ends_with(':') || role == SectionRole::However;
        if (!ends_open || text.size() > kLongestLeadIn || piece.role == SectionRole::Personal) {
            if (!text.ends_with(':') && !after_list_ && lead_in_role_ != SectionRole::Breach)
                lead_in_.clear();
            return;
        }
        const Block* next = lines_.next(index_);
        const bool list_follows = next != nullptr && next->kind == BlockKind::ListItem;
        if (!list_follows && role != SectionRole::However && role != SectionRole::Breach) return;
        lead_in_ = text;
        lead_in_role_ = role_for_list(role, lead_in_, inspection_, is_action_list(open_.role()));
        const bool list_role =
            piece.role == SectionRole::However || piece.role == SectionRole::Recommendations ||
            is_action_list(piece.role) || piece.role == SectionRole::RatingReasons ||
            piece.role == SectionRole::OutcomesAimed;
        if (list_role) piece.role = SectionRole::Body;
        if (text.size() <= kShortLeadIn || role == SectionRole::RatingReasons ||
            (inspection_ && is_action_list(lead_in_role_)) ||
            lead_in_role_ == SectionRole::Recommendations)
            piece.role = SectionRole::Boilerplate;
    }

    void push(Piece piece) {
        if (piece.role == SectionRole::MustActions || piece.role == SectionRole::ShouldActions ||
            piece.role == SectionRole::Recommendations) {
            if (auto stated = addressee_in(piece.block.text, piece.role); !stated.empty())
                piece.addressee = std::move(stated);
        } else {
            piece.addressee.clear();
        }
        pieces_.push_back(std::move(piece));
    }

    // -- tables and visit boxes ------------------------------------------------------------------

    void place_row(const Block& row) {
        if (options_.report_kind == "mha-visit" && place_boxes(row)) return;
        if (place_breach(row)) return;
        if (row.column_header == 1) table_header_ = row.cells;
        Piece piece = piece_here(row);
        if (!caption_.empty()) piece.section.push_back(caption_);
        if (box_) piece.role = *box_;
        const bool rating_row = folded(row.text.substr(0, 40)).starts_with("overall rating for") ||
                                (row.text.size() < 300 && !tells_reasons(row) &&
                                 std::any_of(row.cells.begin(), row.cells.end(), is_verdict_text));
        const bool label_row =
            row.cells.size() == 2 && is_label_line(row.cells[0] + ": " + row.cells[1]);
        const bool header = row.column_header == 1 ||
                            folded(row.text) == "regulated activity | regulation" ||
                            heads_table(row);
        settle_role(piece);
        if (piece.role != SectionRole::Personal && (header || rating_row || label_row))
            piece.role = SectionRole::Boilerplate;
        after_list_ = false;
        push(std::move(piece));
    }

    /// "Critical care | Good | Staffing followed national standards on every shift.": the last cell
    /// is a finding.
    static bool tells_reasons(const Block& row) {
        return row.cells.size() >= 2 && row.cells.back().size() > 60 &&
               ends_sentence(row.cells.back());
    }

    /// "Are services caring? | No action" over the text of that question, or with it in its cell,
    /// as reports on dentists have it.
    std::optional<QuestionRow> opens_question(const Block& row) const {
        auto question = inspection_ ? question_row(row) : std::nullopt;
        if (!question || !question->texts.empty()) return question;
        return is_text_of_rated_row() ? question : std::nullopt;
    }

    /// What was found stands below the row, and the row is none of a table of ratings.
    bool is_text_of_rated_row() const {
        const Block* next = lines_.next(index_);
        if (next == nullptr || lines_.follows_rated_question(index_) || follows_rated_row())
            return false;
        // Some readers give a row of one cell as a paragraph.
        return next->kind == BlockKind::TableRow
                   ? std::count_if(next->cells.begin(),
                                   next->cells.end(),
                                   [](const auto& cell) { return !cell.empty(); }) <= 1
                   : next->kind == BlockKind::Paragraph && next->text.size() > kShortLeadIn / 2;
    }

    /// "Overall | Good" right above.
    bool follows_rated_row() const {
        for (std::size_t i = index_; i > 0;) {
            const Block& above = blocks_[--i];
            if (above.kind == BlockKind::Furniture) continue;
            return above.kind == BlockKind::TableRow && above.cells.size() >= 2 &&
                   is_decision(above.cells.back()) &&
                   folded(above.cells.front().substr(0, 40)).starts_with("overall");
        }
        return false;
    }

    /// "Older people | Good" over what was found of them.
    std::optional<RatedGroup> opens_group(const Block& block) const {
        auto group = inspection_ ? rated_group(block) : std::nullopt;
        return group && is_text_of_rated_row() && !names_what_is_rated(lines_.next(index_)->text)
                   ? group
                   : std::nullopt;
    }

    void open_group(const Block& block, const RatedGroup& group) {
        Block name = block;
        name.kind = BlockKind::Heading, name.text = group.name, name.cells.clear();
        open(name,
             block.kind == BlockKind::Heading ? block.level : kInnermost,
             heading_meaning(group.name));
        Block rating = name;
        rating.kind = BlockKind::Paragraph, rating.text = group.rating, rating.level = 0;
        place(rating);
    }

    void open_question(const Block& row, const QuestionRow& found) {
        Block line = row;
        line.cells[0] = found.question, line.text = found.question + " | " + row.cells[1];
        place_row(line);
        Block question = row;
        question.kind = BlockKind::Heading, question.text = found.question, question.cells.clear();
        open(question, std::max(question_level(), 3), heading_meaning(found.question));
        for (const auto& text : found.texts) {
            Block paragraph = question;
            paragraph.kind = BlockKind::Paragraph, paragraph.text = text, paragraph.level = 0;
            place(paragraph);
        }
    }

    /// Beside an earlier question of the same table, below everything else that is open.
    std::int32_t question_level() const {
        const bool beside =
            !open_.empty() &&
            key_question_of_heading(open_.innermost().block.text) != KeyQuestion::None;
        return beside ? open_.innermost().level : open_.native_level() + 1;
    }

    /// "Year | Share (%)" over rows of figures or texts, though no reader marked it as the head.
    bool heads_table(const Block& row) const {
        constexpr std::size_t kLongestHead = 40;
        const bool is_first = index_ == 0 || blocks_[index_ - 1].kind != BlockKind::TableRow;
        const Block* next = lines_.next(index_);
        if (!is_first || row.cells.size() < 2 || next == nullptr ||
            next->kind != BlockKind::TableRow || next->cells.size() != row.cells.size())
            return false;
        const auto is_name = [&](const std::string& cell) {
            return !cell.empty() && cell.size() <= kLongestHead && !is_digit(cell.front()) &&
                   !ends_sentence(cell) && !cell.ends_with(':');
        };
        const bool value_below =
            std::any_of(next->cells.begin() + 1, next->cells.end(), [&](const std::string& cell) {
                return !cell.empty() && (is_digit(cell.front()) || cell.size() > kLongestHead);
            });
        // The head of the first column may be empty.
        return std::all_of(row.cells.begin() + 1, row.cells.end(), is_name) &&
               (row.cells.front().empty() || is_name(row.cells.front())) && value_below;
    }

    /// Notices: the regulation becomes the heading of what was not met, whatever form the table
    /// took.
    bool place_breach(const Block& block) {
        if (!inspection_ || open_.personal()) return false;
        const bool in_section = open_.role() == SectionRole::Breach || !regulation_.empty();
        if (block.kind != BlockKind::TableRow && close_notice(block.text)) return true;
        auto parts = breach_parts(block);
        // The regulation's name on a line of its own below its number.
        const bool rest_of_title = std::exchange(regulation_named_, false) && parts.size() == 1 &&
                                   parts[0].line == BreachLine::Text && block.text.size() < 90 &&
                                   !ends_sentence(block.text);
        if (rest_of_title) parts[0].line = BreachLine::Regulation;
        const bool is_notice = std::any_of(parts.begin(), parts.end(), [](const auto& part) {
            return is_notice_title(part.block.text);
        });
        const bool all_text = std::all_of(parts.begin(), parts.end(), [](const auto& part) {
            return part.line == BreachLine::Text;
        });
        if (parts.empty() || (all_text && block.kind != BlockKind::TableRow) ||
            (all_text && !in_section))
            return false;
        if (!in_section && !is_notice) return false;
        regulation_named_ = parts.back().line == BreachLine::Regulation && !rest_of_title;
        for (auto& part : parts) place_breach_part(std::move(part));
        after_list_ = false;
        return true;
    }

    /// A line that ends the notice belongs to what was told above it, however it was told.
    bool close_notice(std::string_view line) {
        if (!breach_said_ || pieces_.empty() || !closes_notice(line, regulation_)) return false;
        Piece& told = pieces_.back();
        if (told.role != SectionRole::Breach || told.section.empty() ||
            told.section.back() != regulation_)
            return false;
        // "This was a breach ..." below a list speaks of all its items.
        if (told.block.kind == BlockKind::ListItem && folded(line).starts_with("th")) return false;
        (told.block.text += ' ') += line;
        return true;
    }

    void place_breach_part(BreachPart part) {
        if (close_notice(part.block.text)) return;
        if (part.line == BreachLine::Text) {
            Piece piece = piece_here(part.block);
            piece.role = SectionRole::Breach;
            settle_role(piece);
            breach_said_ = true;
            push(std::move(piece));
            return;
        }
        const bool names = part.line == BreachLine::Regulation;
        if (std::exchange(breach_said_, false) && part.line != BreachLine::Label)
            regulation_.clear();
        if (names && regulation_.empty())
            regulation_ = part.block.text;
        else if (names)
            regulation_ += "; " + part.block.text;
        const std::string regulation = std::exchange(regulation_, {});
        Piece piece = piece_here(part.block);
        piece.role = SectionRole::Boilerplate;
        push(std::move(piece));
        regulation_ = regulation;
    }

    bool place_boxes(const Block& block) {
        const auto open = open_.role();
        const bool in_box = open == SectionRole::WeFound || open == SectionRole::ActionStatement;
        auto boxes = visit_boxes(block, table_header_, in_box && !box_ ? open : box_);
        if (boxes.parts.empty()) return false;
        for (auto& [part, role] : boxes.parts) {
            Piece piece = piece_here(part);
            piece.role =
                open_.personal() || is_about_one_patient(part) ? SectionRole::Personal : role;
            pieces_.push_back(std::move(piece));
        }
        box_ = boxes.open;
        return true;
    }

    std::span<const Block> blocks_;
    const SectionOptions& options_;
    HeadingLines lines_;
    std::size_t index_ = 0;
    std::int32_t standard_level_ = 0;  // of the standards of 2010; 0 = none is open yet
    bool inspection_ = false;
    SectionRole base_role_ = SectionRole::Body;
    OpenHeadings open_;
    std::string lead_in_;
    std::optional<SectionRole> lead_in_role_;
    // Mental Health Act visit box that goes on over several blocks
    std::optional<SectionRole> box_;
    std::vector<std::string> table_header_;  // of the table being read
    std::string caption_;                    // of that table, where it has one
    std::string regulation_;                 // "Regulation 12 ..." whose breach is being described
    bool after_list_ = false;
    bool list_seen_ = false;         // since the last heading
    bool regulation_named_ = false;  // the line before was its title
    // what was not met has been told: the next regulation begins another notice
    bool breach_said_ = false;
    std::vector<Piece> pieces_;
};

}  // namespace

bool is_inspection_kind(std::string_view report_kind) {
    constexpr std::array<std::string_view, 7> kKinds = {"inspection-report",
                                                        "quality-report",
                                                        "compliance-2010",
                                                        "saf-report",
                                                        "evidence-appendix",
                                                        "mha-visit",
                                                        "press-release"};
    return std::find(kKinds.begin(), kKinds.end(), report_kind) != kKinds.end();
}

std::vector<Piece> place_in_sections(std::span<const Block> blocks, const SectionOptions& options) {
    return Walker(blocks, options).walk();
}

}  // namespace findings::understanding
