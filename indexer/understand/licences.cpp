// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/licences.hpp"

#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/licence_names.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {

namespace {

/// "Licensed under CC BY 4.0.", "Content is available under the Open Government Licence": grants
/// something. Other sentences may only tell of a licence.
bool grants(std::string_view key) {
    return contains_any(key,
                        std::array<std::string_view, 7>{"licensed under",
                                                        "available under",
                                                        "licence",
                                                        "license",
                                                        "published under",
                                                        "shared under",
                                                        "copyright"});
}

/// Whether there is a word that all names of licences, and all sentences about them, have one of.
bool may_state_licence(std::string_view key) {
    return contains_any(
        key,
        std::array<std::string_view, 6>{"licen", "ogl", "creative", "cc0", "cc by", "cc-by"});
}

/// What one block states of its licence; empty when nothing.
std::string licence_stated(std::string_view text) {
    constexpr std::size_t kLongestStatement = 300;
    for (const auto sentence : split_sentences(text, 1)) {
        const std::string key = folded(sentence);
        const bool is_name = word_count(sentence) <= 6;
        if (sentence.size() > kLongestStatement || !(grants(key) || is_name)) continue;
        if (auto name = licence_name(sentence); !name.empty()) return name;
    }
    return {};
}

}  // namespace

void read_licence(std::span<const Block> blocks, Report& report) {
    for (const auto& block : blocks) {
        if (!report.licence.empty()) return;
        for (const auto& line : label_lines(block.text)) {
            if (line.particular == Particular::Licence) set(report.licence, line.value);
        }
    }
    // The licence says what may be done with the text; whose copyright it is says less.
    constexpr std::size_t kLongestBlock = 6000;
    std::string_view copyright;  // the first sentence that says whose
    for (const auto& block : blocks) {
        if (block.text.size() > kLongestBlock) continue;
        const std::string key = folded(block.text);
        if (auto name = may_state_licence(key) ? licence_stated(block.text) : std::string();
            !name.empty()) {
            set(report.licence, name);
            return;
        }
        if (!copyright.empty() || !contains(key, "crown copyright")) continue;
        for (const auto sentence : split_sentences(block.text, 1)) {
            if (copyright.empty() && contains(folded(sentence), "crown copyright"))
                copyright = sentence;
        }
    }
    set(report.licence, copyright);
}

}  // namespace findings::understanding
