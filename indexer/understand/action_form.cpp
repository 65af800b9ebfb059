// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/action_form.hpp"

#include "indexer/understand/breach_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

struct Question {
    std::string_view starts;  // folded
    std::string_view
        label;  // of the line that its answer becomes; empty: the answer stays as it is
};

constexpr std::array kQuestions = {
    Question{"how the regulation was not being met", "Finding"},
    Question{"how the regulation is not being met", "Finding"},
    Question{"please describe clearly the action you are going to take", "Action"},
    Question{"who is responsible for the action", "Owner"},
    Question{"how are you going to ensure that the improvements have been made", "Evidence"},
    Question{"date actions will be completed", "Due"},
    Question{"date action will be completed", "Due"},
    Question{"who is responsible", ""},
    Question{"what resources", ""},
    Question{"how will people who use the service", ""},
};

/// In the order in which a plan is read.
constexpr auto kLabels = std::to_array<std::string_view>(
    {"Finding", "Regulation", "Action", "Owner", "Evidence", "Due"});

const Question* question_in(std::string_view text) {
    const std::string key = folded(text.substr(0, 90));
    const auto* found = std::find_if(kQuestions.begin(), kQuestions.end(), [&](const auto& one) {
        return key.starts_with(one.starts);
    });
    return found == kQuestions.end() ? nullptr : found;
}

/// Where the answer begins in a cell that holds question and answer; npos when it is all question.
std::size_t answer_in(std::string_view text, const Question& question) {
    // The last mark that ends the words of the question: its second sentence is one of the form's.
    constexpr auto kEnds = std::to_array<std::string_view>(
        {"to check this?", "intend to achieve?", "intend to achieve", "until this date?"});
    for (const auto end : kEnds) {
        if (const auto at = text.find(end); at != std::string_view::npos) {
            const auto begin = text.find_first_not_of(" :?\n", at + end.size());
            return begin;
        }
    }
    const auto mark = text.find_first_of("?:", question.starts.size() - 1);
    return mark == std::string_view::npos ? mark : text.find_first_not_of(" :?\n", mark + 1);
}

std::vector<std::string_view> lines_of(const Piece& piece) {
    std::vector<std::string_view> lines;
    if (piece.block.kind == BlockKind::TableRow && !piece.block.cells.empty()) {
        for (const auto& cell : piece.block.cells) {
            if (!trimmed(cell).empty()) lines.push_back(trimmed(cell));
        }
    } else {
        lines.push_back(trimmed(piece.block.text));
    }
    return lines;
}

bool heads_form(const Piece& piece) {
    const std::string key = folded(piece.block.text.substr(0, 80));
    return key.starts_with("regulated activit") && key.ends_with("regulation") && key.size() < 60;
}

/// Who filled it in, as what and when stands below the last table.
bool ends_form(const Piece& piece) {
    const std::string key = folded(piece.block.text.substr(0, 40));
    return piece.block.kind == BlockKind::TableRow &&
           (key.starts_with("position") || key.starts_with("completed by") ||
            key.starts_with("date: |") || key.starts_with("signed"));
}

class FormReader {
  public:
    explicit FormReader(std::vector<Piece>& out) : out_(out) {}

    void read(const Piece& piece) {
        if (heads_form(piece)) {
            close();
            inside_ = true;
            return keep(piece, piece.block.text, SectionRole::Boilerplate);
        }
        if (inside_ && ends_form(piece)) close(), inside_ = false;
        if (!inside_) return out_.push_back(piece);
        for (const auto line : lines_of(piece)) read_line(piece, line);
    }

    void close() {
        for (const auto label : kLabels) {
            for (const auto& [name, text] : answers_) {
                if (name == label)
                    keep(first_, std::string(label) + ": " + text, SectionRole::Body);
            }
        }
        out_.insert(out_.end(), rest_.begin(), rest_.end());
        answers_.clear(), rest_.clear(), asked_.reset();
        answered_ = false;
    }

  private:
    void read_line(const Piece& piece, std::string_view line) {
        if (const Question* question = question_in(line)) {
            const auto begin = answer_in(line, *question);
            const auto words = trimmed(line.substr(0, begin));
            asked_ = question->label;
            if (asked_->empty())
                rest_.push_back(line_of(piece, words, SectionRole::Body));
            else
                keep(piece, words, SectionRole::Boilerplate);
            if (begin != std::string_view::npos) answer(piece, line.substr(begin));
            return;
        }
        if (breach_line(line) == BreachLine::Regulation) return note(piece, "Regulation", line);
        if (!asked_ && !answered_ && breach_line(line) == BreachLine::Activity)
            return keep(piece, line, SectionRole::Boilerplate);
        answer(piece, line);
    }

    void answer(const Piece& piece, std::string_view text) {
        answered_ = true;
        if (asked_ && !asked_->empty()) return note(piece, *asked_, text);
        // Behind its question: "None." says nothing alone.
        if (asked_ && !rest_.empty()) {
            (rest_.back().block.text += ' ') += text;
        } else {
            rest_.push_back(line_of(piece, text, piece.role));
        }
    }

    void note(const Piece& piece, std::string_view label, std::string_view text) {
        if (answers_.empty()) first_ = piece;
        const auto known = std::find_if(answers_.begin(), answers_.end(), [&](const auto& one) {
            return one.first == label;
        });
        if (known == answers_.end()) return void(answers_.emplace_back(label, text));
        known->second += ' ';
        known->second += text;
    }

    static Piece line_of(const Piece& piece, std::string_view text, SectionRole role) {
        Piece line = piece_with_text(piece, text);
        line.block.kind = BlockKind::Paragraph;
        line.role = role;
        return line;
    }

    void keep(const Piece& piece, std::string_view text, SectionRole role) {
        out_.push_back(line_of(piece, text, role));
    }

    std::vector<Piece>& out_;
    std::vector<Piece> rest_;
    std::vector<std::pair<std::string, std::string>> answers_;
    Piece first_;
    std::optional<std::string_view> asked_;  // label of the last question; absent before the first
    bool inside_ = false, answered_ = false;
};

}  // namespace

void read_action_forms(std::vector<Piece>& pieces) {
    const bool is_form = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        return folded(piece.block.text.substr(0, 90))
            .starts_with("please describe clearly the action you are going to take");
    });
    if (!is_form) return;
    std::vector<Piece> out;
    out.reserve(pieces.size());
    FormReader reader(out);
    for (const auto& piece : pieces) reader.read(piece);
    reader.close();
    pieces = std::move(out);
}

void hide_frame_of_form(std::vector<Block>& blocks) {
    for (auto& block : blocks) {
        const std::string key = folded(block.text.substr(0, 80));
        if (block.text.size() < 160 &&
            (key.starts_with("completed by: (please print") ||
             key.starts_with("completed by (please print") || key.starts_with("completed by: | ") ||
             contains(key, "please print name")))
            block.kind = BlockKind::Furniture;
        if (block.text.size() < 260 &&
            key.starts_with("please see the covering letter for the date"))
            block.kind = BlockKind::Furniture;
    }
}

}  // namespace findings::understanding
