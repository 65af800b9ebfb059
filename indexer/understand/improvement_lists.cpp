// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/improvement_lists.hpp"

#include "indexer/understand/improvement_boxes.hpp"
#include "indexer/understand/improvement_labels.hpp"
#include "indexer/understand/named_regulations.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

constexpr auto kSubjects = std::to_array<std::string_view>(
    {"The registered ", "The provider ", "The responsible ", "The manager "});
constexpr auto kAnswers = std::to_array<std::string_view>(
    {"Ref: ", "Response by ", "Action taken as confirmed", "Action taken by "});

/// The same for a piece: of a row the first cell tells.
std::size_t label_of(const Piece& piece) {
    const Block& block = piece.block;
    const bool row = block.kind == BlockKind::TableRow && !block.cells.empty();
    return improvement_label_at(row ? block.cells.front() : block.text);
}

/// Where the next demand begins: somebody shall do something.
std::size_t demand_at(std::string_view text, std::size_t from) {
    std::size_t found = std::string_view::npos;
    for (const auto subject : kSubjects) {
        for (auto at = text.find(subject, from); at < found; at = text.find(subject, at + 1)) {
            const auto near = text.substr(at, 90);
            if (contains(near, " shall ") || contains(near, " must ") || contains(near, " should "))
                found = at;
        }
    }
    return found;
}

std::size_t answer_at(std::string_view text, std::size_t from) {
    std::size_t found = text.size();
    for (const auto answer : kAnswers) found = std::min(found, text.find(answer, from));
    return found;
}

/// Text put together from pieces, and where each piece begins in it.
struct Stream {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> begins;  // place, piece

    void add(std::string_view more, std::size_t piece) {
        more = trimmed(more);
        if (more.empty()) return;
        if (!text.empty()) text += ' ';
        begins.emplace_back(text.size(), piece);
        text += more;
        std::replace(text.begin(), text.end(), '\n', ' ');
    }
    [[nodiscard]] std::size_t piece_at(std::size_t place) const {
        std::size_t piece = begins.front().second;
        for (const auto& [begin, of] : begins) piece = begin <= place ? of : piece;
        return piece;
    }
};

/// "... are not wedged Met open.": the verdict of the column beside, in the middle of a demand.
std::string without_verdict(std::string text) {
    for (const std::string_view verdict : {" Partially met ", " Not met ", " Met "}) {
        const auto at = text.find(verdict);
        if (at == std::string::npos) continue;
        text.replace(at, verdict.size(), " ");
    }
    return text;
}

/// "Stated: First time Ref: 5.2.2": where the words of the cell beside a label begin.
std::size_t cell_beside(std::string_view text) {
    std::size_t found = std::min(text.size(), text.find("Response by "));
    for (auto at = text.find("Ref: "); at < found; at = text.find("Ref: ", at + 1)) {
        if (at + 5 < text.size() && is_digit(text[at + 5])) found = at;
    }
    return found;
}

struct Demand {
    std::size_t begin = 0, end = 0, answer_end = 0;
};

/// What is demanded, each up to its answer; at every "The registered person shall" where the
/// answers alone do not part as many as there are labels.
std::vector<Demand> demands_in(std::string_view text, std::size_t labels) {
    std::vector<Demand> demands;
    for (auto at = demand_at(text, 0); at != std::string_view::npos;) {
        Demand demand{at, answer_at(text, at), text.size()};
        at = demand_at(text, demand.end);
        demand.answer_end = std::min(at, text.size());
        demands.push_back(demand);
    }
    if (demands.size() >= labels) return demands;
    demands.clear();
    for (auto at = demand_at(text, 0); at != std::string_view::npos;) {
        const auto next = std::min(demand_at(text, at + 4), text.size());
        demands.push_back({at, std::min(answer_at(text, at), next), next});
        at = next == text.size() ? std::string_view::npos : next;
    }
    return demands;
}

class Lists {
  public:
    explicit Lists(std::vector<Piece>& pieces) : pieces_(pieces) {}

    std::vector<Piece> read() {
        while (next_ < pieces_.size()) {
            const auto& text = pieces_[next_].block.text;
            if (text.size() < 400 && contains(text, "ensure compliance with")) {
                law_ = law_in(text);
                if (label_of(pieces_[next_]) == std::string_view::npos)
                    pieces_[next_].role = SectionRole::Boilerplate;
            }
            const bool opens = label_of(pieces_[next_]) != std::string_view::npos;
            if (opens && next_ >= failed_end_ && read_list()) continue;
            out_.push_back(std::move(pieces_[next_++]));
        }
        return std::move(out_);
    }

  private:
    /// Also in "The Nursing Homes Validation of Regulations (Northern Ireland) 2005 compliance".
    static std::string law_in(std::string text) {
        constexpr std::string_view kHead = "Validation of ";
        if (const auto at = text.find(kHead); at != std::string::npos) text.erase(at, kHead.size());
        return named_regulations(text);
    }

    [[nodiscard]] bool goes_on(const Piece& piece, const Piece& first) const {
        const std::string_view text = piece.block.text;
        if (piece.block.kind == BlockKind::Heading || piece.section != first.section ||
            piece.role == SectionRole::Personal || text.starts_with('*') ||
            contains(text, "ensure compliance with"))
            return false;
        const bool answered =
            contains(right_.text, "Response by ") || contains(right_.text, "Action taken ");
        // Behind the last answer: no label, no cell, no sentence.
        return goes_on_from_due(text, left_.text) || is_improvement_label(text) ||
               piece.block.kind == BlockKind::TableRow || !answered ||
               !ends_sentence(right_.text) || demand_at(text, 0) == 0 || answer_at(text, 0) == 0;
    }

    void add(std::size_t at) {
        const Block& block = pieces_[at].block;
        const bool row = block.kind == BlockKind::TableRow && block.cells.size() > 1;
        if (row) {
            for (std::size_t i = 0; i < block.cells.size(); ++i) {
                if (is_improvement_verdict(block.cells[i]))
                    verdict_ = block.cells[i];
                else
                    (i == 0 ? left_ : right_).add(block.cells[i], at);
            }
            return;
        }
        std::string_view text = block.text;
        const auto label = improvement_label_at(text);
        const bool is_label = is_improvement_label(text) || label != std::string_view::npos;
        if (!is_label && goes_on_from_due(text, left_.text)) return left_.add(text, at);
        if (!is_label) return add_beside(text, at);
        if (const auto verdict = verdict_behind_label(text); !verdict.empty()) {
            verdict_ = verdict;
            text = text.substr(0, text.size() - verdict.size());
        }
        if (label != std::string_view::npos && label > 0) {
            lead_ = text.substr(0, label);
            text = text.substr(label);
        }
        const auto demand = std::min(demand_at(text, 0), cell_beside(text));
        left_.add(text.substr(0, demand), at);
        right_.add(text.substr(demand), at);
    }

    /// "... is repaired. Ref: Standard 27.1": a line of the label may end what stands beside it.
    void add_beside(std::string_view text, std::size_t at) {
        const auto label = citation_at(text);
        right_.add(text.substr(0, label), at);
        if (label == std::string_view::npos) return;
        text = text.substr(label);
        const auto end = std::min(demand_at(text, 0), cell_beside(text));
        left_.add(text.substr(0, end), at);
        right_.add(text.substr(std::min(end, text.size())), at);
    }

    bool read_list() {
        left_ = right_ = {};
        lead_.clear();
        verdict_.clear();
        std::size_t end = next_;
        const Piece first = pieces_[next_];
        while (end < pieces_.size() && (end == next_ || goes_on(pieces_[end], first))) add(end++);
        std::vector<std::string> labels;
        for (auto at = improvement_label_at(left_.text); at != std::string::npos;) {
            const auto next = improvement_label_at(left_.text, at + 2);
            labels.emplace_back(trimmed(std::string_view(left_.text).substr(at, next - at)));
            at = next;
        }
        const auto demands = demands_in(right_.text, labels.size());
        const bool labelled = std::all_of(labels.begin(), labels.end(), [](const auto& label) {
            return contains(label, "Ref");
        });
        if (labels.empty() || !labelled || demands.size() != labels.size()) {
            // Where demands are missing, those left would be paired with the labels of others.
            if (demands.size() < labels.size()) failed_end_ = end;
            return false;
        }
        write(labels, demands, first);
        next_ = end;
        return true;
    }

    void write(const std::vector<std::string>& labels,
               const std::vector<Demand>& demands,
               const Piece& first) {
        const bool past = is_of_the_past(first);
        if (!lead_.empty()) {
            Piece lead = first;
            lead.block.text = lead_;
            lead.role = SectionRole::Boilerplate;
            out_.push_back(std::move(lead));
        }
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const auto& [begin, end, answer_end] = demands[i];
            ImprovementBox box;
            box.head = labels[i];
            box.law = law_;
            box.demand = trimmed(std::string_view(right_.text).substr(begin, end - begin));
            if (past) box.demand = without_verdict(std::move(box.demand));
            const auto answer =
                trimmed(std::string_view(right_.text).substr(end, answer_end - end));
            const auto colon = answer.find(": ", std::min(answer.find("taken"), answer.size()));
            box.label =
                trimmed(answer.substr(0, colon == std::string_view::npos ? colon : colon + 1));
            if (colon != std::string_view::npos) box.response = trimmed(answer.substr(colon + 2));
            if (past && i + 1 == labels.size()) box.verdict = verdict_;
            Piece place = pieces_[right_.piece_at(begin)];
            if (past) place.role = SectionRole::History;
            write_improvement_box(box, std::move(place), out_);
        }
    }

    [[nodiscard]] bool is_of_the_past(const Piece& first) const {
        const auto tells = [](std::string_view text) {
            const std::string key = folded(text);
            return contains(key, "last inspection") || contains(key, "previous inspection") ||
                   contains(key, "validation of");
        };
        return first.role == SectionRole::History || !verdict_.empty() || tells(lead_) ||
               contains(right_.text, "Action taken as confirmed") ||
               std::any_of(first.section.begin(), first.section.end(), tells);
    }

    std::vector<Piece>& pieces_;
    std::vector<Piece> out_;
    std::size_t next_ = 0, failed_end_ = 0;
    std::string law_, lead_, verdict_;
    Stream left_, right_;
};

}  // namespace

void read_improvement_lists(std::vector<Piece>& pieces) {
    const bool any = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        return label_of(piece) != std::string_view::npos;
    });
    if (any) pieces = Lists(pieces).read();
}

}  // namespace findings::understanding
