// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/thesaurus.hpp"

#include "indexer/schema/tokens.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace findings {
namespace {

constexpr std::size_t kMostOthers = 12;  // of one term

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::uint32_t last = 0;
    for (Token& token : tokenise(text)) {
        if (token.position != last) words.push_back(std::move(token.word));
        last = token.position;
    }
    return words;
}

std::string key_of(std::span<const std::string> words, const Stemmer& stemmer) {
    std::string key;
    for (const std::string& word : words) {
        if (is_stop_word(word)) continue;  // a query has lost its own by then
        if (!key.empty()) key += ' ';
        key += stemmer.stem_of(word);
    }
    return key;
}

bool flag(const nlohmann::json& entry, const char* name) {
    const auto found = entry.find(name);
    return found != entry.end() && found->is_boolean() && found->get<bool>();
}

/// "s136" and "reg 12(2)" for "section 136" and "regulation 12(2)": any number, so no list has
/// them.
std::optional<std::vector<std::string>> section_in_full(const std::string& word) {
    const bool is_section =
        word.size() > 1 && word.front() == 's' && word[1] >= '1' && word[1] <= '9';
    if (!is_section || word.size() > 6) return std::nullopt;
    return std::vector<std::string>{"section", word.substr(1)};
}

bool starts_with_digit(const std::string& word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

}  // namespace

Result<Thesaurus> Thesaurus::parse(std::string_view json, const Stemmer& stemmer) {
    Thesaurus thesaurus;
    if (json.empty()) return thesaurus;
    const auto file = nlohmann::json::parse(json, nullptr, false);
    if (!file.is_object() || !file.contains("entries") || !file["entries"].is_array()) {
        return failure(ErrorKind::BadInput,
                       "thesaurus: no JSON object with a list of \"entries\"",
                       "see docs/query-language.md");
    }
    std::size_t number = 0;
    for (const auto& item : file["entries"]) {
        ++number;
        const bool is_entry = item.is_object() &&
                              item.value("term", nlohmann::json()).is_string() &&
                              item.value("equivalents", nlohmann::json()).is_array();
        if (!is_entry)
            return failure(
                ErrorKind::BadInput,
                "thesaurus: entry " + std::to_string(number) + " lacks \"term\" or \"equivalents\"",
                "see docs/query-language.md");
        Entry entry;
        entry.case_sensitive = flag(item, "case_sensitive");
        entry.ambiguous = flag(item, "ambiguous");
        std::vector<std::string> texts{item["term"].get<std::string>()};
        for (const auto& text : item["equivalents"]) {
            if (text.is_string()) texts.push_back(text.get<std::string>());
        }
        for (const std::string& text : texts) {
            Term term{words_of(text), {}};
            term.key = key_of(term.words, stemmer);
            const bool is_new = std::none_of(entry.terms.begin(),
                                             entry.terms.end(),
                                             [&](const Term& t) { return t.key == term.key; });
            if (!term.key.empty() && is_new) entry.terms.push_back(std::move(term));
        }
        thesaurus.add(std::move(entry));
    }
    return thesaurus;
}

void Thesaurus::add(Entry entry) {
    if (entry.terms.size() < 2) return;
    const auto number = static_cast<std::uint32_t>(entries_.size());
    for (std::uint32_t i = 0; i < entry.terms.size(); ++i) {
        const std::string& key = entry.terms[i].key;
        const bool is_one_word = key.find(' ') == std::string::npos;
        if (is_one_word && entry.terms[i].words.size() > 1)
            continue;  // without its "in", "in-patient" is any patient
        by_key_[key].push_back({number, i});
        longest_ = std::max(longest_,
                            static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1);
    }
    entries_.push_back(std::move(entry));
}

void Thesaurus::add_others(const Place& place, Match& match) const {
    const Entry& entry = entries_[place.entry];
    for (std::uint32_t i = 0; i < entry.terms.size() && match.others.size() < kMostOthers; ++i) {
        const bool is_head = i == 0;
        if (i == place.term || (is_head && entry.case_sensitive)) continue;
        if (!is_head && place.term != 0 && entry.ambiguous) continue;
        const bool is_known =
            std::find(match.others.begin(), match.others.end(), entry.terms[i].words) !=
            match.others.end();
        if (!is_known) match.others.push_back(entry.terms[i].words);
    }
}

std::optional<Thesaurus::Match> Thesaurus::match(std::span<const TypedWord> typed) const {
    for (std::size_t count = std::min(typed.size(), longest_); count > 0; --count) {
        std::string key;
        for (const TypedWord& word : typed.first(count))
            key += (key.empty() ? "" : " ") + word.stem;
        const auto found = by_key_.find(key);
        if (found == by_key_.end()) continue;
        Match match{count, {}, false};
        for (const Place& place : found->second) {
            const bool is_sensitive = place.term == 0 && entries_[place.entry].case_sensitive;
            if (is_sensitive && !typed.front().upper_case) continue;  // another word
            match.only_in_capitals = match.only_in_capitals || is_sensitive;
            add_others(place, match);
        }
        if (!match.others.empty()) return match;
    }
    return std::nullopt;
}

namespace {

class Expander {
  public:
    Expander(QueryKind joined_by,
             const Thesaurus& thesaurus,
             const Stemmer& stemmer,
             const std::function<bool(std::span<const std::string>)>& is_affordable)
        : joined_by_(joined_by),
          thesaurus_(thesaurus),
          stemmer_(stemmer),
          is_affordable_(is_affordable) {}

    void expand(QueryNode& node) {
        const bool is_sequence = node.kind == joined_by_;
        if (is_sequence) return expand_sequence(node);
        if (node.kind == QueryKind::And || node.kind == QueryKind::Or ||
            node.kind == QueryKind::AndNot) {
            for (QueryNode& child : node.children) expand(child);
            return;
        }
        std::vector<QueryNode> alone{std::move(node)};
        expand_run(alone);
        node = std::move(alone.front());
        if (alone.size() > 1) node = QueryNode{};  // not reached: a run never grows
    }

  private:
    /// Words that stand side by side may be one term: "out of area placement".
    void expand_sequence(QueryNode& node) {
        for (QueryNode& child : node.children) {
            if (!is_typed(child)) expand(child);
        }
        expand_run(node.children);
        if (node.children.size() == 1) node = QueryNode(std::move(node.children.front()));
    }

    static bool is_typed(const QueryNode& node) {
        return !node.quoted && (node.kind == QueryKind::Word || node.kind == QueryKind::Phrase);
    }

    /// What stands at a place of a run of words.
    struct Found {
        std::size_t taken = 0;  // nodes
        std::vector<std::vector<std::string>> others;
        bool only_in_capitals = false;
        bool is_reference = false;  // "section 136": two words that mean nothing apart
    };

    void expand_run(std::vector<QueryNode>& nodes) {
        std::vector<QueryNode> out;
        for (std::size_t at = 0; at < nodes.size();) {
            const Found found = found_at(nodes, at);
            if (found.others.empty() && !found.is_reference && !found.only_in_capitals) {
                out.push_back(std::move(nodes[at++]));
                continue;
            }
            out.push_back(together(std::span(nodes).subspan(at, found.taken), found));
            at += found.taken;
        }
        nodes = std::move(out);
    }

    /// The other ways to say what begins at `at`.
    Found found_at(const std::vector<QueryNode>& nodes, std::size_t at) const {
        std::vector<Thesaurus::TypedWord> typed;
        std::vector<std::size_t> ends;  // node after each typed word; 0 inside a phrase
        for (std::size_t i = at; i < nodes.size() && is_typed(nodes[i]); ++i)
            add_typed(nodes[i], i, typed, ends);
        if (typed.empty()) return {};
        if (auto rule = rule_at(nodes, at); rule.taken > 0) return rule;
        for (std::size_t limit = typed.size(); limit > 0;) {
            const auto match = thesaurus_.match(std::span(typed).first(limit));
            if (!match) return {};
            if (ends[match->words - 1] != 0) {
                return {ends[match->words - 1] - at,
                        affordable(match->others),
                        match->only_in_capitals,
                        false};
            }
            limit = match->words - 1;  // ends inside "long-term": look for a shorter one
        }
        return {};
    }

    void add_typed(const QueryNode& node,
                   std::size_t number,
                   std::vector<Thesaurus::TypedWord>& typed,
                   std::vector<std::size_t>& ends) const {
        if (node.kind == QueryKind::Word) {
            typed.push_back({stemmer_.stem_of(node.text), node.upper_case});
            ends.push_back(number + 1);
            return;
        }
        for (const std::string& word : node.words) {
            if (is_stop_word(word)) continue;
            typed.push_back({stemmer_.stem_of(word), false});
            ends.push_back(0);
        }
        if (!ends.empty()) ends.back() = number + 1;
    }

    /// Sections and regulations by their number, of which there are too many for a list.
    static Found rule_at(const std::vector<QueryNode>& nodes, std::size_t at) {
        const QueryNode& first = nodes[at];
        if (first.kind != QueryKind::Word) return {};
        if (auto in_full = section_in_full(first.text))
            return {1, {std::move(*in_full)}, false, false};
        if (at + 1 == nodes.size() || nodes[at + 1].kind != QueryKind::Word ||
            !starts_with_digit(nodes[at + 1].text))
            return {};
        const std::string& number = nodes[at + 1].text;
        if (first.text == "section") return {2, {{"s" + number}}, false, true};
        if (first.text == "s") return {2, {{"s" + number}, {"section", number}}, false, true};
        if (first.text == "reg") return {2, {{"regulation", number}}, false, true};
        if (first.text == "regulation" || first.text == "regulations")
            return {2, {{"reg", number}}, false, true};
        for (const std::string_view part :
             {"article", "schedule", "part", "paragraph", "rule", "outcome", "standard"}) {
            if (first.text == part) return {2, {}, false, true};
        }
        return {};
    }

    std::vector<std::vector<std::string>> affordable(
        const std::vector<std::vector<std::string>>& others) const {
        std::vector<std::vector<std::string>> kept;
        for (const auto& words : others) {
            if (words.size() == 1 || is_affordable_(words)) kept.push_back(words);
        }
        return kept;
    }

    /// What was typed, as one node.
    QueryNode as_typed(std::span<QueryNode> typed, const Found& found) const {
        if (typed.size() == 1) {
            if (found.only_in_capitals && typed.front().kind == QueryKind::Word)
                typed.front().kind = QueryKind::Exact;
            return std::move(typed.front());
        }
        QueryNode all;
        all.begin = typed.front().begin;
        all.kind = found.is_reference ? QueryKind::Phrase : joined_by_;
        for (QueryNode& node : typed) {
            if (found.is_reference)
                all.words.push_back(std::move(node.text));
            else
                all.children.push_back(std::move(node));
        }
        return all;
    }

    QueryNode together(std::span<QueryNode> typed, const Found& found) const {
        QueryNode first = as_typed(typed, found);
        if (found.others.empty()) return first;
        QueryNode group;
        group.kind = QueryKind::Same;
        group.begin = first.begin;
        group.children.push_back(std::move(first));
        for (const auto& words : found.others) {
            QueryNode other;
            other.begin = group.begin;
            other.kind = words.size() == 1 ? QueryKind::Word : QueryKind::Phrase;
            if (words.size() == 1)
                other.text = words.front();
            else
                other.words = words;
            group.children.push_back(std::move(other));
        }
        return group;
    }

    QueryKind joined_by_;
    const Thesaurus& thesaurus_;
    const Stemmer& stemmer_;
    const std::function<bool(std::span<const std::string>)>& is_affordable_;
};

}  // namespace

void add_equivalents(QueryNode& root,
                     QueryKind joined_by,
                     const Thesaurus& thesaurus,
                     const Stemmer& stemmer,
                     const std::function<bool(std::span<const std::string>)>& is_affordable) {
    Expander(joined_by, thesaurus, stemmer, is_affordable).expand(root);
}

}  // namespace findings
