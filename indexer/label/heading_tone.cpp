// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/heading_tone.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace findings::label {
namespace {

constexpr std::size_t kLongestHeading = 12;  // words; what is longer is a sentence of its own

struct Tone {
    Polarity polarity;
    std::string_view phrases;  // one a comma
};

// What is denied stands before what is not: the first that fits is taken.
constexpr std::array kTones = {
    Tone{Polarity::Concern,
         "not go well,not going well,not gone well,not work well,not working well,"
         "not good enough,not work,not worked,not working,"
         "not good,not well,less well,less good,go wrong,goes wrong,going wrong,gone wrong,"
         "went wrong,could do better,need to do better,needs to do better,must do better,"
         "even better if,could be better,could have been better,could be improved,"
         "could have been improved,can be improved,poor practice,bad practice,missed opportunity,"
         "missed opportunities,pitfall,weakness,weaknesses,problem,failing,failure,shortfall,"
         "shortcoming,gap,mistake,barrier,concern,concerned,worried"},
    Tone{Polarity::Good,
         "go well,goes well,going well,gone well,went well,work well,works well,worked well,"
         "working well,do well,does well,doing well,did well,done well,good practice,"
         "positive practice,that is effective,that are effective,has improved,have improved,"
         "notable practice,outstanding practice,good points,strength,success,"
         "successes,achievement,positive,positives,good,impressed,proud"},
};

// What only says how much: "not so well" is "not well".
constexpr std::string_view kDegrees = "as entirely fully particularly quite really so very";

// What may stand around it without making it a topic.
constexpr std::string_view kFrame =
    "a about above all an and are area areas partnership at be been being below by can common "
    "commonly did do "
    "does during each example examples far find finding findings following for found from had has "
    "have heard here how however i identified in include included inspection inspectors is it key "
    "last since "
    "main many most noted of often on other our overall people patients point points practice "
    "provider raised saw see seen serious service services some staff still summary team that "
    "the their there these they this thing things those to told trust us usual usually visit ward "
    "wards was we were what where which why with you your";

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(fold_word(text.substr(at, end - at)));
        at = end + 1;
    }
    return words;
}

/// "Our rating of this service went down. We rated it as inadequate because:": what is listed below
/// it is why. Neutral for any other heading.
Polarity tone_of_rating(const std::vector<Word>& words) {
    constexpr std::size_t kFewest = 4;  // "rated as good because"
    if (words.size() < kFewest || words.back().folded != "because") return Polarity::Neutral;
    const bool is_rated = std::any_of(words.begin(), words.end(), [](const Word& word) {
        return word.folded == "rated" || word.folded == "rating";
    });
    if (!is_rated) return Polarity::Neutral;
    const std::string& rating = words[words.size() - 2].folded;
    if (rating == "good" || rating == "outstanding") return Polarity::Good;
    const bool is_low = rating == "inadequate" ||
                        (rating == "improvement" && words[words.size() - 3].folded == "require");
    return is_low ? Polarity::Concern : Polarity::Neutral;
}

struct FoldedTone {
    std::vector<std::string> words;
    Polarity polarity;
};

std::vector<FoldedTone> fold_tones() {
    std::vector<FoldedTone> folded;
    for (const Tone& tone : kTones) {
        for (std::size_t at = 0; at < tone.phrases.size();) {
            const std::size_t end = std::min(tone.phrases.find(',', at), tone.phrases.size());
            folded.push_back({folded_words(tone.phrases.substr(at, end - at)), tone.polarity});
            at = end + 1;
        }
    }
    return folded;
}

using WordSet = std::unordered_set<std::string>;

WordSet set_of(std::string_view text) {
    const auto words = folded_words(text);
    return {words.begin(), words.end()};
}

bool is_frame(const Word& word) {
    static const WordSet frame = set_of(kFrame);
    return word.is_number || frame.contains(word.folded);
}

bool is_degree(const Word& word) {
    static const WordSet degrees = set_of(kDegrees);
    return degrees.contains(word.folded);
}

}  // namespace

Polarity tone_of_heading(const WordText& heading) {
    static const std::vector<FoldedTone> tones = fold_tones();
    std::vector<Word> words = heading.words;
    if (const Polarity of_rating = tone_of_rating(words); of_rating != Polarity::Neutral)
        return of_rating;
    std::erase_if(words, is_degree);
    if (words.empty() || words.size() > kLongestHeading) return Polarity::Neutral;
    for (const FoldedTone& tone : tones) {
        const auto is_word = [](const Word& a, const std::string& b) { return a.folded == b; };
        const auto begin =
            std::search(words.begin(), words.end(), tone.words.begin(), tone.words.end(), is_word);
        if (begin == words.end()) continue;
        const auto end = begin + std::ssize(tone.words);
        const bool says_nothing_else =
            std::all_of(words.begin(), begin, is_frame) && std::all_of(end, words.end(), is_frame);
        return says_nothing_else ? tone.polarity : Polarity::Neutral;
    }
    return Polarity::Neutral;
}

Polarity tone_of_headings(std::string_view headings) {
    Polarity tone = Polarity::Neutral;
    for (std::size_t at = 0; at < headings.size();) {
        const std::size_t end = std::min(headings.find('\n', at), headings.size());
        const Polarity of_line = tone_of_heading(read_words(headings.substr(at, end - at)));
        if (of_line != Polarity::Neutral) tone = of_line;
        at = end + 1;
    }
    return tone;
}

}  // namespace findings::label
