// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/sections.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/understand/headings.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/prepare.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/visit_boxes.hpp"
#include "indexer/understand/words.hpp"

namespace findings::understanding {
namespace {

constexpr std::int32_t kInnermost = 9;  // level of headings whose place the source does not state
constexpr std::size_t kLongestLeadIn = 240;
constexpr std::size_t kShortLeadIn = 70;  // "Inspectors found:" says nothing by itself

struct OpenHeading {
    std::int32_t level = 0;
    Block block;
    HeadingMeaning meaning;
    std::string core_service;
    std::string addressee;
    bool in_trail = true;
    bool used = false;  // some piece shows it in its trail
};

bool is_action_list(std::optional<SectionRole> role) {
    return role == SectionRole::MustActions || role == SectionRole::ShouldActions;
}

/// Lists that trusts' reports print a core service at a time.
bool is_grouped(std::optional<SectionRole> role) { return is_action_list(role) || role == SectionRole::GoodPractice; }

bool is_trust_wide(std::string_view text) {
    const std::string key = heading_key(text);
    return key == "trust wide" || key == "trust-wide" || key == "trustwide" || key == "provider wide";
}

class Walker {
  public:
    Walker(std::span<const Block> blocks, const SectionOptions& options) : blocks_(blocks), options_(options) {
        inspection_ = is_inspection_kind(options.report_kind);
        native_headings_ = std::count_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.kind == BlockKind::Heading; });
        if (options.report_kind == "case-study") base_role_ = SectionRole::CaseStudy;
    }

    std::vector<Piece> walk() {
        for (index_ = 0; index_ < blocks_.size(); ++index_) {
            const Block& block = blocks_[index_];
            if (block.kind == BlockKind::Furniture) continue;
            if (block.kind == BlockKind::Heading && !is_boilerplate_text(block.text)) {
                const auto meaning = heading_meaning(block.text);
                open(block, options_.flat_headings ? flat_level(block, meaning) : block.level, meaning);
            } else if (const auto level = promoted_level(block)) {
                open(block, *level, heading_meaning(block.text));
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

    void open(const Block& block, std::int32_t level, HeadingMeaning meaning) {
        lead_in_.clear(), lead_in_role_.reset(), box_.reset(), table_header_.clear();
        list_seen_ = false;
        if (meaning.role != SectionRole::Breach) regulation_.clear();
        if (!inspection_) forget_inspection_meaning(meaning);
        if (options_.framework != "saf-2023") meaning.quality_statement = {};
        const bool grouping = !meaning.core_service.empty() || is_trust_wide(block.text);
        if (grouping && !open_.empty() && is_grouped(role_of_open())) {
            // A core service named inside a MUST list groups its items; it opens no chapter.
            level = std::max(level, group_level() + 1);
            meaning.role = role_of_open();
        } else if (!open_.empty() && !open_.back().used && is_part_of(meaning, open_.back().meaning)) {
            // "Our findings" directly followed by "Safe staffing" in the same type: the second is part of the first.
            level = std::max(level, open_.back().level + 1);
        }
        close_down_to(level);
        OpenHeading heading{level, block, meaning, std::string(meaning.core_service), std::string(meaning.addressee)};
        const bool is_name = !meaning.known || !meaning.core_service.empty();
        const bool in_title = folded(block.text) == folded(options_.title) || (is_cover() && is_name && contains(folded(options_.title), folded(block.text)));
        const bool overprinted = is_cover() && !repaired_overprint(block.text).empty();
        heading.in_trail = !in_title && !overprinted;
        if (overprinted && !in_title) keep_as_line(block);
        heading.used = in_title || overprinted;
        if (role_of_open() == SectionRole::Recommendations || meaning.role == SectionRole::Recommendations) {
            heading.addressee = addressee_of_heading(block.text);
        }
        open_.push_back(std::move(heading));
    }

    /// Without levels an unknown heading stands below the question or service that is open and ends other sections.
    std::int32_t flat_level(const Block& block, const HeadingMeaning& meaning) const {
        if (!block.text.empty() && is_digit(block.text.front())) return block.level;  // a number tells its depth
        if (meaning.known && meaning.level > 0) return meaning.level;
        const bool goes_on = role_of_open() == SectionRole::Recommendations && !addressee_of_heading(block.text).empty();
        for (const auto& heading : open_) {
            const auto& open_meaning = heading.meaning;
            const bool keeps = heading.level <= 1 || open_meaning.question != KeyQuestion::None || !open_meaning.core_service.empty() ||
                               open_meaning.role == SectionRole::Personal;
            if (!keeps && !goes_on) return heading.level;
        }
        return kInnermost - 1;
    }

    static void forget_inspection_meaning(HeadingMeaning& meaning) {
        meaning.question = KeyQuestion::None;
        meaning.quality_statement = {};
        if (meaning.role == SectionRole::Findings || meaning.role == SectionRole::Breach) meaning.role.reset();
    }

    void close_down_to(std::int32_t level) {
        while (!open_.empty() && open_.back().level >= level) {
            OpenHeading last = std::move(open_.back());
            open_.pop_back();
            if (!last.used) keep_as_line(last.block);
        }
    }

    /// A heading that stands in no trail is kept as a line of its own, so that no word is lost.
    void keep_as_line(const Block& block) {
        const std::string regulation = std::exchange(regulation_, {});
        Piece piece = piece_here(block);
        piece.role = personal() ? SectionRole::Personal : SectionRole::Boilerplate;
        pieces_.push_back(std::move(piece));
        regulation_ = regulation;
    }

    std::optional<SectionRole> role_of_open() const {
        for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
            if (it->meaning.role) return it->meaning.role;
        }
        return std::nullopt;
    }

    std::int32_t group_level() const {
        for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
            if (is_grouped(it->meaning.role) && it->core_service.empty()) return it->level;
        }
        return 0;
    }

    static bool is_part_of(const HeadingMeaning& inner, const HeadingMeaning& outer) {
        if (!outer.known || outer.level == 0) return false;
        return inner.known ? inner.level > outer.level : outer.level == 3;
    }

    /// Still among the lines of a cover or page head, where the parts of the title stand one below the other.
    bool is_cover() const { return index_ < 8; }

    bool personal() const {
        return std::any_of(open_.begin(), open_.end(), [](const auto& h) { return h.meaning.role == SectionRole::Personal; });
    }

    /// Level at which a paragraph that is really a heading opens; absent for ordinary paragraphs.
    std::optional<std::int32_t> promoted_level(const Block& block) const {
        const bool candidate = block.kind == BlockKind::Paragraph && block.text.size() <= 120 && contains(block.text, "\n") == false;
        if (!candidate || ends_sentence_without_question(block.text) || is_verdict_text(block.text)) return std::nullopt;
        const auto meaning = heading_meaning(block.text);
        const bool lead_in = block.text.ends_with(':') && !meaning.known;
        if (lead_in || is_label_line(block.text) || lead_in_role(block.text) == SectionRole::However) return std::nullopt;
        if (meaning.known && promotable(block, meaning)) {
            if (native_headings_ == 0 || options_.flat_headings) return meaning.level;
            // Below the heading it stands under, and beside an earlier paragraph of the same standing.
            return meaning.level >= 4 || !meaning.core_service.empty() ? kInnermost : std::max(native_level() + 1, 4 + meaning.level);
        }
        return !meaning.known && looks_like_heading(block) ? std::optional(kInnermost) : std::nullopt;
    }

    /// A key question followed at once by its rating is a line of a ratings block, unless the source has no headings.
    bool promotable(const Block& block, const HeadingMeaning& meaning) const {
        const Block* next = next_block();
        if (next == nullptr) return false;
        if (!meaning.core_service.empty() && next->kind == BlockKind::TableRow) return false;  // a cell that fell out of its table
        if (meaning.question == KeyQuestion::None || native_headings_ == 0 || options_.flat_headings) return true;
        return !rating_in_cell(next->text) && rating_suffix_bytes(block.text) == 0;
    }

    static bool ends_sentence_without_question(std::string_view text) { return ends_sentence(text) && !text.ends_with('?'); }

    bool looks_like_heading(const Block& block) const {
        const Block* next = next_block();
        if (next == nullptr || !is_heading_shaped(block.text)) return false;
        if (next->kind != BlockKind::Paragraph && next->kind != BlockKind::ListItem) return false;
        if (pieces_.empty() && open_.empty() && options_.title.empty()) return false;
        return next->text.size() >= 80 && next->text.ends_with('.');
    }

    std::int32_t native_level() const {
        std::int32_t level = 0;
        for (const auto& heading : open_) {
            if (heading.block.kind == BlockKind::Heading) level = heading.level;
        }
        return level;
    }

    const Block* next_block() const {
        for (std::size_t i = index_ + 1; i < blocks_.size(); ++i) {
            if (blocks_[i].kind != BlockKind::Furniture) return &blocks_[i];
        }
        return nullptr;
    }

    // -- paragraphs and list items ---------------------------------------------------------------

    Piece piece_here(const Block& block) {
        Piece piece;
        piece.block = block;
        piece.role = base_role_;
        piece.key_question = options_.key_question;
        for (auto& heading : open_) {
            if (heading.in_trail) piece.section.push_back(heading.block.text);
            heading.used = heading.used || heading.in_trail;
            if (heading.meaning.role) piece.role = *heading.meaning.role;
            if (heading.meaning.question != KeyQuestion::None) piece.key_question = heading.meaning.question;
            if (!heading.meaning.quality_statement.empty()) piece.quality_statement = heading.meaning.quality_statement;
            if (!heading.core_service.empty()) piece.core_service = heading.core_service;
            if (!heading.addressee.empty()) piece.addressee = heading.addressee;
        }
        if (base_role_ == SectionRole::CaseStudy && piece.role == SectionRole::Body) piece.role = base_role_;
        if (!regulation_.empty()) piece.section.push_back(regulation_);
        return piece;
    }

    void place(const Block& block) {
        if (options_.report_kind == "mha-visit" && place_boxes(block)) return;
        const bool is_item = block.kind == BlockKind::ListItem;
        if (!is_item && after_list_) lead_in_.clear(), lead_in_role_.reset();
        after_list_ = is_item;
        list_seen_ = list_seen_ || is_item;
        if (!is_item && list_seen_) end_list_section();
        Piece piece = piece_here(block);
        if (box_) piece.role = *box_;
        if (lead_in_role_ && (is_item || *lead_in_role_ == SectionRole::However || *lead_in_role_ == SectionRole::Breach)) {
            piece.role = *lead_in_role_;
        }
        if (is_item && !lead_in_.empty()) piece.section.push_back(lead_in_);
        settle_role(piece);
        if (!is_item) note_lead_in(block, piece);
        push(std::move(piece));
    }

    /// A list of outcomes or key points is over with its last item: what is said after it is about the whole again.
    void end_list_section() {
        const auto role = role_of_open();
        const Block* next = next_block();
        const bool list_goes_on = next != nullptr && next->kind == BlockKind::ListItem;
        if ((role != SectionRole::OutcomesAimed && role != SectionRole::KeyFindings) || list_goes_on) return;
        while (!open_.empty() && open_.back().meaning.role == role) close_down_to(open_.back().level);
        list_seen_ = false;
    }

    /// What the words themselves say goes before what the section says.
    void settle_role(Piece& piece) const {
        const std::string_view text = piece.block.text;
        const bool regulation_title = piece.role == SectionRole::Breach && (is_regulation_line(text) || is_regulated_activity(text));
        if (personal()) {
            piece.role = SectionRole::Personal;
        } else if (is_not_assessed_text(text)) {
            piece.role = SectionRole::NotAssessed;
        } else if (text == options_.source_line || (text.ends_with(':') && lead_in_role(text) == SectionRole::RatingReasons) || is_boilerplate_text(text) || is_verdict_text(text) || is_label_line(text) || regulation_title) {
            piece.role = SectionRole::Boilerplate;
        } else if (piece.block.kind != BlockKind::ListItem && is_history_text(text)) {
            piece.role = SectionRole::History;
        } else if (inspection_ && (piece.role == SectionRole::Body || piece.role == SectionRole::Findings || piece.role == SectionRole::Breach)) {
            if (const auto role = action_in_words(piece.block)) piece.role = *role;
        }
    }

    /// A line ending in ":" speaks for the list below it: it is a passage of its own and stands in the items' trail.
    void note_lead_in(const Block& block, Piece& piece) {
        const std::string_view text = block.text;
        if (role_of_open() == SectionRole::Breach) note_regulation(text);
        const auto role = lead_in_role(text);
        const bool ends_open = text.ends_with(':') || role == SectionRole::However;
        if (!ends_open || text.size() > kLongestLeadIn || piece.role == SectionRole::Personal) {
            if (!text.ends_with(':') && !after_list_ && lead_in_role_ != SectionRole::Breach) lead_in_.clear();
            return;
        }
        const Block* next = next_block();
        const bool list_follows = next != nullptr && next->kind == BlockKind::ListItem;
        if (!list_follows && role != SectionRole::However && role != SectionRole::Breach) return;
        lead_in_ = text;
        lead_in_role_ = role_for_list(role);
        const bool list_role = piece.role == SectionRole::However || piece.role == SectionRole::Recommendations || is_action_list(piece.role) ||
                               piece.role == SectionRole::RatingReasons || piece.role == SectionRole::OutcomesAimed;
        if (list_role) piece.role = SectionRole::Body;
        if (text.size() <= kShortLeadIn || role == SectionRole::RatingReasons) piece.role = SectionRole::Boilerplate;
    }

    /// MUST and SHOULD are words of the regulator: elsewhere the same line introduces recommendations.
    std::optional<SectionRole> role_for_list(std::optional<SectionRole> role) const {
        if (!role) return std::nullopt;
        if (!inspection_ && is_action_list(role)) return SectionRole::Recommendations;
        if (!inspection_ && (role == SectionRole::RatingReasons || role == SectionRole::Findings)) return std::nullopt;
        if (inspection_ && role == SectionRole::Recommendations && is_action_list(role_of_open())) return std::nullopt;
        return role;
    }

    void note_regulation(std::string_view text) {
        const auto at = is_regulation_line(text) ? 0 : is_regulated_activity(text) ? text.find("Regulation 1") : std::string_view::npos;
        if (at != std::string_view::npos) regulation_ = text.substr(at);
    }

    void push(Piece piece) {
        if (piece.role == SectionRole::MustActions || piece.role == SectionRole::ShouldActions || piece.role == SectionRole::Recommendations) {
            if (auto stated = addressee_in(piece.block.text, piece.role); !stated.empty()) piece.addressee = std::move(stated);
        } else {
            piece.addressee.clear();
        }
        pieces_.push_back(std::move(piece));
    }

    // -- tables and visit boxes ------------------------------------------------------------------

    void place_row(const Block& row) {
        if (options_.report_kind == "mha-visit" && place_boxes(row)) return;
        if (row.column_header == 1) table_header_ = row.cells;
        Piece piece = piece_here(row);
        if (box_) piece.role = *box_;
        const bool rating_row = folded(row.text.substr(0, 40)).starts_with("overall rating for") ||
                                (row.text.size() < 300 && std::any_of(row.cells.begin(), row.cells.end(), is_verdict_text));
        const bool label_row = row.cells.size() == 2 && is_label_line(row.cells[0] + ": " + row.cells[1]);
        const bool header = row.column_header == 1 || folded(row.text) == "regulated activity | regulation";
        settle_role(piece);
        if (role_of_open() == SectionRole::Breach) settle_breach_row(piece);
        if (piece.role != SectionRole::Personal && (header || rating_row || label_row)) piece.role = SectionRole::Boilerplate;
        after_list_ = false;
        push(std::move(piece));
    }

    /// A row that names activity and regulation only is the heading of the text below it.
    void settle_breach_row(Piece& piece) {
        for (const auto& cell : piece.block.cells) {
            for (const auto line : split_lines(cell)) {
                if (is_regulation_line(line)) regulation_ = line;
            }
        }
        const std::string line = folded(piece.block.text);
        if (!contains(line, "not being met") && !contains(line, "breach of") && line.size() < 260) piece.role = SectionRole::Boilerplate;
    }

    bool place_boxes(const Block& block) {
        const auto open = role_of_open();
        const bool in_box = open == SectionRole::WeFound || open == SectionRole::ActionStatement;
        auto boxes = visit_boxes(block, table_header_, in_box && !box_ ? open : box_);
        if (boxes.parts.empty()) return false;
        for (auto& [part, role] : boxes.parts) {
            Piece piece = piece_here(part);
            piece.role = personal() ? SectionRole::Personal : role;
            pieces_.push_back(std::move(piece));
        }
        box_ = boxes.open;
        return true;
    }

    std::span<const Block> blocks_;
    const SectionOptions& options_;
    std::size_t index_ = 0;
    bool inspection_ = false;
    std::ptrdiff_t native_headings_ = 0;
    SectionRole base_role_ = SectionRole::Body;
    std::vector<OpenHeading> open_;
    std::string lead_in_;
    std::optional<SectionRole> lead_in_role_;
    std::optional<SectionRole> box_;         // Mental Health Act visit box that goes on over several blocks
    std::vector<std::string> table_header_;  // of the table being read
    std::string regulation_;                 // "Regulation 12 ..." whose breach is being described
    bool after_list_ = false;
    bool list_seen_ = false;  // since the last heading
    std::vector<Piece> pieces_;
};

}  // namespace

bool is_inspection_kind(std::string_view report_kind) {
    constexpr std::array<std::string_view, 7> kKinds = {"inspection-report", "quality-report", "compliance-2010", "saf-report",
                                                        "evidence-appendix", "mha-visit",      "press-release"};
    return std::find(kKinds.begin(), kKinds.end(), report_kind) != kKinds.end();
}

std::vector<Piece> place_in_sections(std::span<const Block> blocks, const SectionOptions& options) {
    return Walker(blocks, options).walk();
}

}  // namespace findings::understanding
