// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/answer_sections.hpp"

#include "indexer/understand/contacts.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestReply = 4000;  // bytes

/// "Response", "Trust response", "Our response to recommendation 2", "Service provider's reply".
bool names_answer(std::string_view heading) {
    constexpr auto kWhose = std::to_array<std::string_view>({"",
                                                             "trust",
                                                             "trust's",
                                                             "the trust's",
                                                             "provider",
                                                             "provider's",
                                                             "service provider",
                                                             "service provider's",
                                                             "the provider's",
                                                             "our",
                                                             "manager's",
                                                             "home's",
                                                             "council",
                                                             "council's",
                                                             "organisation's",
                                                             "hospital",
                                                             "hospital's",
                                                             "management"});
    constexpr auto kWhat =
        std::to_array<std::string_view>({"response", "reply", "formal response", "full response"});
    constexpr auto kTo = std::to_array<std::string_view>({"",
                                                          " to recommendation",
                                                          " to recommendations",
                                                          " to concern",
                                                          " to concerns",
                                                          " to the recommendations",
                                                          " to the recommendation",
                                                          " to our recommendations",
                                                          " to this recommendation"});
    if (heading.size() > 70) return false;
    std::string key = heading_key(heading);
    if (!contains(key, "response") && !contains(key, "reply")) return false;
    // "Response to recommendation 3"
    while (!key.empty() && (is_digit(key.back()) || key.back() == ' ')) key.pop_back();
    for (const auto whose : kWhose) {
        for (const auto what : kWhat) {
            for (const auto to : kTo) {
                std::string name(whose);
                if (!name.empty()) name += ' ';
                if (key == (name += what) + std::string(to)) return true;
            }
        }
    }
    return false;
}

bool may_answer(const Piece& piece) {
    constexpr auto kRoles = std::to_array({SectionRole::Body,
                                           SectionRole::Findings,
                                           SectionRole::KeyFindings,
                                           SectionRole::Recommendations,
                                           SectionRole::CaseStudy});
    return std::find(kRoles.begin(), kRoles.end(), piece.role) != kRoles.end() &&
           piece.block.kind != BlockKind::TableRow;
}

class AnswerReader {
  public:
    explicit AnswerReader(std::vector<Piece>& pieces) : pieces_(pieces) {}

    void read() {
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            Piece& piece = pieces_[i];
            const bool is_label = piece.block.text.ends_with(':') &&
                                  piece.block.kind == BlockKind::Paragraph &&
                                  names_answer(trimmed(piece.block.text, " :"));
            if (is_label) {
                piece.role = SectionRole::Boilerplate;
                open(i, piece.section);
                continue;
            }
            const bool in_part = !piece.section.empty() && names_answer(piece.section.back());
            if (in_part && (!is_open_ || piece.section != section_)) open(i, piece.section);
            if (is_open_ && piece.section != section_ && !is_below(piece)) is_open_ = false;
            if (is_open_ && may_answer(piece)) answer(piece);
        }
    }

  private:
    void open(std::size_t at, const std::vector<std::string>& section) {
        is_open_ = true, section_ = section;
        asked_ = nullptr;
        if (at == 0) return;
        Piece& last = pieces_[at - 1];
        const bool is_asked = last.role != SectionRole::Boilerplate &&
                              last.role != SectionRole::Response && last.reply == Reply{};
        // A list of several is answered as a whole.
        const bool is_one = at < 2 || pieces_[at - 2].section != last.section ||
                            pieces_[at - 2].role == SectionRole::Response ||
                            pieces_[at - 2].role == SectionRole::Boilerplate;
        if (is_asked && is_one) asked_ = &last;
    }

    [[nodiscard]] bool is_below(const Piece& piece) const {
        return piece.section.size() > section_.size() &&
               std::equal(section_.begin(), section_.end(), piece.section.begin());
    }

    void answer(Piece& piece) {
        piece.role = SectionRole::Response;
        piece.addressee.clear(), piece.number.clear(), piece.modality.clear();
        if (asked_ == nullptr) return;
        std::string& reply = asked_->reply.text;
        if (reply.size() + piece.block.text.size() > kLongestReply) return;
        reply += (reply.empty() ? "" : " ") + without_names(piece.block.text);
    }

    std::vector<Piece>& pieces_;
    std::vector<std::string> section_;
    Piece* asked_ = nullptr;  // within pieces_, which does not grow
    bool is_open_ = false;
};

}  // namespace

void read_answer_sections(std::vector<Piece>& pieces) { AnswerReader(pieces).read(); }

}  // namespace findings::understanding
