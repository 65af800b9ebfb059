// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/sections.hpp"

#include "indexer/understand/actions_asked.hpp"
#include "indexer/understand/heading_lines.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/lead_ins.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/open_headings.hpp"
#include "indexer/understand/open_lead_in.hpp"
#include "indexer/understand/open_notice.hpp"
#include "indexer/understand/opening_rows.hpp"
#include "indexer/understand/overprint.hpp"
#include "indexer/understand/personal.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/settled_roles.hpp"
#include "indexer/understand/standard_lines.hpp"
#include "indexer/understand/table_frame.hpp"
#include "indexer/understand/task_names.hpp"
#include "indexer/understand/visit_boxes.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace findings::understanding {
namespace {

class Walker {
  public:
    Walker(std::span<const Block> blocks, const SectionOptions& options)
        : blocks_(blocks),
          options_(options),
          lines_(blocks, options),
          opening_rows_(blocks, lines_, options) {
        inspection_ = is_inspection_kind(options.report_kind);
        if (options.report_kind == "case-study") base_role_ = SectionRole::CaseStudy;
    }

    std::vector<Piece> walk() {
        for (index_ = 0; index_ < blocks_.size(); ++index_) {
            const Block& block = blocks_[index_];
            if (block.kind == BlockKind::Furniture) continue;
            if (const auto standard = opening_rows_.standard(index_); !standard.empty()) {
                open_standard(block, standard);
            } else if (const auto group = opening_rows_.group(index_)) {
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
            } else if (opening_rows_.is_domain(index_)) {
                Block domain = block;
                domain.kind = BlockKind::Heading, domain.cells.clear();
                open(domain, std::max(open_.native_level(), 3), heading_meaning(domain.text));
            } else if (const auto question = opening_rows_.question(index_)) {
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
        return inspection_ && in_notice() && notice_.goes_on_in(block);
    }

    bool in_notice() const { return open_.role() == SectionRole::Breach || notice_.is_open(); }

    void open_standard(const Block& block, std::string_view name) {
        if (standard_level_ == 0) standard_level_ = std::max(open_.native_level() + 1, 3);
        close_down_to(standard_level_);
        block.kind == BlockKind::TableRow ? place_row(block) : place(block);
        Block standard = block;
        standard.kind = BlockKind::Heading, standard.text = name, standard.cells.clear();
        open(standard, standard_level_, heading_meaning(name));
    }

    void open(const Block& block, std::int32_t level, HeadingMeaning meaning) {
        lead_in_.close(), box_.reset(), table_header_.clear(), caption_.clear();
        list_seen_ = false;
        notice_.pass_heading(meaning.role);
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
        level = open_.below_bare_heading(level, block, meaning, options_.flat_headings);
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
        const bool overprinted = is_cover() && is_name && !repaired_overprint(block.text).empty();
        heading.in_trail = !in_title && !overprinted;
        if (overprinted && !in_title) keep_as_line(block);
        heading.used = in_title || overprinted;
        if (open_.role() == SectionRole::Recommendations ||
            meaning.role == SectionRole::Recommendations)
            heading.addressee = asked_by_heading(block.text, inspection_);
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
        Piece piece = piece_of_section(block);
        piece.role = open_.personal() ? SectionRole::Personal : SectionRole::Boilerplate;
        pieces_.push_back(std::move(piece));
    }

    /// Still among the lines of a cover or page head, where the parts of the title stand one below
    /// the other.
    bool is_cover() const { return index_ < 8; }

    // -- paragraphs and list items ---------------------------------------------------------------

    Piece piece_of_section(const Block& block) {
        Piece piece;
        piece.block = block;
        piece.role = base_role_;
        piece.key_question = options_.key_question;
        open_.describe(piece);
        if (base_role_ == SectionRole::CaseStudy && piece.role == SectionRole::Body)
            piece.role = base_role_;
        return piece;
    }

    /// The same below the regulation of the notice that is open.
    Piece piece_here(const Block& block) {
        Piece piece = piece_of_section(block);
        if (notice_.is_open()) piece.section.push_back(notice_.regulation());
        return piece;
    }

    void place(const Block& block) {
        caption_ = caption_over_table(block, lines_.next(index_));
        if (options_.report_kind == "mha-visit" && place_boxes(block)) return;
        if (place_breach(block)) return;
        const bool is_item = block.kind == BlockKind::ListItem;
        if (!is_item && after_list_) lead_in_.close();
        after_list_ = is_item;
        list_seen_ = list_seen_ || is_item;
        if (!is_item && list_seen_) end_list_section();
        Piece piece = piece_here(block);
        if (box_) piece.role = *box_;
        if (notice_.is_open() && !is_action_list(piece.role))
            piece.role = SectionRole::Breach, notice_.tell();
        lead_in_.describe(piece);
        settle_role(piece);
        if (!is_item)
            lead_in_.note(piece,
                          {list_follows(), after_list_, inspection_, is_action_list(open_.role())});
        if (!inspection_) return push(std::move(piece));
        for (auto& run : runs_of(std::move(piece), open_.role())) push(std::move(run));
    }

    /// A list of outcomes or key points is over with its last item: what is said after it is about
    /// the whole again.
    void end_list_section() {
        const auto role = open_.role();
        if ((role != SectionRole::OutcomesAimed && role != SectionRole::KeyFindings) ||
            list_follows())
            return;
        while (!open_.empty() && open_.innermost().meaning.role == role)
            close_down_to(open_.innermost().level);
        list_seen_ = false;
    }

    void settle_role(Piece& piece) const {
        piece.role = settled_role(piece, options_, open_.personal());
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
        settle_role(piece);
        const Block* above = index_ == 0 ? nullptr : &blocks_[index_ - 1];
        if (piece.role != SectionRole::Personal && frames_table(row, above, lines_.next(index_)))
            piece.role = SectionRole::Boilerplate;
        after_list_ = false;
        push(std::move(piece));
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
        place_texts(name, group.texts);
    }

    void place_texts(const Block& heading, const std::vector<std::string>& texts) {
        for (const auto& text : texts) {
            Block paragraph = heading;
            paragraph.kind = BlockKind::Paragraph, paragraph.text = text, paragraph.level = 0;
            place(paragraph);
        }
    }

    void open_question(const Block& row, const QuestionRow& found) {
        Block line = row;
        line.cells[0] = found.question, line.text = found.question + " | " + row.cells[1];
        place_row(line);
        Block question = row;
        question.kind = BlockKind::Heading, question.text = found.question, question.cells.clear();
        open(question, std::max(question_level(), 3), heading_meaning(found.question));
        place_texts(question, found.texts);
    }

    /// Beside an earlier question of the same table, below everything else that is open.
    std::int32_t question_level() const {
        const bool beside =
            !open_.empty() &&
            key_question_of_heading(open_.innermost().block.text) != KeyQuestion::None;
        return beside ? open_.innermost().level : open_.native_level() + 1;
    }

    /// Notices: the regulation becomes the heading of what was not met, whatever form the table
    /// took.
    bool place_breach(const Block& block) {
        if (!inspection_ || open_.personal()) return false;
        if (block.kind != BlockKind::TableRow && close_notice(block.text)) return true;
        auto parts = notice_.lines_in(block, in_notice());
        if (parts.empty()) return false;
        for (auto& part : parts) place_breach_part(std::move(part));
        after_list_ = false;
        return true;
    }

    bool close_notice(std::string_view line) {
        return !pieces_.empty() && notice_.close(line, pieces_.back());
    }

    void place_breach_part(BreachPart part) {
        if (close_notice(part.block.text)) return;
        if (part.line == BreachLine::Text) {
            Piece piece = piece_here(part.block);
            piece.role = SectionRole::Breach;
            settle_role(piece);
            notice_.tell();
            push(std::move(piece));
            return;
        }
        notice_.take_up(part);
        Piece piece = piece_of_section(part.block);
        piece.role = SectionRole::Boilerplate;
        push(std::move(piece));
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
    OpeningRows opening_rows_;
    std::size_t index_ = 0;
    std::int32_t standard_level_ = 0;  // of the standards of 2010; 0 = none is open yet
    bool inspection_ = false;
    SectionRole base_role_ = SectionRole::Body;
    OpenHeadings open_;
    OpenLeadIn lead_in_;
    OpenNotice notice_;
    // Mental Health Act visit box that goes on over several blocks
    std::optional<SectionRole> box_;
    std::vector<std::string> table_header_;  // of the table being read
    std::string caption_;                    // of that table, where it has one
    bool after_list_ = false;
    bool list_seen_ = false;  // since the last heading
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
