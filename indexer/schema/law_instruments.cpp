// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/law_instruments.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings {
namespace {

constexpr std::size_t kLongestName = 190;  // bytes of "of the ... (Wales) Regulations 2017"

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_small(c) || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

bool has(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

/// The year that begins at `at`; empty if none does.
std::string_view year_at(std::string_view text, std::size_t at) {
    const auto year = text.substr(std::min(at, text.size()), 4);
    const bool is_year = year.size() == 4 && (year.starts_with("19") || year.starts_with("20")) &&
                         is_digit(year[2]) && is_digit(year[3]) &&
                         (at + 4 >= text.size() || !is_digit(text[at + 4]));
    return is_year ? year : std::string_view{};
}

struct Mention {
    std::string_view year;  // empty = none stands there
    std::size_t end = 0;    // behind the name in the text
};

/// "regulations 2009", "regs 2009", "regulations (northern ireland) 2005", "2014 regulations" with
/// the word at `at`.
Mention mention_at(std::string_view folded, std::size_t at, std::size_t word) {
    std::size_t end = at + word;
    constexpr std::array<std::string_view, 4> kBetween = {" (northern ireland) ",
                                                          " (scotland) ",
                                                          " (wales) ",
                                                          " "};
    for (const auto between : kBetween) {
        if (folded.substr(end, between.size()) != between) continue;
        if (const auto year = year_at(folded, end + between.size()); !year.empty())
            return {year, end + between.size() + 4};
    }
    if (at >= 5 && folded[at - 1] == ' ') {
        if (const auto year = year_at(folded, at - 5); !year.empty()) return {year, end};
    }
    return {{}, end};
}

/// "wales-" for an instrument of another nation; empty for those of England.
std::string_view nation_in(std::string_view name) {
    if (has(name, "(wales)") || has(name, "risca")) return "wales-";
    if (has(name, "(northern ireland)")) return "northern-ireland-";
    if (has(name, "scotland") || has(name, "ssi 20") || has(name, "(scotland)")) return "scotland-";
    if (has(name, "designated centres")) return "ireland-";
    return {};
}

/// A title that runs on without a word of the sentence around it: capitals, joints and brackets.
bool is_title_alone(std::string_view words) {
    constexpr std::array<std::string_view, 9> kJoints =
        {"of", "the", "and", "for", "in", "or", "to", "by", "with"};
    for (std::size_t at = 0; at < words.size();) {
        if (!is_letter(words[at])) {
            ++at;
            continue;
        }
        auto end = at;
        while (end < words.size() && is_letter(words[end])) ++end;
        const auto word = words.substr(at, end - at);
        const bool joint = std::find(kJoints.begin(), kJoints.end(), word) != kJoints.end();
        if (is_small(word.front()) && !joint) return false;
        at = end;
    }
    return true;
}

/// `name`: the words of the clause up to and with the year.
std::optional<LawInstrument> instrument_of(std::string_view name,
                                           std::string_view folded,
                                           std::string_view year) {
    if (const auto nation = nation_in(folded); !nation.empty())
        return LawInstrument{std::string(nation) + std::string(year) + '/', false};
    if (year == "2009" && (has(folded, "registration") || folded.size() < 24))
        return LawInstrument{"2009/"};
    const bool of_activities = has(folded, "regulated activit") || has(folded, "(ra)") ||
                               has(folded, "hsca") || has(folded, "health and social care act") ||
                               has(folded, "h&sca");
    if (of_activities || year == "2014" || year == "2010")
        return LawInstrument{year <= "2013" ? "2010/" : ""};
    if (!is_title_alone(name)) return std::nullopt;
    return LawInstrument{std::string(year) + '/', false};
}

/// The end of the clause: what stands behind it speaks of something else.
std::size_t clause_end(std::string_view folded) {
    std::size_t end = folded.size();
    for (const std::string_view mark : {". ", "; ", "\n"}) end = std::min(end, folded.find(mark));
    return end;
}

std::optional<LawInstrument> first_instrument(std::string_view text) {
    const std::string folded = lower(text);
    const std::string_view key = folded;
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (at > 0 && is_letter(key[at - 1])) continue;
        const auto rest = key.substr(at);
        if (rest.starts_with("ssi ") && !year_at(key, at + 4).empty())
            return LawInstrument{"scotland-" + std::string(year_at(key, at + 4)) + '/', false};
        const std::size_t word = rest.starts_with("regulations") ? 11
                                 : rest.starts_with("regs")      ? 4
                                                                 : 0;
        if (word == 0) continue;
        const auto mention = mention_at(key, at, word);
        if (mention.year.empty()) {
            // "Regulation 18 CQC (Registration) Regulations", its year left out
            const auto before = key.substr(0, at);
            if (before.ends_with("(registration) ") || before.ends_with("registration "))
                return LawInstrument{"2009/"};
            continue;
        }
        return instrument_of(text.substr(0, at), key.substr(0, mention.end), mention.year);
    }
    return std::nullopt;
}

/// "18 (Registration) 2009", "18 CQC (Registration)", "16 (2009)": an instrument for short, right
/// behind the number.
std::optional<LawInstrument> short_instrument(std::string_view behind) {
    constexpr std::size_t kNear = 40;
    const std::string folded = lower(behind.substr(0, kNear));
    const std::string_view key = folded;
    const auto start = key.find_first_not_of(" ,");
    if (start == std::string_view::npos || start > 2) return std::nullopt;
    const auto rest = key.substr(start);
    constexpr std::array<std::string_view, 8> kNames = {"(registration)",
                                                        "registration 2009",
                                                        "registration regs",
                                                        "(registration regs",
                                                        "(cqc registration",
                                                        "cqc (registration)",
                                                        "cqc registration",
                                                        "(registration regulations"};
    const bool named = std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
        return rest.starts_with(name);
    });
    if (named) return LawInstrument{"2009/"};
    if (rest.starts_with("(2009)") || rest.starts_with("of 2009")) return LawInstrument{"2009/"};
    if (rest.starts_with("(2010)") || rest.starts_with("of 2010")) return LawInstrument{"2010/"};
    return std::nullopt;
}

}  // namespace

std::optional<LawInstrument> instrument_behind(std::string_view behind) {
    if (auto told = short_instrument(behind)) return told;
    const auto near = behind.substr(0, kLongestName);
    return first_instrument(near.substr(0, clause_end(near)));
}

std::optional<LawInstrument> instrument_before(std::string_view before) {
    // "Registration Reg 18"
    if (before.ends_with("Registration ") || before.ends_with("(Registration) "))
        return LawInstrument{"2009/"};
    while (!before.empty() && !is_letter(before.back()) && !is_digit(before.back()))
        before.remove_suffix(1);
    if (before.size() < 16 || !is_digit(before.back())) return std::nullopt;
    auto near = before.substr(before.size() - std::min(before.size(), kLongestName));
    for (const std::string_view mark : {". ", "; ", "\n"}) {
        if (const auto at = near.rfind(mark); at != std::string_view::npos)
            near.remove_prefix(at + mark.size());
    }
    // The name must end where the citation begins.
    const std::string folded = lower(near);
    const auto word = folded.rfind("regulations");
    const auto ssi = folded.rfind("ssi 20");
    const bool ends_there = (word != std::string::npos && folded.size() - word <= 36 &&
                             mention_at(folded, word, 11).end == folded.size()) ||
                            (ssi != std::string::npos && folded.size() - ssi <= 14);
    return ends_there ? first_instrument(near) : std::nullopt;
}

std::string_view nation_of(std::string_view publisher) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kInspectorates = {{
        {"Healthcare Inspectorate Wales", "wales"},
        {"Care Inspectorate Wales", "wales"},
        {"Care Inspectorate", "scotland"},
        {"Healthcare Improvement Scotland", "scotland"},
        {"Regulation and Quality Improvement Authority", "northern-ireland"},
        {"Health Information and Quality Authority", "ireland"},
        {"Mental Health Commission", "ireland"},
        {"Jersey Care Commission", "jersey"},
    }};
    for (const auto& [name, nation] : kInspectorates) {
        if (publisher == name) return nation;
    }
    return {};
}

}  // namespace findings
