// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/demands_of_papers.hpp"

#include "indexer/understand/actions_asked.hpp"
#include "indexer/understand/asked_bodies.hpp"
#include "indexer/understand/asked_subjects.hpp"
#include "indexer/understand/control_labels.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/dues.hpp"
#include "indexer/understand/modality.hpp"
#include "indexer/understand/recommendation_numbers.hpp"
#include "indexer/understand/task_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace findings::understanding {
namespace {

/// "Recommendation 2 (for local authorities): Fund ...": the bracket says to whom.
std::string bracketed_body(std::string_view rest) {
    if (!rest.starts_with("(")) return {};
    const auto close = rest.find(')');
    if (close == std::string_view::npos || close > 120) return {};
    auto who = rest.substr(1, close - 1);
    for (const std::string_view start : {"for ", "to "}) {
        if (who.starts_with(start)) return std::string(trimmed(who.substr(start.size())));
    }
    return std::string(bodies_at_start(who));
}

std::string addressee_of(const Piece& piece) {
    if (auto asked = asked_body(piece.block.text); !asked.empty()) return asked;
    std::string_view text = piece.block.text;
    if (const auto found = numbered_recommendation(text); found && !found->rest.empty()) {
        if (auto who = bracketed_body(found->rest); !who.empty()) return who;
        text = found->rest;
    }
    if (auto asked = asked_body(text); !asked.empty()) return asked;
    // "By April 2026, NHS England should ..."
    if (const auto comma = text.substr(0, 40).find(", "); text.starts_with("By ") &&
                                                          comma != std::string_view::npos &&
                                                          first_date(text.substr(0, comma)))
        text = text.substr(comma + 2);
    if (const auto subject = subject_that_must(text); is_known_body(subject)) {
        // "Schools and education bodies": a list may know the first of them only.
        const auto known = bodies_at_start(text);
        if (!known.empty() && known.size() < subject.size() && contains(subject, " and "))
            return std::string(subject);
    }
    if (auto stated = addressee_in(text, SectionRole::Recommendations); !stated.empty())
        return stated;
    const auto bodies = bodies_at_start(text);
    // "the government to fund care packages": an item of "we are calling for:"
    const bool to_do = !bodies.empty() && text.substr(bodies.size()).starts_with(" to ");
    if (bodies.empty() && piece.role == SectionRole::Recommendations) {
        if (auto named = named_with_task(text); !named.empty()) return named;
        return promising_body(text);
    }
    return modality_in(text).empty() && !to_do ? std::string{} : std::string(bodies);
}

class RecommendationReader {
  public:
    RecommendationReader(std::vector<Piece>& pieces, bool rules) : pieces_(pieces), rules_(rules) {}

    void read() {
        std::vector<Piece> out;
        out.reserve(pieces_.size());
        for (auto& piece : pieces_) {
            open_headings(piece, out);
            settle(piece);
            out.push_back(std::move(piece));
        }
        pieces_ = std::move(out);
    }

  private:
    /// A heading that is itself the recommendation becomes a passage of its own, once.
    void open_headings(const Piece& piece, std::vector<Piece>& out) {
        std::size_t same = 0;
        while (same < trail_.size() && same < piece.section.size() &&
               trail_[same] == piece.section[same])
            ++same;
        const bool changed = same < trail_.size() || same < piece.section.size();
        if (!changed) return;
        if (same < depth_)
            number_.clear(), addressee_.clear(), depth_ = 0, heading_is_text_ = false;
        for (std::size_t i = same; i < piece.section.size(); ++i) {
            const auto found = numbered_recommendation(piece.section[i]);
            if (!found) continue;
            number_ = found->number, depth_ = i + 1;
            heading_is_text_ = word_count(found->rest) >= 6;
            addressee_.clear();
            if (!heading_is_text_) continue;
            Piece heading = piece;
            heading.block.text = piece.section[i];
            heading.block.kind = BlockKind::Paragraph;
            heading.block.marker.clear();
            heading.section.resize(i);
            heading.role = SectionRole::Recommendations;
            heading.number = number_;
            settle(heading);
            out.push_back(std::move(heading));
        }
        trail_ = piece.section;
    }

    void settle(Piece& piece) {
        const bool open = piece.role == SectionRole::Body ||
                          piece.role == SectionRole::KeyFindings ||
                          piece.role == SectionRole::Findings;
        if (piece.role == SectionRole::Boilerplate) note_group(piece);
        if (piece.role == SectionRole::Recommendations && is_whose_line(piece)) {
            piece.role = SectionRole::Boilerplate;
            piece.addressee.clear();
            return;
        }
        const auto own = numbered_recommendation(piece.block.text);
        // "Safety recommendation R/2024/032:" on a line of its own is the number of what comes
        // next.
        const bool names_next = own && own->rest.empty() &&
                                piece.block.kind == BlockKind::Paragraph &&
                                (contains(own->number, "/") || piece.block.text.size() > 12);
        if (names_next && piece.role != SectionRole::Personal) {
            line_number_ = own->number;
            piece.role = SectionRole::Boilerplate;
            return;
        }
        // What stands under such a line is what it numbers, wherever the list begins.
        if (open && !line_number_.empty() && piece.block.kind == BlockKind::Paragraph)
            piece.role = SectionRole::Recommendations;
        const bool own_text = own && word_count(own->rest) >= 4;
        // Under "Recommendation 3" the text is the recommendation; under a heading that says it,
        // its explanation.
        const bool below = depth_ > 0 && !heading_is_text_ && piece.section.size() >= depth_ &&
                           (open || piece.role == SectionRole::Recommendations);
        if (open && (own_text || (below && !modality_in(piece.block.text).empty())))
            piece.role = SectionRole::Recommendations;
        // "NHS England must:" above a list: MUST and SHOULD are the regulator's to the provider,
        // elsewhere they recommend.
        const bool is_action =
            piece.role == SectionRole::MustActions || piece.role == SectionRole::ShouldActions;
        if (is_action && piece.reply == Reply{}) piece.role = SectionRole::Recommendations;
        if (piece.role == SectionRole::Recommendations && !own && !below && line_number_.empty() &&
            tells_of_list(piece))
            piece.role = SectionRole::Body;
        const bool listed = piece.role == SectionRole::Recommendations;
        const bool asks = open && !asked_body(piece.block.text).empty();
        if (!listed && !asks) {
            if (open && piece.block.text.ends_with(':'))
                note_lead_in(piece);
            else if (open || (rules_ && stands_in_rules(piece)))
                note_demand(piece);
            return;
        }
        number(piece, own, below);
        piece.modality = modality_in(piece.block.text);
        if (piece.modality.empty() && !piece.section.empty())
            piece.modality = modality_in(piece.section.back());
        if (piece.modality.empty() && !lead_in_.empty() && piece.block.kind == BlockKind::ListItem)
            piece.modality = modality_in(lead_in_);
        address(piece);
        read_due(piece);
        if (!piece.block.text.ends_with(':') && piece.block.kind != BlockKind::ListItem)
            lead_in_.clear();
        if (piece.block.text.ends_with(':')) note_lead_in(piece);
    }

    /// "Author and title:" / "Ida Marsh, Head of Quality": whose paper it is, printed below what it
    /// asks the board for.
    bool is_whose_line(const Piece& piece) {
        constexpr std::size_t kLongest = 160;
        const bool is_value = std::exchange(awaits_name_, false);
        if (piece.block.kind != BlockKind::Paragraph || piece.block.text.size() > kLongest)
            return false;
        const auto line = control_line(piece.block.text);
        const bool whose = line.label != nullptr && (line.label->use == ControlUse::Author ||
                                                     contains(line.label->name, "director") ||
                                                     contains(line.label->name, "executive"));
        awaits_name_ = whose && line.value.empty();
        return whose || (is_value && modality_in(piece.block.text).empty());
    }

    /// "2.3 Staff must ..." under "Good practice", "Risks" or "What people say": a numbered rule
    /// is one under any heading.
    static bool stands_in_rules(const Piece& piece) {
        constexpr auto kMisleading = std::to_array<SectionRole>({SectionRole::GoodPractice,
                                                                 SectionRole::However,
                                                                 SectionRole::Breach,
                                                                 SectionRole::PeopleSay,
                                                                 SectionRole::RatingReasons,
                                                                 SectionRole::WeFound,
                                                                 SectionRole::CaseStudy,
                                                                 SectionRole::History,
                                                                 SectionRole::Response,
                                                                 SectionRole::OutcomesAimed});
        const bool misled =
            std::find(kMisleading.begin(), kMisleading.end(), piece.role) != kMisleading.end();
        return misled && (!paragraph_number(piece.block.text).empty() ||
                          contains(number_of_marker(piece.block.marker), "."));
    }

    /// Guidance and policies ask in their text: "Services must ...". The passage stays where it is
    /// and says who and how strongly.
    void note_demand(Piece& piece) const {
        const std::string_view whole = piece.block.text;
        const auto own = paragraph_number(whole);
        const auto text = own.empty() ? whole : trimmed(whole.substr(own.size()));
        const std::string marked = number_of_marker(piece.block.marker);
        const std::string_view number = own.empty() && contains(marked, ".") ? marked : own;
        std::string subject(subject_that_must(text));
        const bool is_rule = rules_ && !number.empty() && !modality_in(text).empty() && binds(text);
        const std::string behind = is_rule ? subject_behind_opening(text) : std::string{};
        if (!behind.empty()) subject = behind;
        if ((subject.empty() && !is_rule) || piece.block.kind == BlockKind::Quote ||
            text.ends_with(':'))
            return;
        const bool asked = !subject.empty() && can_be_asked(subject);
        if (!asked && piece.block.kind != BlockKind::ListItem &&
            piece.block.kind != BlockKind::Paragraph)
            return;
        const std::string modality = modality_in(text);
        // "People asked whether a door should be open": only told, under whatever number.
        const bool told = (modality == "must" || modality == "should") && !binds(text);
        if (rules_ && told && !asked) return;
        piece.modality = modality;
        if (asked) piece.addressee = without_article(subject);
        if (rules_ && (asked || !number.empty())) piece.role = SectionRole::Recommendations;
        if (rules_ && piece.number.empty()) piece.number = std::string(trimmed(number, "."));
        // An ordered list of demands that no heading calls so.
        const bool numbered = asked && piece.block.kind == BlockKind::ListItem && !marked.empty() &&
                              is_digit(marked.front());
        if (numbered && piece.number.empty()) piece.number = marked;
        read_due(piece);
    }

    /// "We make four recommendations.", "The recommendations are numbered as ...": about the list,
    /// none of it.
    static bool tells_of_list(const Piece& piece) {
        if (piece.block.kind != BlockKind::Paragraph || !piece.block.marker.empty() ||
            !modality_in(piece.block.text).empty())
            return false;
        constexpr std::array<std::string_view, 10> kStarts =
            {"we ", "the ", "these ", "our ", "this ", "in ", "here ", "they ", "it ", "there "};
        return starts_with_any(folded(piece.block.text.substr(0, 12)), kStarts);
    }
    void note_group(const Piece& piece) {
        if (piece.block.text.ends_with(':')) note_lead_in(piece);
    }
    void note_lead_in(const Piece& piece) {
        lead_in_ = piece.block.text;
        if (auto body = body_of_lead_in(lead_in_); !body.empty())
            lead_in_body_ = std::move(body);
        else
            lead_in_body_.clear();
    }

    void number(Piece& piece, const std::optional<NumberedText>& own, bool below) {
        if (own) {
            piece.number = own->number;
            number_ = piece.number;
            if (depth_ == 0) parent_.clear();
        } else if (const auto marked = number_of_marker(piece.block.marker); !marked.empty()) {
            const bool sub = is_sub_marker(marked);
            const std::string& above = below || depth_ > 0 ? number_ : parent_;
            if (sub && !above.empty()) {
                piece.number = above + (marked.front() == '(' ? marked : "(" + marked + ")");
            } else {
                piece.number = marked;
                if (!sub) parent_ = marked;
            }
        } else if (!line_number_.empty()) {
            piece.number = std::exchange(line_number_, {});
        } else if (below) {
            piece.number = number_;
        }
    }

    /// "Recommendation | For | By when": a table says in its columns who is asked and until when.
    static void read_columns(Piece& piece) {
        const auto& heads = piece.columns;
        const auto& cells = piece.block.cells;
        if (piece.block.kind != BlockKind::TableRow || heads.size() != cells.size()) return;
        constexpr std::array<std::string_view, 12> kWhose = {"for",
                                                             "to",
                                                             "addressee",
                                                             "addressed to",
                                                             "who",
                                                             "responsible",
                                                             "responsible body",
                                                             "lead",
                                                             "lead body",
                                                             "organisation",
                                                             "owner",
                                                             "by whom"};
        constexpr std::array<std::string_view, 6> kWhoseWords =
            {"lead ", "agency ", "agencies ", "responsible ", "organisation ", "partner "};
        constexpr std::array<std::string_view, 9> kWhen = {"by when",
                                                           "when",
                                                           "due",
                                                           "due date",
                                                           "deadline",
                                                           "timescale",
                                                           "target date",
                                                           "date",
                                                           "timing"};
        constexpr std::array<std::string_view, 6> kNumber =
            {"no", "number", "ref", "#", "recommendation no", "reference"};
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const std::string head = folded(trimmed(heads[i], " .:"));
            const auto is = [&](const auto& names) {
                return std::find(names.begin(), names.end(), head) != names.end();
            };
            // "Lead agency", "Responsible partner", "Which organisation"
            const bool whose =
                is(kWhose) || (word_count(head) <= 4 && contains_any(head + " ", kWhoseWords));
            const auto cell = trimmed(cells[i]);
            if (cell.empty()) continue;
            if (whose && piece.addressee.empty()) piece.addressee = std::string(cell);
            if (is(kNumber) && piece.number.empty() && cell.size() <= 6)
                piece.number = std::string(trimmed(cell, " ."));
            if (is(kWhen) && piece.due_text.empty()) {
                piece.due_text = std::string(cell);
                if (const auto dates = dates_in(cell, true);
                    !dates.empty() && !dates.front().is_period)
                    piece.due = dates.front().to;
            }
        }
    }

    void address(Piece& piece) {
        read_columns(piece);
        if (piece.block.kind == BlockKind::TableRow && !piece.addressee.empty()) return;
        if (auto stated = addressee_of(piece); !stated.empty()) {
            piece.addressee = std::move(stated);
            if (!is_sub_marker(trimmed(
                    piece.number.substr(std::min(piece.number.size(), piece.number.find('('))),
                    "()")))
                addressee_ = piece.addressee;
            return;
        }
        if (!piece.section.empty() && piece.addressee.empty())
            piece.addressee = body_of_lead_in(piece.section.back());
        if (piece.addressee.empty() && piece.block.kind == BlockKind::ListItem)
            piece.addressee = lead_in_body_;
        // "We recommend that:" / "councils count missed visits": who is asked begins the item.
        if (const bool that = !piece.section.empty() && piece.section.back().ends_with(" that:");
            that && piece.addressee.empty()) {
            auto who = piece.block.text.starts_with("the ")
                           ? std::string_view(piece.block.text).substr(4)
                           : std::string_view(piece.block.text);
            piece.addressee = std::string(bodies_at_start(who));
        }
        const bool sub = contains(piece.number, "(");
        if (piece.addressee.empty() && sub) piece.addressee = addressee_;
    }

    std::vector<Piece>& pieces_;
    // the paper is made of rules: what must and should be done is what it asks
    bool rules_ = false;
    std::vector<std::string> trail_;
    std::size_t depth_ = 0;         // of the heading "Recommendation 3" that is open; 0 = none
    bool heading_is_text_ = false;  // that heading says the recommendation itself
    bool awaits_name_ = false;      // the line before asks for a name only
    std::string line_number_;       // told on a line of its own, for the recommendation below it
    std::string number_, parent_, addressee_, lead_in_, lead_in_body_;
};

}  // namespace

void read_recommendations(std::vector<Piece>& pieces, bool rules) {
    RecommendationReader(pieces, rules).read();
}

}  // namespace findings::understanding
