// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/case_wordings.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

struct Wording {
    std::string_view words;
    std::string_view part;
};

// How a clause behind "what we", "what the ward" begins. The first that fits is taken.
constexpr auto kDeeds = std::to_array<Wording>({{"do differently", "challenges"},
                                                {"got wrong", "challenges"},
                                                {"get wrong", "challenges"},
                                                {"missed", "challenges"},
                                                {"forgot", "challenges"},
                                                {"overlooked", "challenges"},
                                                {"underestimated", "challenges"},
                                                {"regret", "challenges"},
                                                {"struggled", "challenges"},
                                                {"found hard", "challenges"},
                                                {"find hard", "challenges"},
                                                {"did not ", "challenges"},
                                                {"didn't ", "challenges"},
                                                {"would change", "challenges"},
                                                {"would not do again", "challenges"},
                                                {"would do again", "what-helped"},
                                                {"would tell", "what-helped"},
                                                {"would say", "what-helped"},
                                                {"would do next", "next"},
                                                {"will do", "next"},
                                                {"want to do", "next"},
                                                {"plan", "next"},
                                                {"are planning", "next"},
                                                {"intend", "next"},
                                                {"wanted", "aims"},
                                                {"were after", "aims"},
                                                {"were up against", "problem"},
                                                {"were facing", "problem"},
                                                {"faced", "problem"},
                                                {"knew", "problem"},
                                                {"heard", "problem"},
                                                {"paid", "cost"},
                                                {"spent", "cost"},
                                                {"spend", "cost"},
                                                {"found", "impact"},
                                                {"gained", "impact"},
                                                {"got out of", "impact"},
                                                {"noticed", "impact"},
                                                {"measured", "impact"},
                                                {"counted", "impact"},
                                                {"see now", "impact"},
                                                {"can show", "impact"},
                                                {"tried", "what-they-did"},
                                                {"did", "what-they-did"},
                                                {"do now", "what-they-did"},
                                                {"do about", "what-they-did"},
                                                {"do instead", "what-they-did"},
                                                {"built", "what-they-did"},
                                                {"made", "what-they-did"},
                                                {"set up", "what-they-did"},
                                                {"started", "what-they-did"},
                                                {"began", "what-they-did"},
                                                {"brought in", "what-they-did"},
                                                {"put in", "what-they-did"},
                                                {"introduced", "what-they-did"},
                                                {"designed", "what-they-did"},
                                                {"created", "what-they-did"},
                                                {"changed", "what-they-did"},
                                                {"tested", "what-they-did"},
                                                {"decided", "what-they-did"},
                                                {"agreed", "what-they-did"},
                                                {"offer", "what-they-did"}});

// Words of a heading, from the beginning of a word. The first that fits is taken.
constexpr auto kWordings = std::to_array<Wording>({{"it has worked", "what-helped"},
                                                   {"it works", "what-helped"},
                                                   {"for others", "what-helped"},
                                                   {"for other wards", "what-helped"},
                                                   {"for other teams", "what-helped"},
                                                   {"for anyone", "what-helped"},
                                                   {"thinking of doing", "what-helped"},
                                                   {"doing this yourself", "what-helped"},
                                                   {"want to do the same", "what-helped"},
                                                   {"doing the same", "what-helped"},
                                                   {"worth knowing", "what-helped"},
                                                   {"we'd tell", "what-helped"},
                                                   {"we'd say", "what-helped"},
                                                   {"made it happen", "what-helped"},
                                                   {"hard part", "challenges"},
                                                   {"hard bit", "challenges"},
                                                   {"hardest", "challenges"},
                                                   {"harder than", "challenges"},
                                                   {"rough edge", "challenges"},
                                                   {"rough patch", "challenges"},
                                                   {"sticking point", "challenges"},
                                                   {"snag", "challenges"},
                                                   {"teething", "challenges"},
                                                   {"setback", "challenges"},
                                                   {"trouble along", "challenges"},
                                                   {"along the way", "challenges"},
                                                   {"we'd change", "challenges"},
                                                   {"fell short", "challenges"},
                                                   {"falls short", "challenges"},
                                                   {"went badly", "challenges"},
                                                   {"has not worked", "challenges"},
                                                   {"hasn't worked", "challenges"},
                                                   {"is not working", "challenges"},
                                                   {"isn't working", "challenges"},
                                                   {"not there yet", "challenges"},
                                                   {"what nearly stopped", "challenges"},
                                                   {"wasn't working", "problem"},
                                                   {"was not working", "problem"},
                                                   {"weren't working", "problem"},
                                                   {"were not working", "problem"},
                                                   {"was broken", "problem"},
                                                   {"was missing", "problem"},
                                                   {"was the matter", "problem"},
                                                   {"set us off", "problem"},
                                                   {"made us", "problem"},
                                                   {"prompted", "problem"},
                                                   {"the trigger", "problem"},
                                                   {"how it started", "problem"},
                                                   {"how it began", "problem"},
                                                   {"how it all", "problem"},
                                                   {"how this started", "problem"},
                                                   {"how this began", "problem"},
                                                   {"where it started", "problem"},
                                                   {"where it began", "problem"},
                                                   {"where it all", "problem"},
                                                   {"where this began", "problem"},
                                                   {"where things stood", "problem"},
                                                   {"the way things were", "problem"},
                                                   {"the way it was", "problem"},
                                                   {"as it was", "problem"},
                                                   {"came of it", "impact"},
                                                   {"come of it", "impact"},
                                                   {"came out of", "impact"},
                                                   {"come out of", "impact"},
                                                   {"how it turned out", "impact"},
                                                   {"how it went", "impact"},
                                                   {"how did it go", "impact"},
                                                   {"was it worth", "impact"},
                                                   {"is it working", "impact"},
                                                   {"any better", "impact"},
                                                   {"what is better", "impact"},
                                                   {"what got better", "impact"},
                                                   {"then and now", "impact"},
                                                   {"since then", "impact"},
                                                   {"what it did", "impact"},
                                                   {"what it has done", "impact"},
                                                   {"is planned", "next"},
                                                   {"are planned", "next"},
                                                   {"still ahead", "next"},
                                                   {"lies ahead", "next"},
                                                   {"what's ahead", "next"},
                                                   {"is to come", "next"},
                                                   {"where we are going", "next"},
                                                   {"where it goes", "next"},
                                                   {"where it is going", "next"},
                                                   {"where to now", "next"},
                                                   {"plans for", "next"},
                                                   {"what we'll do", "next"},
                                                   {"unfinished", "next"},
                                                   {"what follows", "next"},
                                                   {"who pays", "cost"},
                                                   {"paid for", "cost"},
                                                   {"pays for", "cost"},
                                                   {"the price", "cost"},
                                                   {"budget", "cost"},
                                                   {"what it takes", "cost"},
                                                   {"what it took", "cost"},
                                                   {"is funded", "cost"},
                                                   {"was funded", "cost"},
                                                   {"where we work", "setting"},
                                                   {"who lives here", "setting"},
                                                   {"the place", "setting"}});

template <std::size_t N>
std::string_view begun_by(std::string_view clause, const std::array<Wording, N>& wordings) {
    for (const auto& wording : wordings) {
        if (clause.starts_with(wording.words)) return wording.part;
    }
    return {};
}

/// The clause behind "what we", "what the night team", "how they"; empty without such a subject.
std::string_view behind_subject(std::string_view key) {
    constexpr auto kPronouns =
        std::to_array<std::string_view>({"we've ", "they've ", "we'd ", "we ", "they ", "i "});
    constexpr auto kActors = std::to_array<std::string_view>({" ward ",
                                                              " wards ",
                                                              " team ",
                                                              " staff ",
                                                              " nurses ",
                                                              " service ",
                                                              " unit ",
                                                              " house ",
                                                              " home ",
                                                              " hospital ",
                                                              " clinic ",
                                                              " trust ",
                                                              " charity ",
                                                              " group ",
                                                              " patients ",
                                                              " project "});
    for (const std::string_view opening : {"and what ", "what ", "things ", "how "}) {
        if (!key.starts_with(opening)) continue;
        const auto rest = key.substr(opening.size());
        for (const auto pronoun : kPronouns) {
            if (rest.starts_with(pronoun)) return rest.substr(pronoun.size());
        }
        const bool named = rest.starts_with("the ") || rest.starts_with("our ");
        for (const auto actor : kActors) {
            const auto at = named ? rest.find(actor) : std::string_view::npos;
            if (at != std::string_view::npos) return rest.substr(at + actor.size());
        }
        return {};
    }
    return {};
}

std::string_view without_perfect(std::string_view clause) {
    for (const std::string_view verb : {"have ", "has ", "had "}) {
        if (clause.starts_with(verb)) return clause.substr(verb.size());
    }
    return clause;
}

}  // namespace

std::string_view part_of_wording(std::string_view key) {
    const auto clause = without_perfect(behind_subject(key));
    if (const auto part = begun_by(clause, kDeeds); !part.empty()) {
        // "How we found out" tells no result.
        const bool how = key.starts_with("how ");
        if (!how || part == "what-they-did") return part;
    }
    for (std::size_t at = 0; at < key.size();) {
        if (const auto part = begun_by(key.substr(at), kWordings); !part.empty()) return part;
        const auto blank = key.find(' ', at);
        if (blank == std::string_view::npos) break;
        at = blank + 1;
    }
    // "Why it began", "Why the ward changed"
    if (key.starts_with("why ")) return "problem";
    constexpr std::string_view kGlance = " at a glance";
    return key.ends_with(kGlance) && word_count(key) <= 6 ? "setting" : std::string_view{};
}

}  // namespace findings::understanding
