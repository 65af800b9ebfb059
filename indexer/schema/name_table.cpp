// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/name_table.hpp"

#include <cstring>

namespace findings {
namespace {

template <class Number>
std::uint64_t number_at(const char* bytes) {
    Number number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t part) {
    hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 32U);
}

}  // namespace

std::uint64_t NameTable::hash_of(std::string_view name) {
    // The last eight (four) bytes may overlap those before: a tail needs no loop.
    const char* const bytes = name.data();
    const std::size_t size = name.size();
    std::uint64_t hash = mixed(0, size);
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8)
            hash = mixed(hash, number_at<std::uint64_t>(bytes + at));
        hash = mixed(hash, number_at<std::uint64_t>(bytes + size - 8));
    } else if (size >= 4) {
        hash = mixed(
            hash,
            number_at<std::uint32_t>(bytes) << 32U | number_at<std::uint32_t>(bytes + size - 4));
    } else {
        for (const char c : name) hash = mixed(hash, static_cast<unsigned char>(c));
    }
    return mixed(hash, hash >> 29U);
}

std::uint32_t NameTable::find(std::string_view wanted, std::uint64_t hash) const {
    for (std::size_t at = slot_of(hash); slots_[at].number != 0;
         at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].mark == mark_of(hash) && name(slots_[at].number - 1) == wanted)
            return slots_[at].number - 1;
    }
    return kNone;
}

void NameTable::insert(std::uint64_t hash, std::uint32_t number) {
    std::size_t at = slot_of(hash);
    while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {mark_of(hash), number + 1};
}

void NameTable::grow() {
    slots_.assign(slots_.size() * 2, {});
    for (std::uint32_t number = 0; number < ends_.size(); ++number)
        insert(hash_of(name(number)), number);
}

NameTable::Added NameTable::add(std::string_view name) {
    const std::uint64_t hash = hash_of(name);
    if (const std::uint32_t known = find(name, hash); known != kNone) return {known, false};
    const auto number = static_cast<std::uint32_t>(ends_.size());
    letters_ += name;
    ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
    if (ends_.size() * 2 > slots_.size()) {
        grow();
    } else {
        insert(hash, number);
    }
    return {number, true};
}

}  // namespace findings
