// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/likeness.hpp"

#include "indexer/text.hpp"
#include "indexer/understand/addresses.hpp"

#include <algorithm>

namespace findings {
namespace {

std::uint64_t mixed(std::uint64_t x) {  // finaliser of MurmurHash3
    x = (x ^ (x >> 33U)) * 0xff51afd7ed558ccdULL;
    x = (x ^ (x >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
    return x ^ (x >> 33U);
}

std::uint64_t hash_of(std::string_view text) {  // FNV-1a
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return mixed(hash);
}

bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
bool is_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }

/// Bytes of the character at `at` if it is part of a word, else 0; `skip` is how far to go on when
/// it is not.
std::size_t word_bytes(std::string_view text, std::size_t at, std::size_t& skip) {
    const auto c = static_cast<unsigned char>(text[at]);
    skip = 1;
    if (c < 0x80) return is_digit(c) || is_upper(c) || (c >= 'a' && c <= 'z') ? 1 : 0;
    const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    skip = std::min(length, text.size() - at);
    if (c == 0xC2) return 0;  // U+0080 to U+00BF: marks, not letters
    if (c == 0xE2) return 0;  // quotation marks, dashes, bullets, arrows
    if (c == 0xEF && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xB8)
        return 0;  // U+FE00 on
    return skip;
}

bool says_nothing_of_the_page(std::string_view parameter) {
    const std::string_view name = parameter.substr(0, parameter.find('='));
    return name.starts_with("utm_") || name == "fbclid" || name == "gclid" || name == "sid" ||
           name == "PHPSESSID" || name.empty();
}

/// The query without what campaigns and sessions add, in one order. The regulator's pages do not
/// need theirs.
std::string telling_query(std::string_view url) {
    url = url.substr(0, url.find('#'));
    const std::size_t mark = url.find('?');
    if (mark == std::string_view::npos) return {};
    std::vector<std::string> parameters;
    for (std::string_view rest = url.substr(mark + 1); !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of("&;"), rest.size());
        if (!says_nothing_of_the_page(rest.substr(0, end)))
            parameters.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::sort(parameters.begin(), parameters.end());
    std::string query;
    for (const std::string& parameter : parameters)
        (query += query.empty() ? '?' : '&') += parameter;
    return query;
}

}  // namespace

void TextWords::add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const bool is_first_capital = is_upper(static_cast<unsigned char>(text[at]));
        const std::size_t begin = letters_.size();
        std::size_t skip = 1;
        for (std::size_t size = 0; at < text.size() && (size = word_bytes(text, at, skip)) > 0;
             at += size) {
            const auto c = static_cast<unsigned char>(text[at]);
            if (size == 1) {
                letters_ += static_cast<char>(is_upper(c) ? c | 0x20U : c);
            } else {
                letters_ += text.substr(at, size);
            }
        }
        if (letters_.size() == begin) {
            at += skip;
        } else {
            ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
            capitals_.push_back(is_first_capital);
        }
    }
}

void TextWords::add(const Block& block) {
    if (block.kind == BlockKind::Furniture) return;
    // A bullet is drawn in many ways; a number before an item is text in one format and a marker in
    // the other.
    add(block.marker);
    add(block.text);
}

void TextWords::clear() {
    letters_.clear();
    ends_.clear();
    capitals_.clear();
}

TextWords words_of(std::string_view text) {
    TextWords words;
    words.add(text);
    return words;
}

TextWords words_of(const ParsedDocument& document) {
    TextWords words;
    for (const Block& block : document.blocks) words.add(block);
    return words;
}

LikenessMaker::LikenessMaker() {
    likeness_.sketch.fill(kNoShingle);
    least_.fill(~0ULL);
}

void LikenessMaker::add(const Block& block) {
    words_.clear();
    words_.add(block);
    for (std::size_t at = 0; at < words_.size(); ++at) {
        const std::uint64_t hash = hash_of(words_[at]);
        likeness_.text = mixed(likeness_.text * 31 + hash);
        last_.at(likeness_.words++ % kShingleWords) = hash;
        if (likeness_.words < kShingleWords) continue;
        std::uint64_t shingle = 0;
        for (std::size_t i = 0; i < kShingleWords; ++i)
            shingle = mixed(shingle * 31 + last_.at((likeness_.words + i) % kShingleWords));
        std::uint64_t& bin = least_.at(shingle % kSketchBins);
        bin = std::min(bin, shingle / kSketchBins);
    }
}

Likeness LikenessMaker::finish(const ParsedDocument& facts) {
    for (std::size_t i = 0; i < kSketchBins; ++i) {
        if (least_.at(i) != ~0ULL)
            likeness_.sketch.at(i) = static_cast<std::uint16_t>(mixed(least_.at(i)) % kNoShingle);
    }
    for (const char* name : {"canonical_url", "source_url"}) {
        const auto found = facts.properties.find(name);
        if (likeness_.page.empty() && found != facts.properties.end())
            likeness_.page = page_key(found->second);
    }
    return std::move(likeness_);
}

double resemblance(const Likeness& a, const Likeness& b) {
    std::size_t same = 0, used = 0;
    for (std::size_t i = 0; i < kSketchBins; ++i) {
        if (a.sketch[i] == kNoShingle && b.sketch[i] == kNoShingle) continue;
        ++used;
        same += a.sketch[i] == b.sketch[i] ? 1 : 0;
    }
    return used == 0 ? 0 : static_cast<double>(same) / static_cast<double>(used);
}

std::vector<std::uint64_t> band_keys(const Likeness& likeness) {
    constexpr std::size_t kRows = kSketchBins / kBands;
    std::vector<std::uint64_t> keys;
    for (std::size_t band = 0; band < kBands; ++band) {
        std::uint64_t key = band + 1;
        bool is_empty = true;
        for (std::size_t row = 0; row < kRows; ++row) {
            const std::uint16_t least = likeness.sketch[band * kRows + row];
            is_empty = is_empty && least == kNoShingle;
            key = mixed(key * 31 + least);
        }
        if (!is_empty) keys.push_back(key);
    }
    return keys;
}

std::string page_key(std::string_view url) {
    std::string key = understanding::canonical_url(url);
    if (key.empty()) return {};
    const bool is_regulator = key.starts_with("https://www.cqc.org.uk/");
    key.erase(0, key.find("://") + 3);
    if (key.starts_with("www.")) key.erase(0, 4);
    for (const std::string_view index : {"index.html", "index.htm", "index.php", "default.aspx"}) {
        if (key.ends_with("/" + std::string(index))) key.resize(key.size() - index.size());
    }
    while (key.ends_with('/')) key.pop_back();
    const std::string query = is_regulator ? std::string() : telling_query(url);
    if (key.find('/') == std::string::npos && query.empty()) return {};
    key += query;
    std::replace_if(
        key.begin(),
        key.end(),
        [](unsigned char c) { return c < 0x21 || c == 0x7F; },
        '_');
    return key;
}

}  // namespace findings
