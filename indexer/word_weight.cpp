// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/word_weight.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace findings {
namespace {

// Words by weight, a space between; each also in its plural. What is in none of the lists is plain.
constexpr std::string_view kLight =
    "a an the this that these those there here of to in on at by for from with as into onto upon "
    "and or but if so then than when "
    "where which who whom whose what how it its they their them theirs he his him she her hers we "
    "our us you your i my me "
    "is are was were be been being am has have had having do does did done would will could can "
    "also such about during "
    "own very just both";
constexpr std::string_view kNumbers =
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second "
    "third fourth fifth once twice";
constexpr std::string_view kReferences =
    "regulation regulations section article schedule outcome score scored scores rated rating "
    "level grade stage category stars tier";
constexpr std::string_view kHeavy =
    // denial and want
    "no not never none nor neither nobody nothing nowhere without cannot nil zero fail failed "
    "failing failure lack lacked lacking "
    "absence absent missing unable refuse refused except despite although however barely hardly "
    // how many, how often
    "all most many some few fewer several any every each only always usually often sometimes "
    "occasionally rarely seldom "
    "majority minority half mostly mainly nearly almost partly partially fully rather too enough "
    "sufficient "
    // strength of a demand
    "must should shall may might need needs "
    // ratings and key questions
    "outstanding good requires improvement inadequate adequate safe effective caring responsive "
    "well led satisfactory "
    // direction
    "improve improved improving better best worse worst worsen worsened deteriorate deteriorated "
    "deteriorating decline declined "
    "increase increased increasing decrease decreased decreasing reduce reduced rise rose risen "
    "fall fell fallen higher highest "
    "lower lowest high low more less least same unchanged up down above below over under longer "
    "shorter before after again still "
    // judgement
    "positive negative poor poorly bad met meet breach breached comply complied compliant "
    "compliance agree agreed happy satisfied "
    "clean dirty kind rude clear confident limited concern concerns warm warmth friendly hostile "
    "polite abrupt dismissive calm gentle "
    "harsh respect respectful compassion compassionate helpful delay delayed late timely prompt "
    "promptly slow quick quickly easy "
    "difficult strong weak strength weakness";

std::string_view singular(std::string_view word) {
    constexpr std::size_t kShortest = 4;
    if (word.ends_with("'s")) word.remove_suffix(2);
    if (word.size() >= kShortest && word.back() == 's' && word[word.size() - 2] != 's')
        word.remove_suffix(1);
    return word;
}

/// Weights by hash, open addressing. Built once, then only read.
class Weights {
  public:
    Weights() {
        add(kLight, WordWeight::Light);
        add(kNumbers, WordWeight::Number);
        add(kReferences, WordWeight::Reference);
        add(kHeavy, WordWeight::Heavy);
    }
    /// Plain when no list names the word.
    [[nodiscard]] WordWeight of(std::uint64_t hash) const {
        std::size_t at = hash % kSlots;
        while (slots_[at].tag != 0 && slots_[at].tag != tag_of(hash)) at = (at + 1) % kSlots;
        return slots_[at].weight;
    }

    // some 350 words; 8 kB, so that the table stays in the nearest cache
  private:
    static constexpr std::size_t kSlots = 1024;
    struct Slot {
        std::uint32_t tag = 0;  // the upper half of the hash; 0 = free
        WordWeight weight = WordWeight::Plain;
    };
    static std::uint32_t tag_of(std::uint64_t hash) {
        return static_cast<std::uint32_t>(hash >> 32U) | 1U;
    }

    void add(std::string_view words, WordWeight weight) {
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            add_one(word_hash(singular(words.substr(0, end))), weight);
            words.remove_prefix(std::min(end + 1, words.size()));
        }
    }
    void add_one(std::uint64_t hash, WordWeight weight) {
        if (of(hash) != WordWeight::Plain) return;  // the first list that names a word has it
        std::size_t at = hash % kSlots;
        while (slots_[at].tag != 0) at = (at + 1) % kSlots;
        slots_[at] = {tag_of(hash), weight};
    }

    std::array<Slot, kSlots> slots_{};
};

/// Whether the word may be the opposite of another, or no opposite at all ("information"): it may
/// not differ either way.
bool may_be_turned(std::string_view word) {
    constexpr std::size_t kShortest = 5;
    if (word.size() < kShortest) return false;
    switch (word.front()) {
        case 'u':
            return word[1] == 'n';
        case 'i':
            return word[1] == 'n' || word[1] == 'm' || word[1] == 'r' || word[1] == 'l';
        case 'd':
        case 'm':
            return word[1] == 'i' && word[2] == 's';
        case 'n':
            return word[1] == 'o' && word[2] == 'n';
        default:
            return word.ends_with("less") || word.ends_with("n't");
    }
}

}  // namespace

std::uint64_t word_hash(std::string_view word) {
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL + word.size();
    for (; word.size() > sizeof(std::uint64_t); word.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t letters = 0;
        std::memcpy(&letters, word.data(), sizeof letters);
        hash = followed_by(hash, letters);
    }
    std::uint64_t letters = 0;
    std::memcpy(&letters, word.data(), word.size());
    return mixed(hash ^ letters);
}

WeighedWord weigh_word(std::string_view word) {
    static const Weights weights;
    const std::string_view letters = singular(word);
    const std::uint64_t whole = word_hash(word);
    const std::uint64_t hash = letters.size() == word.size() ? whole : word_hash(letters);
    const WordWeight weight = weights.of(hash);
    return {whole,
            hash,
            weight == WordWeight::Plain && may_be_turned(letters) ? WordWeight::Heavy : weight};
}

}  // namespace findings
