// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/demand_sentences.hpp"

#include "indexer/understand/actions_asked.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/piece.hpp"
#include "indexer/understand/words.hpp"

#include <array>
#include <string>

namespace findings::understanding {
namespace {

enum class Sentence { Demand, GoesOn, Past, Other };

Sentence kind_of(const Block& block, std::string_view sentence, std::optional<SectionRole>& role) {
    if (is_past_demand_text(sentence)) return Sentence::Past;
    role = action_in_words(block_with_text(block, sentence));
    if (role) return Sentence::Demand;
    const std::string key = folded(sentence.substr(0, 120));
    if (is_citation_alone(sentence)) return Sentence::GoesOn;
    constexpr std::array<std::string_view, 8> kGoesOn = {"this was a breach of",
                                                         "this is a breach of",
                                                         "this was in breach of",
                                                         "it must ",
                                                         "they must ",
                                                         "this must ",
                                                         "this includes ",
                                                         "in particular"};
    return starts_with_any(key, kGoesOn) ? Sentence::GoesOn : Sentence::Other;
}

/// Cheap: most paragraphs ask for nothing.
bool may_ask(std::string_view text) {
    return contains_any(text,
                        std::array<std::string_view, 8>{" must ",
                                                        " should ",
                                                        "equire",
                                                        "e expect ",
                                                        "e ask ",
                                                        "e would ask ",
                                                        "lease ",
                                                        "e recommend "});
}

}  // namespace

bool is_citation_alone(std::string_view text) {
    if (text.size() > 200) return false;
    const std::string key = folded(text);
    std::string_view rest = trimmed(key, " ([.");
    const bool of_code = rest.starts_with("code of practice") || rest.starts_with("mha code") ||
                         rest.starts_with("cop ref");  // "(Code of Practice, paragraph 26.109)"
    if (!of_code && !rest.starts_with("regulation") && !rest.starts_with("reg ") &&
        !rest.starts_with("reg."))
        return false;
    if (rest.find_first_of("0123456789") == std::string_view::npos) return false;
    // Nothing but numbers, brackets, short letters and the words of a citation.
    constexpr std::array<std::string_view, 29> kWords = {
        "code",       "practice",     "paragraph", "paragraphs", "para",       "paras",
        "chapter",    "mha",          "ref",       "cop",        "regulation", "regulations",
        "reg",        "and",          "or",        "of",         "the",        "hsca",
        "ra",         "health",       "social",    "care",       "act",        "regulated",
        "activities", "registration", "quality",   "commission", "cqc"};
    std::string word;
    for (std::size_t i = 0; i <= rest.size(); ++i) {
        const char c = i < rest.size() ? rest[i] : ' ';
        if (is_letter(c)) {
            word += c;
            continue;
        }
        bool known = word.size() <= 2;
        for (const auto one : kWords) known = known || one == word;
        if (!known) return false;
        word.clear();
    }
    return true;
}

std::size_t citation_in_front(std::string_view text) {
    if (!text.starts_with("(Reg") && !text.starts_with("[Reg")) return 0;
    const char open = text.front();
    const char close = open == '(' ? ')' : ']';
    int depth = 0;
    for (std::size_t at = 0; at < text.size() && at < 200; ++at) {
        depth += text[at] == open ? 1 : text[at] == close ? -1 : 0;
        if (depth > 0) continue;
        const auto behind = text.find_first_not_of(" .", at + 1);
        const bool goes_on = behind != std::string_view::npos && is_upper(text[behind]);
        return goes_on && is_citation_alone(text.substr(0, at + 1)) ? behind : 0;
    }
    return 0;
}

namespace {

/// The sentences; a citation in front of one belongs to the one before it and is one of its own.
std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> sentences;
    for (auto sentence : split_sentences(text, 1)) {
        if (const auto citation = citation_in_front(sentence); citation > 0) {
            sentences.push_back(trimmed(sentence.substr(0, citation)));
            sentence.remove_prefix(citation);
        }
        sentences.push_back(sentence);
    }
    return sentences;
}

}  // namespace

std::vector<SentenceRun> demand_runs(const Block& block) {
    const std::string_view text = block.text;
    std::vector<SentenceRun> runs;
    if (block.kind != BlockKind::Paragraph || text.size() > 8000 || !may_ask(text))
        return {{text, std::nullopt}};
    for (const auto sentence : sentences_of(text)) {
        std::optional<SectionRole> role;
        const auto kind = kind_of(block, sentence, role);
        if (kind == Sentence::Past) role = SectionRole::History;
        const bool joins = !runs.empty() && (kind == Sentence::GoesOn ||
                                             (kind == Sentence::Other && !runs.back().role));
        if (joins) {
            const char* begin = runs.back().text.data();
            runs.back().text = {
                begin,
                static_cast<std::size_t>(sentence.data() + sentence.size() - begin)};
        } else {
            runs.push_back({sentence, role});
        }
    }
    bool any = false;
    for (const auto& run : runs) any = any || run.role.has_value();
    if (!any) return {{text, std::nullopt}};
    return runs;
}

}  // namespace findings::understanding
