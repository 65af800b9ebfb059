// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/function_words.hpp"

#include <algorithm>
#include <string>

namespace findings {
namespace {

// By class, each between blanks. Words that are telling in reports stay out, though they belong to
// a class: "against", "alone".
constexpr std::string_view kClasses[] = {
    // articles and determiners
    " a an the this that these those each every either neither any some such no all both half much "
    "many more most few fewer fewest less least several enough other another same own ",
    // pronouns
    " i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his "
    "himself she her hers herself it its itself they them their theirs themselves "
    "one ones oneself who whom whose which what whatever whichever whoever someone somebody "
    "something anyone anybody anything everyone everybody everything none nothing nobody ",
    // auxiliaries and modals
    " am is are was were be been being do does did doing done has have had having can could may "
    "might must shall should will would ought cannot need needn't "
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't "
    "wouldn't shouldn't mustn't ",
    // prepositions
    " about above across after along among amongst around as at before behind below beneath beside "
    "besides between beyond by despite down during except for from in inside into like near of "
    "off on onto out outside over past per since than through throughout till to toward towards "
    "under underneath until unto up upon via with within without ",
    // conjunctions and what joins sentences
    " and but or nor so yet if unless whether because although though while whilst whereas where "
    "wherever when whenever how however why then therefore thus hence also too again once "
    "here there not only just even still already always often sometimes usually never ever very "
    "quite rather almost perhaps maybe instead otherwise meanwhile moreover furthermore indeed ",
};

}  // namespace

bool is_function_word(std::string_view word) {
    const std::string between_blanks = ' ' + std::string(word) + ' ';
    return std::any_of(std::begin(kClasses), std::end(kClasses), [&](std::string_view words) {
        return words.find(between_blanks) != std::string_view::npos;
    });
}

}  // namespace findings
