// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/standard_lines.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestName = 130;
constexpr auto kJudgements = std::to_array<std::string_view>({"Not met this standard",
                                                              "Met this standard",
                                                              "Action needed",
                                                              "Enforcement action taken",
                                                              "Enforcement action needed"});

/// "met this standard" with a tick, cross or letter for one before it; the bytes in front of both.
std::size_t before_judgement(std::string_view line) {
    for (const auto judgement : kJudgements) {
        if (!line.ends_with(judgement)) continue;
        auto before = trimmed(line.substr(0, line.size() - judgement.size()));
        const auto space = before.rfind(' ');
        const auto mark = before.substr(space == std::string_view::npos ? 0 : space + 1);
        const bool is_mark = !mark.empty() && mark.size() <= 3 &&
                             (mark == "X" || mark == "x" || mark == "V" ||
                              static_cast<unsigned char>(mark.front()) >= 0x80);
        if (is_mark) before = trimmed(before.substr(0, before.size() - mark.size()));
        return before.size();
    }
    return std::string_view::npos;
}

}  // namespace

std::string_view standard_judged(const Block& block) {
    std::string_view name;
    if (block.kind == BlockKind::TableRow) {
        if (block.cells.size() < 2 || block.cells.size() > 4 ||
            before_judgement(trimmed(block.cells.back())) != 0)
            return {};
        name = trimmed(block.cells.front());
    } else {
        const std::string_view line = trimmed(block.text);
        const auto before = before_judgement(line);
        if (before == std::string_view::npos) return {};
        name = line.substr(0, before);
    }
    const bool named = name.size() >= 5 && name.size() <= kLongestName && is_upper(name.front()) &&
                       !ends_sentence(name) && !contains(name, ": ") && !contains(name, "\n") &&
                       before_judgement(name) == std::string_view::npos;
    return named ? name : std::string_view{};
}

bool is_judgement_alone(const Block& block) {
    return block.text.size() < 60 && before_judgement(trimmed(block.text)) == 0;
}

std::string judgement_of(std::string_view line) {
    const std::string key = folded(line.substr(0, 160));
    if (contains(key, "not met this standard") || contains(key, "was not meeting this standard") ||
        contains(key, "standard not met") || contains(key, "is not compliant") ||
        contains(key, "non-compliant") || contains(key, " concerns with outcome "))
        return "not-met";
    if (contains(key, "enforcement action taken")) return "enforcement";
    if (contains(key, "action needed")) return "action-needed";
    if (contains(key, "needed for this essential standard") ||
        contains(key, "not meeting this essential standard"))
        return "not-met";
    if (contains(key, "meeting this essential standard")) return "met";
    if (contains(key, "met this standard") || contains(key, "was meeting this standard") ||
        contains(key, "is compliant with") || key == "compliant")
        return "met";
    return {};
}

bool judges_outcome(std::string_view line) {
    const std::string key = folded(line.substr(0, 80));
    return line.size() < 260 &&
           (contains(key, " concerns with outcome ") || contains(key, " compliant with outcome "));
}

std::string impact_of(std::string_view text) {
    const std::string key = folded(text.substr(0, 1500));
    for (const std::string_view level : {"minor", "moderate", "major"}) {
        const std::string word(level);
        if (contains(key, word + " impact") || contains(key, word + " concern")) return word;
    }
    return {};
}

std::string_view name_of_standard(std::string_view heading) {
    constexpr std::string_view kOutcome = "Outcome ";
    if (!heading.starts_with(kOutcome)) return heading;
    const auto end = heading.find_first_not_of("0123456789", kOutcome.size());
    if (end == std::string_view::npos || end == kOutcome.size()) return heading;
    const auto name = trimmed(heading.substr(end), " :-\n");
    return name.empty() ? heading : name;
}

}  // namespace findings::understanding
