// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/feature_index.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace findings::label {

std::uint64_t FeatureIndex::key_of(FeatureKind kind, std::span<const std::uint32_t> parts) {
    // A kind of 0 and no part would make the key 0, which stands for "unknown".
    std::uint64_t key = static_cast<std::uint64_t>(kind) + 1;
    for (std::size_t i = 0; i < Features::kMostParts; ++i)
        key = key << kWordBits | (i < parts.size() ? parts[i] : 0);
    return key;
}

std::uint64_t FeatureIndex::hash_of(std::uint64_t key) {
    key = (key ^ (key >> 33U)) * 0xFF51AFD7ED558CCDULL;
    key = (key ^ (key >> 29U)) * 0x9E3779B97F4A7C15ULL;
    return key ^ (key >> 32U);
}

std::uint32_t FeatureIndex::find(std::uint64_t key, std::uint64_t hash) const {
    const auto mark = static_cast<std::uint32_t>(hash >> 32U);
    for (std::size_t at = slot_of(hash); slots_[at].number != 0;
         at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].mark == mark && keys_[slots_[at].number - 1] == key)
            return slots_[at].number - 1;
    }
    return kNone;
}

void FeatureIndex::insert(std::uint64_t key, std::uint32_t number) {
    const std::uint64_t hash = hash_of(key);
    std::size_t at = slot_of(hash);
    while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {static_cast<std::uint32_t>(hash >> 32U), number + 1};
}

void FeatureIndex::reserve(std::size_t features) {
    if (!keys_.empty()) return;
    keys_.reserve(features);
    slots_.assign(std::bit_ceil(std::max(features * 2, kFirstSlots)), {});
}

NameTable::Added FeatureIndex::add(FeatureKind kind, std::string_view name) {
    std::array<std::uint32_t, Features::kMostParts> parts{};
    std::size_t count = 0;
    for (const std::string_view part : parts_of_name(kind, name))
        parts.at(count++) = parts_.add(part).number + 1;
    const std::uint64_t key = key_of(kind, std::span(parts).first(count));
    if (const std::uint32_t known = find(key, hash_of(key)); known != kNone) return {known, false};
    const auto number = static_cast<std::uint32_t>(keys_.size());
    keys_.push_back(key);
    if (keys_.size() * 2 <= slots_.size()) {
        insert(key, number);
    } else {
        slots_.assign(slots_.size() * 2, {});
        for (std::uint32_t i = 0; i < keys_.size(); ++i) insert(keys_[i], i);
    }
    return {number, true};
}

std::uint32_t FeatureIndex::part_of(std::uint32_t number, std::size_t which) const {
    const std::uint64_t shifted = keys_[number] >> (kWordBits * (Features::kMostParts - 1 - which));
    return static_cast<std::uint32_t>(shifted) & ((1U << kWordBits) - 1);
}

std::string_view FeatureIndex::first_part(std::uint32_t number) const {
    return parts_.name(part_of(number, 0) - 1);
}

std::string FeatureIndex::name(std::uint32_t number) const {
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < Features::kMostParts; ++i) {
        if (const std::uint32_t part = part_of(number, i); part != 0)
            parts.push_back(parts_.name(part - 1));
    }
    return feature_name(
        static_cast<FeatureKind>((keys_[number] >> (kWordBits * Features::kMostParts)) - 1),
        parts);
}

/// By part of a text: 1 + its number, 0 if no feature has it.
std::vector<std::uint32_t> FeatureIndex::known_parts(const Features& features) const {
    // Several passes, so that the memory of one part is on its way while others are asked for.
    const std::size_t count = features.part_count();
    std::vector<std::uint64_t> hashes(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        hashes[i] = NameTable::hash_of(features.part(i));
        parts_.prefetch(hashes[i]);
    }
    for (const std::uint64_t hash : hashes) parts_.prefetch_name(hash);
    std::vector<std::uint32_t> known(count);
    for (std::uint32_t i = 0; i < count; ++i)
        known[i] = parts_.find(features.part(i), hashes[i]) + 1;  // kNone + 1 is 0
    return known;
}

std::vector<std::uint32_t> FeatureIndex::numbers_of(const Features& features) const {
    static_assert(NameTable::kNone == UINT32_MAX);
    const auto known = known_parts(features);
    const auto& items = features.items();
    struct Wanted {
        std::uint64_t key = 0, hash = 0;
    };
    std::vector<Wanted> wanted(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::array<std::uint32_t, Features::kMostParts> parts{};
        std::size_t count = 0;
        bool is_known = true;
        for (; count < parts.size() && items[i].parts[count] != Features::kNoPart; ++count) {
            parts[count] = known[items[i].parts[count]];
            is_known = is_known && parts[count] != 0;
        }
        if (!is_known) continue;
        wanted[i].key = key_of(items[i].kind, std::span(parts).first(count));
        wanted[i].hash = hash_of(wanted[i].key);
        __builtin_prefetch(&slots_[slot_of(wanted[i].hash)]);
    }
    std::vector<std::uint32_t> numbers(items.size(), kNone);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (wanted[i].key != 0) numbers[i] = find(wanted[i].key, wanted[i].hash);
    }
    return numbers;
}

}  // namespace findings::label
