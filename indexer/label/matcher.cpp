// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/matcher.hpp"

#include "indexer/label/phrase_parts.hpp"

#include <algorithm>

namespace findings::label {
namespace {

// Marks abbreviations in the table of words, so that "RT" and "rt" differ. No folded word begins
// with it.
constexpr char kUpperMark = '^';

constexpr std::uint64_t bit_of(std::uint32_t word_id) {
    return std::uint64_t{1} << (word_id % 64U);
}

}  // namespace

struct PhraseBook::Walk {
    const std::vector<Ids>& words;
    std::size_t first;
    std::vector<PhraseHit>& hits;
};

PhraseBook::PhraseBook() : edges_(1024), starts_(1), nodes_(1) {}

std::size_t PhraseBook::edge_slot(std::uint64_t key) const {
    const std::size_t mask = edges_.size() - 1;
    auto slot = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32U) & mask;
    while (edges_[slot].key != 0 && edges_[slot].key != key) slot = (slot + 1) & mask;
    return slot;
}

void PhraseBook::grow_edges() {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    for (const Edge& edge : old) {
        if (edge.key != 0) edges_[edge_slot(edge.key)] = edge;
    }
}

std::uint32_t PhraseBook::child(std::uint32_t node, std::string_view word) {
    const std::uint32_t id = words_.add(word).number + 1;
    starts_.resize(words_.size() + 1);
    if (node == 0) {
        if (starts_[id] == 0)
            starts_[id] = static_cast<std::uint32_t>(nodes_.size()), nodes_.emplace_back();
        return starts_[id];
    }
    const std::uint64_t key = std::uint64_t{node} << 32U | id;
    if (edge_count_ * 2 >= edges_.size()) grow_edges();
    Edge& edge = edges_[edge_slot(key)];
    if (edge.key == key) return edge.to;
    edge = {key, static_cast<std::uint32_t>(nodes_.size())};
    ++edge_count_;
    nodes_[node].edges |= bit_of(id);
    nodes_.emplace_back();
    return edge.to;
}

std::uint32_t PhraseBook::next(std::uint32_t node, std::uint32_t word_id) const {
    if ((nodes_[node].edges & bit_of(word_id)) == 0) return 0;
    return edges_[edge_slot(std::uint64_t{node} << 32U | word_id)]
        .to;  // a free slot leads to 0: no such edge
}

void PhraseBook::insert(const std::vector<PhrasePart>& parts,
                        std::size_t at,
                        std::uint32_t node,
                        std::uint32_t rule) {
    if (at == parts.size()) {
        if (nodes_[node].rules == 0) {
            rule_lists_.emplace_back();
            nodes_[node].rules = static_cast<std::uint32_t>(rule_lists_.size());
        }
        auto& rules = rule_lists_[nodes_[node].rules - 1];
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
        return;
    }
    const auto special = [&](std::uint32_t Node::*link) {
        if (nodes_[node].*link == 0) {
            nodes_.emplace_back();
            nodes_[node].*link = static_cast<std::uint32_t>(nodes_.size() - 1);
        }
        insert(parts, at + 1, nodes_[node].*link, rule);
    };
    switch (parts[at].kind) {
        case PhrasePart::Kind::Number:
            return special(&Node::any_number);
        case PhrasePart::Kind::ShortGap:
            return special(&Node::short_gap);
        case PhrasePart::Kind::LongGap:
            return special(&Node::long_gap);
        case PhrasePart::Kind::Words:
            break;
    }
    for (const auto& choice : parts[at].choices) {
        std::uint32_t end = node;
        for (const auto& word : read_words(choice).words) {
            const std::string printed = choice.substr(word.begin, word.end - word.begin);
            end = child(end, is_case_sensitive(printed) ? kUpperMark + printed : word.folded);
        }
        if (end != node) insert(parts, at + 1, end, rule);
    }
}

void PhraseBook::add(std::string_view phrase, std::uint32_t rule) {
    const auto parts = parts_of(phrase);
    if (!parts.empty()) insert(parts, 0, 0, rule);
}

void PhraseBook::add_known_word(std::string_view folded) {
    words_.add(folded);
    starts_.resize(words_.size() + 1);
}

void PhraseBook::walk(const Walk& walk, std::uint32_t node, std::size_t at) const {
    if (nodes_[node].rules != 0) {
        for (const auto rule : rule_lists_[nodes_[node].rules - 1]) {
            walk.hits.push_back(
                {rule, static_cast<std::uint32_t>(walk.first), static_cast<std::uint32_t>(at - 1)});
        }
    }
    const auto in_sentence = [&](std::size_t i) {
        return i < walk.words.size() && walk.words[i].sentence == walk.words[walk.first].sentence;
    };
    const auto step = [&](std::uint32_t from, std::size_t i) {
        const Ids& word = walk.words[i];
        if (word.plain != 0) {
            if (const auto to = next(from, word.plain); to != 0) this->walk(walk, to, i + 1);
        }
        if (word.upper != 0) {
            if (const auto to = next(from, word.upper); to != 0) this->walk(walk, to, i + 1);
        }
        if (word.is_number && nodes_[from].any_number != 0)
            this->walk(walk, nodes_[from].any_number, i + 1);
    };
    if (in_sentence(at)) step(node, at);
    const auto leap = [&](std::uint32_t from, std::size_t reach) {
        if (from == 0) return;
        for (std::size_t i = at; i <= at + reach && in_sentence(i); ++i) step(from, i);
    };
    leap(nodes_[node].short_gap, kShortGap);
    leap(nodes_[node].long_gap, kLongGap);
}

std::vector<PhraseHit> PhraseBook::find(const WordText& text) const {
    std::vector<Ids> words(text.words.size());
    std::string marked;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = text.words[i];
        words[i] = {word.id, 0, word.sentence, word.is_number};
        if (word.upper.empty()) continue;
        const std::uint32_t number = words_.find(marked.assign(1, kUpperMark).append(word.upper));
        words[i].upper = number == NameTable::kNone ? 0 : number + 1;
    }
    std::vector<PhraseHit> hits;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Walk from{words, i, hits};
        const auto start = [&](std::uint32_t to) {
            if (to != 0) walk(from, to, i + 1);
        };
        start(starts_[words[i].plain]);
        start(starts_[words[i].upper]);
        start(words[i].is_number ? nodes_[0].any_number : 0);
    }
    return hits;
}

}  // namespace findings::label
