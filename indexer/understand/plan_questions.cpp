// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/plan_questions.hpp"

#include "indexer/understand/words.hpp"

#include <array>
#include <string_view>

namespace findings::understanding {
namespace {

using Words = std::string_view;  // parts of the folded head; blanks stand for the ends of words

// What makes a question one about proof, whatever else it asks: "How will we show what we did?"
constexpr std::array<Words, 18> kProof = {" know ",
                                          " show ",
                                          " shown ",
                                          " shows ",
                                          " tell if ",
                                          " tell whether ",
                                          " tell that ",
                                          " prove ",
                                          " proves ",
                                          " demonstrat",
                                          " measur",
                                          " make sure ",
                                          " check ",
                                          " checked ",
                                          " sustain",
                                          " look like ",
                                          " evidence",
                                          " assur"};
constexpr std::array<Words, 9> kWrong = {" not met ",
                                         " not being met ",
                                         " not meeting ",
                                         " found ",
                                         " wrong ",
                                         " said ",
                                         " saw ",
                                         " told us ",
                                         " asked us "};
constexpr std::array<Words, 10> kDone = {" do ",
                                         " happen ",
                                         " doing ",
                                         " does ",
                                         " did ",
                                         " done ",
                                         " put right ",
                                         " put it right ",
                                         " fix ",
                                         " address "};
constexpr std::array<Words, 5> kState = {" are we now ",
                                         " we are now ",
                                         " have we got ",
                                         " things stand ",
                                         " we have got "};

}  // namespace

PlanColumn asked_column(std::string_view key) {
    constexpr std::array<Words, 2> kSubject = {" how ", " what "};
    if (starts_with_any(key, std::array<Words, 2>{" whose ", " who "})) return PlanColumn::Owner;
    if (contains_any(key, kState)) return PlanColumn::Status;
    if (starts_with_any(key, std::array<Words, 3>{" is it done ", " done ", " has it been done "}))
        return PlanColumn::Status;
    if (!starts_with_any(key, kSubject)) return PlanColumn::None;
    const bool is_how = key.starts_with(" how ");
    if (contains_any(key, kWrong)) return PlanColumn::Finding;
    // "What we must do" repeats the regulator's words, "what we will do" answers them.
    if (contains(key, " must ") || contains(key, " should ")) return PlanColumn::Finding;
    if (contains_any(key, kProof)) return PlanColumn::Evidence;
    if (contains_any(key, kDone)) return PlanColumn::Action;
    return is_how && contains(key, " will ") ? PlanColumn::Action : PlanColumn::None;
}

}  // namespace findings::understanding
