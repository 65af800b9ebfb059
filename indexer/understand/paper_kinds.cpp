// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/paper_kinds.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

struct Masthead {
    std::string_view words;  // folded
    std::string_view kind;
};

constexpr auto kMastheads = std::to_array<Masthead>({
    {"commissioning intentions", "policy"},
    {"contracting intentions", "policy"},
    {"purchasing intentions", "policy"},
    {"commissioning priorities", "policy"},
    {"commissioning strategy", "policy"},
    {"quick reference", "guidance"},
    {"quick guide", "guidance"},
    {"guideline summary", "guidance"},
    {"summary guideline", "guidance"},
    {"summary of the guideline", "guidance"},
    {"clinical guideline", "guidance"},
    {"pocket guide", "guidance"},
    {"practice guideline", "guidance"},
    {"practice share", "case-study"},
    {"sharing practice", "case-study"},
    {"practice spotlight", "case-study"},
    {"practice in focus", "case-study"},
    {"story of a ward", "case-study"},
    {"ward story", "case-study"},
    {"stories from the wards", "case-study"},
    {"stories of change", "case-study"},
    {"ideas that worked", "case-study"},
    {"shared practice", "case-study"},
    {"national audit of", "thematic"},
    {"national clinical audit", "thematic"},
    {"national audit programme", "thematic"},
    {"national audit report", "thematic"},
    {"national confidential enquiry", "thematic"},
    {"national confidential inquiry", "thematic"},
    {"national benchmarking", "thematic"},
    {"state of the nation report", "thematic"},
});

/// "2025 to 2028", "2026/27" and nothing.
bool only_years(std::string_view words) {
    const auto parts = split_on(words, " ");
    return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
        return part.empty() || is_digit(part.front()) || part == "to" || part == "and";
    });
}

/// The words name the paper where they begin the line, end it, or stand between its marks; "what
/// the national audit of 2020 said about us" only speaks of one.
bool names_itself(std::string_view key, std::string_view words) {
    for (auto at = key.find(words); at != std::string_view::npos; at = key.find(words, at + 1)) {
        const auto before = trimmed(key.substr(0, at));
        const auto after = trimmed(key.substr(at + words.size()));
        if (before.empty() || only_years(after)) return true;
        constexpr std::string_view kMarks = "|:;,-(/";
        if (kMarks.find(before.back()) != std::string_view::npos || before.ends_with("\u2013") ||
            before.ends_with("\u00b7") || before.ends_with("\u2022"))
            return true;
    }
    return false;
}

std::string_view kind_of_line(std::string_view line) {
    constexpr std::size_t kLongest = 130;  // bytes
    if (line.size() > kLongest || ends_sentence(line)) return {};
    const std::string key = folded(line);
    // "National audit finds that ...": news of one.
    constexpr auto kTells = std::to_array<std::string_view>(
        {" finds ", " shows ", " says ", " reveals ", " warns ", " response to ", " are ", " is "});
    if (contains_any(key, kTells)) return {};
    const auto found =
        std::find_if(kMastheads.begin(), kMastheads.end(), [&](const Masthead& masthead) {
            return names_itself(key, masthead.words);
        });
    return found == kMastheads.end() ? std::string_view{} : found->kind;
}

/// Kinds that the text may speak for although the head of the paper says better.
bool may_be_said_better(std::string_view kind, std::string_view by) {
    if (kind == "report") return true;
    if (by == "guidance" || by == "policy") return kind == "thematic";
    if (by == "thematic") return kind == "policy";
    return by == "case-study" && kind == "thematic";
}

}  // namespace

std::string kind_of_masthead(std::span<const Block> blocks,
                             std::string_view title,
                             std::string_view kind) {
    constexpr std::size_t kTop = 5;  // blocks
    if (kind != "report" && kind != "thematic" && kind != "policy") return {};
    auto said = kind_of_line(title);
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (!said.empty() || block.kind == BlockKind::Furniture) continue;
        if (++seen > kTop) break;
        said = kind_of_line(block.text);
    }
    return may_be_said_better(kind, said) ? std::string(said) : std::string{};
}

}  // namespace findings::understanding
