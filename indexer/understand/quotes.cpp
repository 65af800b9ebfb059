// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/quotes.hpp"

#include "indexer/understand/words.hpp"

#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::array<std::string_view, 10> kSpeechVerbs = {" said",
                                                           " added",
                                                           " told ",
                                                           " commented",
                                                           " explained",
                                                           " warned",
                                                           " says",
                                                           " welcomed",
                                                           " called for",
                                                           " argued"};
constexpr std::array<std::string_view, 12> kPronounStarts = {"he said",
                                                             "she said",
                                                             "he added",
                                                             "she added",
                                                             "they said",
                                                             "they added",
                                                             "he told",
                                                             "she told",
                                                             "he continued",
                                                             "she continued",
                                                             "he says",
                                                             "she says"};

bool opens_with_quote(std::string_view text) {
    return text.starts_with("\u201c") || text.starts_with("\"") || text.starts_with("\u2018");
}

bool has_quote(std::string_view text) {
    return opens_with_quote(text) ||
           contains_any(text, std::array<std::string_view, 3>{"\u201c", "\u201d", "\""});
}

/// Where a speech verb begins, at most `limit` bytes in.
std::size_t speech_verb(std::string_view text, std::size_t limit) {
    std::size_t at = std::string_view::npos;
    for (const auto verb : kSpeechVerbs) at = std::min(at, text.find(verb));
    return at > limit ? std::string_view::npos : at;
}

/// Who speaks by what they are: folded words, one of which a role has.
constexpr auto kRoles = std::to_array<std::string_view>(
    {"director",  "officer",      "manager",    "chief",        "president",    "minister",
     "secretary", "spokesperson", "spokesman",  "spokeswoman",  "chair",        "head of",
     "lead",      "nurse",        "doctor",     "psychiatrist", "psychologist", "patient",
     "relative",  "carer",        "mother",     "father",       "sister",       "brother",
     "daughter",  "son of",       "councillor", "inspector",    "commissioner", "advocate",
     "inpatient", "resident",     "worker",     "professor",    "gp ",          "parent",
     "governor",  "consultant",   "therapist",  "matron",       "leader",       "ombudsman",
     "member of"});

/// "Professor Sam Ash", "Jo Elm": two to four words, each with a capital.
bool is_person(std::string_view text) {
    std::size_t words = 0;
    for (const auto word : split_on(text, " ")) {
        if (word.empty()) continue;
        if (!is_upper(word.front()) || ++words > 4) return false;
    }
    return words >= 2;
}

/// Whether a quotation that began before `at` is still open there: what stands in it names nobody.
bool in_quote(std::string_view text, std::size_t at) {
    std::size_t depth = 0, straight = 0;
    for (std::size_t i = 0; i < at; ++i) {
        straight += text[i] == '"' ? 1U : 0U;
        if (text.substr(i).starts_with("\u201c")) ++depth;
        if (depth > 0 && text.substr(i).starts_with("\u201d")) --depth;
    }
    return depth > 0 || straight % 2 == 1;
}

/// "The chief officer of one provider said:", "A relative, who asked not to be named, said", "The
/// trust's director, Jo Elm, said": who speaks is said by role, with the name behind it or none.
std::string role_at_start(std::string_view text) {
    const auto verb = speech_verb(text, 200);
    if (verb == std::string_view::npos || text.empty() || !is_upper(text.front()) ||
        in_quote(text, verb))
        return {};
    auto subject = text.substr(0, verb);
    const auto comma = subject.find(", ");
    const bool named =
        comma != std::string_view::npos && is_person(trimmed(subject.substr(comma + 2), " ,"));
    const bool aside =
        comma != std::string_view::npos &&
        starts_with_any(subject.substr(comma + 2),
                        std::array<std::string_view, 4>{"who ", "which ", "whose ", "speaking "});
    if (comma != std::string_view::npos && !named && !aside) return {};
    subject = trimmed(subject.substr(0, comma), " ,");
    const bool quotes = (text.size() < 160 && text.ends_with(':')) || contains(text, "\u2018") ||
                        contains(text, ": '") ||
                        contains_any(text, std::array<std::string_view, 2>{"\u201c", "\""});
    if (!named && !quotes) return {};
    for (const std::string_view article : {"The ", "A ", "An ", "One "}) {
        if (subject.starts_with(article)) subject.remove_prefix(article.size());
    }
    const bool fits = word_count(subject) >= 1 && word_count(subject) <= 14 &&
                      contains_any(folded(subject) + " ", kRoles);
    return fits ? std::string(subject) : std::string{};
}

/// "Name Name, role of the person, said" gives the role: the words between the first comma and the
/// verb.
std::string role_before_verb(std::string_view text) {
    const auto verb = speech_verb(text, 200);
    if (verb == std::string_view::npos) return {};
    const auto comma = text.find(", ");
    if (comma == std::string_view::npos || comma >= verb || word_count(text.substr(0, comma)) > 5 ||
        !is_upper(text.front()))
        return {};
    auto role = trimmed(text.substr(comma + 2, verb - comma - 2), " ,");
    return word_count(role) <= 16 ? std::string(role) : std::string{};
}

/// The same in the last sentence: "..., said Name Name, role."
std::string role_after_verb(std::string_view text) {
    for (const std::string_view verb : {" said ", " added "}) {
        const auto at = text.rfind(verb);
        if (at == std::string_view::npos || text.size() - at > 200 || in_quote(text, at)) continue;
        const auto rest = text.substr(at + verb.size());
        const auto comma = rest.find(", ");
        const auto name = comma == std::string_view::npos ? rest : rest.substr(0, comma);
        if (rest.empty() || word_count(name) > 6) continue;
        // "said the director of Elm Carers, which made the request": what follows the comma tells
        // of the body.
        if (comma != std::string_view::npos &&
            starts_with_any(name, std::array<std::string_view, 4>{"the ", "a ", "an ", "one "}) &&
            !is_person(name)) {
            return std::string(trimmed(name.substr(name.find(' ')), " ."));
        }
        // "said a member of the group" has no name: the words are the role.
        if (comma == std::string_view::npos)
            return is_upper(rest.front()) ? std::string{} : std::string(trimmed(rest, " ."));
        auto role = rest.substr(comma + 2);
        return std::string(trimmed(role.substr(0, role.find_first_of(".;")), " ,"));
    }
    return {};
}

}  // namespace

void attribute_quotes(std::span<Piece> pieces) {
    std::string speaker;
    for (auto& piece : pieces) {
        const std::string_view text = piece.block.text;
        if (piece.role == SectionRole::Boilerplate && piece.block.kind == BlockKind::Furniture)
            continue;
        std::string role = role_before_verb(text);
        const bool by_role =
            role.empty() ||
            !is_person(std::string_view(text).substr(0, std::min(text.size(), text.find(", "))));
        if (auto told = by_role ? role_at_start(text) : std::string{}; !told.empty()) {
            piece.author = speaker = std::move(told);
            continue;
        }
        if (role.empty() && has_quote(text)) role = role_after_verb(text);
        if (!role.empty()) speaker = role;
        const bool goes_on =
            opens_with_quote(text) || starts_with_any(folded(text.substr(0, 40)), kPronounStarts);
        if (has_quote(text) && (!role.empty() || goes_on)) {
            piece.author = speaker;
        } else if (!goes_on && role.empty()) {
            speaker.clear();
        }
    }
}

namespace {

/// "Carer, South West", "- Patient on an acute ward": a short line that names a kind of person.
bool is_speaker_line(std::string_view text) {
    text = trimmed(text, " -");
    for (const std::string_view dash : {"\u2013", "\u2014"}) {
        if (text.starts_with(dash)) text = trimmed(text.substr(dash.size()));
    }
    if (text.empty() || text.size() > 90 || word_count(text) > 12 ||
        (ends_sentence(text) && word_count(text) > 6))
        return false;
    constexpr std::array<std::string_view, 26> kPersons = {
        "resident",        "visitor",      "patient",      "carer",           "relative",
        "nurse",           "manager",      "parent",       "mother",          "father",
        "inpatient",       "person",       "service user", "member of staff", "ward",
        "doctor",          "psychiatrist", "inspector",    "reviewer",        "director",
        "chief executive", "daughter",     "son",          "advocate",        "young",
        "worker"};
    return contains_any(folded(text), kPersons);
}

std::string_view without_dash(std::string_view text) {
    text = trimmed(text, " -");
    for (const std::string_view dash : {"\u2013", "\u2014"}) {
        if (text.starts_with(dash)) text = trimmed(text.substr(dash.size()));
    }
    text = trimmed(text, " .,");
    // "said one patient", "one patient said": the verb is no part of who spoke.
    for (const std::string_view verb : {"said ", "says ", "added ", "told us "}) {
        if (text.starts_with(verb)) text.remove_prefix(verb.size());
    }
    for (const std::string_view verb :
         {" said", " told us", " says", " added", " told the team", " explained"}) {
        if (text.ends_with(verb)) text.remove_suffix(verb.size());
    }
    return trimmed(text, " .,");
}

bool is_whole_quote(const Piece& piece) {
    const std::string_view text = piece.block.text;
    return piece.block.kind == BlockKind::Quote ||
           (opens_with_quote(text) && (text.ends_with("\u201d") || text.ends_with("\"")));
}

}  // namespace

namespace {

/// "The trust's Director of Operations replied on 2 May 2024: "...", "Jo Elm, chief executive,
/// wrote to us: "...": who answered, before the quotation that the paragraph is.
std::string role_of_reply(std::string_view text) {
    constexpr auto kVerbs = std::to_array<std::string_view>(
        {" replied", " responded", " wrote", " answered", " told us", " said in reply"});
    constexpr std::size_t kFarthest = 120, kLongestDay = 60;  // bytes
    if (text.empty() || !is_upper(text.front())) return {};
    const auto verb = first_of(kVerbs, text.substr(0, kFarthest));
    if (verb == std::string_view::npos || in_quote(text, verb)) return {};
    const auto behind = text.substr(verb, kLongestDay);
    const auto colon = behind.find(": ");
    if (colon == std::string_view::npos || !opens_with_quote(behind.substr(colon + 2))) return {};
    auto subject = trimmed(text.substr(0, verb), " ,");
    const auto comma = subject.find(", ");
    if (comma != std::string_view::npos)
        subject = is_person(subject.substr(0, comma)) ? subject.substr(comma + 2)
                                                      : subject.substr(0, comma);
    for (const std::string_view article : {"The ", "the ", "A ", "An "}) {
        if (subject.starts_with(article)) subject.remove_prefix(article.size());
    }
    const bool fits = word_count(subject) <= 14 && contains_any(folded(subject) + " ", kRoles);
    return fits ? std::string(subject) : std::string{};
}

}  // namespace

void attribute_block_quotes(std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        if (!piece.author.empty() || !has_quote(piece.block.text)) continue;
        const std::string_view text = piece.block.text;
        const auto close =
            std::max(text.rfind("\u201d") == std::string_view::npos ? 0 : text.rfind("\u201d") + 3,
                     text.rfind('"') == std::string_view::npos ? 0 : text.rfind('"') + 1);
        const auto tail =
            close < text.size() && close > 20 ? trimmed(text.substr(close)) : std::string_view{};
        if (opens_with_quote(text) && !tail.empty() && is_speaker_line(tail)) {
            piece.author = without_dash(tail);
        } else if (is_whole_quote(piece) && i + 1 < pieces.size() &&
                   pieces[i + 1].block.kind != BlockKind::TableRow &&
                   is_speaker_line(pieces[i + 1].block.text)) {
            piece.author = without_dash(pieces[i + 1].block.text);
            pieces[i + 1].role = SectionRole::Boilerplate;
        } else if (auto told = role_of_reply(text); !told.empty()) {
            piece.author = std::move(told);
        } else if (auto role = role_after_verb(text); !role.empty()) {
            piece.author = std::move(role);
        }
    }
}

}  // namespace findings::understanding
