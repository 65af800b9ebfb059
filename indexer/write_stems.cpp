// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write_stems.hpp"

#include "indexer/schema/name_table.hpp"
#include "indexer/schema/tokens.hpp"

#include <xapian.h>

namespace findings {

struct StemTable::Impl {
    Xapian::Stem stemmer{"english"};
    NameTable words;
    std::vector<std::uint32_t> stem_of_word;
    NameTable stems;
};

StemTable::StemTable() : impl_(std::make_unique<Impl>()) {}
StemTable::~StemTable() = default;

std::uint64_t StemTable::hash_of(std::string_view word) const {
    const std::uint64_t hash = NameTable::hash_of(word);
    impl_->words.prefetch(hash);
    return hash;
}

StemTable::Word StemTable::find(const std::string& word, std::uint64_t hash) {
    constexpr std::size_t kMostWords = 1U << 20;
    if (const auto known = impl_->words.find(word, hash); known != NameTable::kNone)
        return {known, impl_->stem_of_word[known]};
    const std::uint32_t stem =
        impl_->stems.add(is_stemmed(word) ? impl_->stemmer(word) : word).number;
    if (impl_->words.size() == kMostWords) return {kUncounted, stem};
    impl_->stem_of_word.push_back(stem);
    return {impl_->words.add(word).number, stem};
}

std::string_view StemTable::letters(std::uint32_t stem) const { return impl_->stems.name(stem); }

void StemTable::begin_segment() {
    constexpr std::size_t kMostKept = 1U << 18;  // stems; 10,000 reports have some 100,000
    if (impl_->stems.size() > kMostKept) impl_ = std::make_unique<Impl>();
}

}  // namespace findings
