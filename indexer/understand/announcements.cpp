// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/announcements.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/publishers.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kLead = 3;         // paragraphs that tell what is announced
constexpr std::size_t kShortest = 60;    // bytes of a paragraph
constexpr std::size_t kParagraphs = 40;  // that are looked at for who is quoted
constexpr std::size_t kOpening = 600;    // bytes of a paragraph that are looked at

std::vector<std::string_view> paragraphs_of(std::span<const Block> blocks) {
    std::vector<std::string_view> paragraphs;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Paragraph || block.text.size() < kShortest) continue;
        paragraphs.push_back(std::string_view(block.text).substr(0, kOpening));
        if (paragraphs.size() == kParagraphs) break;
    }
    return paragraphs;
}

/// "Healthcare Inspectorate Wales (HIW) has issued a report": says what the body did.
bool announces(std::string_view paragraph, std::string_view name) {
    constexpr std::size_t kFarthest = 40;  // bytes before the name
    constexpr std::size_t kReach = 90;     // behind it
    const auto at = paragraph.find(name);
    if (at == std::string_view::npos || at > kFarthest) return false;
    const std::string after = ' ' + folded(paragraph.substr(at + name.size(), kReach));
    return contains_any(after,
                        std::array<std::string_view, 14>{" has published",
                                                         " has today published",
                                                         " today published",
                                                         " today publishes",
                                                         " publishes ",
                                                         " has issued",
                                                         " has released",
                                                         " has rated",
                                                         " has told",
                                                         " has found",
                                                         " has taken",
                                                         " has placed",
                                                         " carried out an unannounced",
                                                         " completed an unannounced"});
}

/// "HIW said it was", "Healthcare Inspectorate Wales said": told of the body by somebody else.
bool is_told_of(std::string_view paragraph, const InspectingBody& body) {
    const auto said = [&](std::string_view who) {
        return !who.empty() && (contains(paragraph, std::string(who) + " said") ||
                                contains(paragraph, std::string(who) + " says") ||
                                contains(paragraph, std::string(who) + " added"));
    };
    return said(body.name) || said(body.short_name) || paragraph.starts_with("It added: ");
}

/// "Published: 23 February 2024 Page last updated: 23 February 2024" over "Categories", "Media":
/// the news of the regulator's site.
bool is_news_of_regulator(std::span<const Block> blocks) {
    constexpr std::size_t kTop = 10;
    bool dated = false, shelved = false;
    for (const auto& block : blocks.first(std::min(blocks.size(), kTop))) {
        if (block.text.size() > 200) continue;
        const std::string key = folded(block.text);
        dated = dated || (key.starts_with("published") && contains(key, "page last updated")) ||
                whole_date(block.text).has_value();
        shelved = shelved || key == "media" || key == "media," ||
                  key.ends_with("categories media") || key.starts_with("categories: media") ||
                  key.starts_with("media, ");
    }
    return dated && shelved;
}

/// "Below is our response to a Care Quality Commission report": a provider on what was said of it.
bool is_own(std::span<const std::string_view> paragraphs) {
    const auto lead = paragraphs.first(std::min(paragraphs.size(), kLead));
    const bool of_regulator = std::any_of(lead.begin(), lead.end(), [](std::string_view text) {
        const bool named = contains(text, "Care Quality Commission") || contains_word(text, "CQC");
        return named && contains_any(folded(text),
                                     std::array<std::string_view, 3>{"report", "rated", "rating"});
    });
    const bool own = std::any_of(lead.begin(), lead.end(), [](std::string_view text) {
        const std::string key = ' ' + folded(text);
        return contains_any(key,
                            std::array<std::string_view, 8>{" our response",
                                                            " our trust",
                                                            " we welcome",
                                                            " of our services",
                                                            " rated our ",
                                                            " our latest ",
                                                            " our board ",
                                                            " we accept "}) &&
               !key.starts_with(" \"we found");
    });
    const bool quoted =
        std::any_of(paragraphs.begin(), paragraphs.end(), [](std::string_view text) {
            const std::string key = folded(text);
            return contains(key, "chief executive") || contains(key, "chief nurs") ||
                   contains(key, "managing director");
        });
    return of_regulator && own && quoted;
}

/// "The Care Quality Commission (CQC) has rated ...": the first paragraph of its own releases.
bool regulator_announces(std::span<const Block> blocks) {
    constexpr InspectingBody kRegulator{"Care Quality Commission", {}, "CQC", {}};
    const auto paragraphs = paragraphs_of(blocks);
    if (paragraphs.empty() || !announces(paragraphs.front(), kRegulator.name)) return false;
    return std::none_of(paragraphs.begin(), paragraphs.end(), [&](std::string_view text) {
        return is_told_of(text, kRegulator);
    });
}

}  // namespace

std::string_view announcing_body(std::span<const Block> blocks) {
    const auto paragraphs = paragraphs_of(blocks);
    for (const auto& body : inspecting_bodies()) {
        bool told = false;
        for (std::size_t i = 0; i < std::min(paragraphs.size(), kLead) && !told; ++i)
            told = announces(paragraphs[i], body.name);
        if (!told) continue;
        const bool by_another =
            std::any_of(paragraphs.begin(), paragraphs.end(), [&](std::string_view text) {
                return is_told_of(text, body);
            });
        return by_another ? std::string_view{} : body.name;
    }
    return {};
}

std::string_view kind_of_announcement(std::span<const Block> blocks) {
    if (is_news_of_regulator(blocks) || !announcing_body(blocks).empty()) return "press-release";
    if (is_own_statement(blocks) || regulator_announces(blocks)) return "press-release";
    return {};
}

bool is_own_statement(std::span<const Block> blocks) { return is_own(paragraphs_of(blocks)); }

bool speaks_for_provider(std::span<const Block> blocks) {
    const auto paragraphs = paragraphs_of(blocks);
    const auto lead = std::span(paragraphs).first(std::min(paragraphs.size(), kLead));
    const bool own = std::any_of(lead.begin(), lead.end(), [](std::string_view text) {
        const std::string key = ' ' + folded(text);
        return contains_any(key,
                            std::array<std::string_view, 5>{" for our board",
                                                            " for our staff",
                                                            " our response to the publication",
                                                            " our trust has been rated",
                                                            " proud of our staff"});
    });
    const bool tells_of_regulator =
        std::any_of(lead.begin(), lead.end(), [](std::string_view text) {
            return contains(text, "Care Quality Commission") && contains(folded(text), "published");
        });
    return own && tells_of_regulator;
}

}  // namespace findings::understanding
