// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/told_demands.hpp"

#include "indexer/understand/asked_bodies.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestSubject = 60;  // bytes before the verb: "The Public Audit Bureau"

struct AskVerb {
    std::string_view words;  // folded
    bool with_to = false;    // "calls on X to do", else "recommends that X do"
};

constexpr auto kVerbs = std::to_array<AskVerb>({{" calls on ", true},
                                                {" call on ", true},
                                                {" called on ", true},
                                                {" is calling on ", true},
                                                {" are calling on ", true},
                                                {" urges ", true},
                                                {" urge ", true},
                                                {" is urging ", true},
                                                {" are urging ", true},
                                                {" asks ", true},
                                                {" calls for ", true},
                                                {" wants ", true},
                                                {" recommends that ", false},
                                                {" recommend that ", false},
                                                {" recommended that ", false},
                                                {" asks that ", false},
                                                {" suggests that ", false}});

/// Somebody who speaks: "It", "The Bureau", "They", "The authors", a name. Not "Staff said that".
bool is_speaker(std::string_view subject) {
    return !subject.empty() && subject.size() <= kLongestSubject && is_upper(subject.front()) &&
           word_count(subject) <= 7 &&
           !contains_any(subject, std::array<std::string_view, 4>{",", ".", ":", ";"}) &&
           !contains_any(" " + folded(subject) + " ",
                         std::array<std::string_view, 6>{" not ",
                                                         " no longer ",
                                                         " who ",
                                                         " which ",
                                                         " said ",
                                                         " was "});
}

/// "employers" of "employers to provide ...", "trusts" of "trusts publish ...".
std::string asked_of(std::string_view rest, bool with_to) {
    if (const auto known = bodies_at_start(rest); !known.empty()) return std::string(known);
    constexpr std::size_t kMostWords = 6;
    if (with_to) {
        const auto to = rest.find(" to ");
        const auto who = rest.substr(0, to);
        const bool sound = to != std::string_view::npos && word_count(who) <= kMostWords;
        return sound ? std::string(who.starts_with("the ") ? who.substr(4) : who) : std::string{};
    }
    // The first plural: "crisis teams" of "crisis teams for young people work at night".
    constexpr std::size_t kMostOfName = 4;
    std::size_t words = 0;
    for (const auto word : split_on(rest, " ")) {
        if (++words > kMostOfName || word.find_first_of(",.;:") != std::string_view::npos) break;
        const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
                            !word.ends_with("is") && !word.ends_with("us");
        if (plural) {
            const auto end = static_cast<std::size_t>(word.data() + word.size() - rest.data());
            return std::string(rest.substr(0, end));
        }
    }
    return {};
}

struct Demand {
    bool asks = false;
    std::string addressee;
};

Demand demand_in(std::string_view sentence) {
    for (const auto& verb : kVerbs) {
        const auto at = sentence.find(verb.words);
        if (at == std::string_view::npos || !is_speaker(sentence.substr(0, at))) continue;
        auto who = asked_of(sentence.substr(at + verb.words.size()), verb.with_to);
        // "asks patients to fill in a form" tells what somebody does; "calls for rain" asks nobody.
        const bool is_plain =
            verb.words == " asks " || verb.words == " wants " || verb.words == " calls for ";
        if ((verb.with_to && who.empty()) || (is_plain && !is_known_body(who))) continue;
        return {true, std::move(who)};
    }
    return {};
}

}  // namespace

void part_told_demands(std::vector<Piece>& pieces) {
    std::vector<Piece> out;
    out.reserve(pieces.size());
    for (auto& piece : pieces) {
        const bool tells = piece.block.kind == BlockKind::Paragraph &&
                           piece.role != SectionRole::Boilerplate &&
                           piece.role != SectionRole::Personal;
        if (!tells) {
            out.push_back(std::move(piece));
            continue;
        }
        const std::string text = piece.block.text;
        std::string_view told;  // sentences in a row that ask for nothing
        const auto push = [&](std::string_view words) {
            if (trimmed(words).empty()) return;
            out.push_back(piece);
            out.back().block.text = std::string(trimmed(words));
        };
        for (const auto sentence : split_sentences(text, 1)) {
            auto demand = demand_in(sentence);
            if (!demand.asks) {
                const char* begin = told.empty() ? sentence.data() : told.data();
                told = {begin, static_cast<std::size_t>(sentence.data() + sentence.size() - begin)};
                continue;
            }
            push(std::exchange(told, {}));
            push(sentence);
            out.back().role = SectionRole::Recommendations;
            out.back().modality = "recommend";
            out.back().addressee = std::move(demand.addressee);
        }
        push(told);
    }
    pieces = std::move(out);
}

}  // namespace findings::understanding
