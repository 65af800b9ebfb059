// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/inspection_demands.hpp"

#include "indexer/understand/action_headings.hpp"
#include "indexer/understand/demand_subjects.hpp"
#include "indexer/understand/modality.hpp"
#include "indexer/understand/recommendation_numbers.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestDemand = 2500;  // bytes

bool is_demand(SectionRole role) {
    return role == SectionRole::MustActions || role == SectionRole::ShouldActions ||
           role == SectionRole::Recommendations;
}

/// What the heading over some text says that it is.
enum class Under : std::uint8_t { Other, Improvements, Concern };

Under under_heading(std::string_view heading) {
    if (heading.size() > 90) return Under::Other;
    std::string key = heading_key(heading);
    while (!key.empty() && (is_digit(key.back()) || key.back() == ' ')) key.pop_back();
    constexpr auto kPriority = std::to_array<std::string_view>({"areas for priority action",
                                                                "area for priority action",
                                                                "priority actions",
                                                                "requirements",
                                                                "requirement"});
    if (heads_improvements(key) ||
        std::find(kPriority.begin(), kPriority.end(), key) != kPriority.end())
        return Under::Improvements;
    constexpr auto kConcerns = std::to_array<std::string_view>({"cause of concern",
                                                                "causes of concern",
                                                                "priority concern",
                                                                "priority concerns",
                                                                "key concern",
                                                                "key concerns"});
    return std::find(kConcerns.begin(), kConcerns.end(), key) != kConcerns.end() ? Under::Concern
                                                                                 : Under::Other;
}

/// Of a row the cell that asks: the others say where, who and when.
std::string_view asking_text(const Block& block) {
    if (block.kind != BlockKind::TableRow || block.cells.size() < 2) return block.text;
    const auto asks = std::find_if(block.cells.begin(), block.cells.end(), [](const auto& cell) {
        return !asked_by_inspectors(cell).empty();
    });
    return asks == block.cells.end() ? std::string_view(block.text) : std::string_view(*asks);
}

/// "Responsible bodies": the cell of a row that says who is to act.
std::string_view responsible_in(const Piece& piece) {
    if (piece.block.kind != BlockKind::TableRow || piece.columns.size() != piece.block.cells.size())
        return {};
    for (std::size_t i = 0; i < piece.columns.size(); ++i) {
        const std::string head = folded(piece.columns[i].substr(0, 60));
        constexpr auto kHeads = std::to_array<std::string_view>({"responsible bod",
                                                                 "responsible part",
                                                                 "responsible org",
                                                                 "lead bod",
                                                                 "lead part",
                                                                 "lead org",
                                                                 "lead agenc",
                                                                 "body responsible",
                                                                 "bodies responsible",
                                                                 "for whom"});
        if (starts_with_any(head, kHeads)) return trimmed(piece.block.cells[i]);
    }
    return {};
}

class Reader {
  public:
    void read(Piece& piece) {
        if (piece.role == SectionRole::Boilerplate || piece.role == SectionRole::Personal ||
            piece.role == SectionRole::History || piece.role == SectionRole::Response ||
            piece.role == SectionRole::NotAssessed || piece.block.text.size() > kLongestDemand)
            return;
        settle(piece);
        if (!is_demand(piece.role)) return note_asking(piece);
        // A form of words may hide who is asked: "With immediate effect, the force".
        if (const auto body = responsible_in(piece); !body.empty())
            piece.addressee = std::string(body);
        else if (const auto named = asked_by_inspectors(asking_text(piece.block)); !named.empty())
            piece.addressee = std::string(named);
        else if (piece.addressee.empty())
            piece.addressee = asked_over_list_;
        if (piece.modality.empty()) piece.modality = modality_of(piece);
        if (piece.number.empty()) piece.number = number_of(piece);
    }

  private:
    void note_heading(std::string_view heading) {
        heading_ = heading, under_ = under_heading(heading), asked_over_list_.clear();
        // "The school should:" over what it should do
        if (heading.ends_with(':') && heading.size() < 200)
            asked_over_list_ =
                asked_by_inspectors(std::string(heading.substr(0, heading.size() - 1)) + " ");
    }

    /// "Leaders should agree how absences are followed up." among findings: who is asked, and how
    /// strongly, but no more. "The trust should have told her" blames.
    static void note_asking(Piece& piece) {
        constexpr std::size_t kLongest = 400;  // bytes
        const std::string_view text = piece.block.text;
        const bool open = piece.role == SectionRole::Body || piece.role == SectionRole::Findings;
        if (!open || text.size() > kLongest || piece.block.kind == BlockKind::TableRow ||
            !piece.addressee.empty())
            return;
        const auto first = text.substr(0, text.find(". "));
        if (!contains_any(first, std::array<std::string_view, 2>{" must ", " should "}) ||
            tells_of_past_duty(first))
            return;
        piece.addressee = std::string(asked_by_inspectors(first));
        if (!piece.addressee.empty()) piece.modality = modality_in(first);
    }

    void settle(Piece& piece) {
        const std::string_view heading =
            piece.section.empty() ? std::string_view{} : std::string_view(piece.section.back());
        if (heading != heading_) note_heading(heading);
        if (under_ == Under::Other) return;
        const bool may_change = piece.role == SectionRole::Body ||
                                piece.role == SectionRole::Findings ||
                                piece.role == SectionRole::Recommendations;
        if (!may_change) return;
        const auto text = asking_text(piece.block);
        const auto modality = modality_in(text);
        const bool asks = (modality == "must" || modality == "should" || modality == "need") &&
                          !asked_by_inspectors(text).empty();
        if (under_ == Under::Improvements && asks)
            piece.role = modality == "must" ? SectionRole::MustActions : SectionRole::ShouldActions;
        if (under_ == Under::Concern && piece.role == SectionRole::Recommendations && !asks)
            piece.role = SectionRole::Findings;
    }

    static std::string modality_of(const Piece& piece) {
        if (auto told = modality_in(piece.block.text); !told.empty()) return told;
        if (piece.role == SectionRole::MustActions) return "must";
        return piece.role == SectionRole::ShouldActions ? "should" : "";
    }

    /// "1" of the marker "1." or of "1. By 31 July ..."; letters number parts and no demands.
    static std::string number_of(const Piece& piece) {
        const auto marked = number_of_marker(piece.block.marker);
        if (!marked.empty() && is_digit(marked.front())) return marked;
        const std::string_view text = piece.block.text;
        if (!is_digit(text.front()) || without_number(text).size() == text.size()) return {};
        return std::string(trimmed(text.substr(0, text.find_first_not_of("0123456789.")), "."));
    }

    std::string heading_;
    std::string asked_over_list_;  // by the heading, where it leads to a list
    Under under_ = Under::Other;
};

}  // namespace

void read_inspection_demands(std::vector<Piece>& pieces) {
    Reader reader;
    for (auto& piece : pieces) reader.read(piece);
}

}  // namespace findings::understanding
