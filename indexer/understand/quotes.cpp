// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/quotes.hpp"

#include <array>
#include <string>
#include <string_view>

#include "indexer/understand/words.hpp"

namespace findings::understanding {
namespace {

constexpr std::array<std::string_view, 10> kSpeechVerbs = {" said", " added", " told ", " commented", " explained",
                                                           " warned", " says", " welcomed", " called for", " argued"};
constexpr std::array<std::string_view, 12> kPronounStarts = {"he said", "she said", "he added", "she added", "they said", "they added",
                                                             "he told", "she told", "he continued", "she continued", "he says", "she says"};

bool has_quote(std::string_view text) { return contains_any(text, std::array<std::string_view, 3>{"\u201c", "\u201d", "\""}); }

bool opens_with_quote(std::string_view text) { return text.starts_with("\u201c") || text.starts_with("\""); }

/// Where a speech verb begins, at most `limit` bytes in.
std::size_t speech_verb(std::string_view text, std::size_t limit) {
    std::size_t at = std::string_view::npos;
    for (const auto verb : kSpeechVerbs) at = std::min(at, text.find(verb));
    return at > limit ? std::string_view::npos : at;
}

/// "Name Name, role of the person, said" gives the role: the words between the first comma and the verb.
std::string role_before_verb(std::string_view text) {
    const auto verb = speech_verb(text, 200);
    if (verb == std::string_view::npos) return {};
    const auto comma = text.find(", ");
    if (comma == std::string_view::npos || comma >= verb || word_count(text.substr(0, comma)) > 5 || !is_upper(text.front())) return {};
    auto role = trimmed(text.substr(comma + 2, verb - comma - 2), " ,");
    return word_count(role) <= 16 ? std::string(role) : std::string{};
}

/// The same in the last sentence: "..., said Name Name, role."
std::string role_after_verb(std::string_view text) {
    for (const std::string_view verb : {" said ", " added "}) {
        const auto at = text.rfind(verb);
        if (at == std::string_view::npos || text.size() - at > 200) continue;
        const auto rest = text.substr(at + verb.size());
        const auto comma = rest.find(", ");
        const auto name = comma == std::string_view::npos ? rest : rest.substr(0, comma);
        if (rest.empty() || word_count(name) > 6) continue;
        // "said a member of the group" has no name: the words are the role.
        if (comma == std::string_view::npos) return is_upper(rest.front()) ? std::string{} : std::string(trimmed(rest, " ."));
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
        if (piece.role == SectionRole::Boilerplate && piece.block.kind == BlockKind::Furniture) continue;
        std::string role = role_before_verb(text);
        if (role.empty() && has_quote(text)) role = role_after_verb(text);
        if (!role.empty()) speaker = role;
        const bool goes_on = opens_with_quote(text) || starts_with_any(folded(text.substr(0, 40)), kPronounStarts);
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
    if (text.empty() || text.size() > 90 || word_count(text) > 12 || (ends_sentence(text) && word_count(text) > 6)) return false;
    constexpr std::array<std::string_view, 24> kPersons = {"patient", "carer", "relative", "nurse", "manager", "parent", "mother", "father", "inpatient", "person", "service user", "member of staff", "ward", "doctor",
                                                           "psychiatrist", "inspector", "reviewer", "director", "chief executive", "daughter", "son", "advocate", "young", "worker"};
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
    for (const std::string_view verb : {" said", " told us", " says", " added", " told the team", " explained"}) {
        if (text.ends_with(verb)) text.remove_suffix(verb.size());
    }
    return trimmed(text, " .,");
}

bool is_whole_quote(const Piece& piece) {
    const std::string_view text = piece.block.text;
    return piece.block.kind == BlockKind::Quote || (opens_with_quote(text) && (text.ends_with("\u201d") || text.ends_with("\"")));
}

}  // namespace

void attribute_block_quotes(std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        if (!piece.author.empty() || !has_quote(piece.block.text)) continue;
        const std::string_view text = piece.block.text;
        const auto close = std::max(text.rfind("\u201d") == std::string_view::npos ? 0 : text.rfind("\u201d") + 3, text.rfind('"') == std::string_view::npos ? 0 : text.rfind('"') + 1);
        const auto tail = close < text.size() && close > 20 ? trimmed(text.substr(close)) : std::string_view{};
        if (opens_with_quote(text) && !tail.empty() && is_speaker_line(tail)) {
            piece.author = without_dash(tail);
        } else if (is_whole_quote(piece) && i + 1 < pieces.size() && pieces[i + 1].block.kind != BlockKind::TableRow && is_speaker_line(pieces[i + 1].block.text)) {
            piece.author = without_dash(pieces[i + 1].block.text);
            pieces[i + 1].role = SectionRole::Boilerplate;
        } else if (auto role = role_after_verb(text); !role.empty()) {
            piece.author = std::move(role);
        }
    }
}

}  // namespace findings::understanding
