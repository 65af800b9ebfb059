// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_context.hpp"

#include <algorithm>
#include <array>

namespace findings::label {
namespace {

// Of these fewer is better, wherever they are named.
constexpr auto kLower = std::to_array<std::string_view>({"restrain",
                                                         "restrictive interv",
                                                         "seclu",
                                                         "incident",
                                                         "injur",
                                                         "wait",
                                                         "delay",
                                                         "vacanc",
                                                         "sickness",
                                                         "turnover",
                                                         "assault",
                                                         "self-harm",
                                                         "suicide",
                                                         "death",
                                                         "complaint",
                                                         "out of area",
                                                         "out-of-area",
                                                         "readmi",
                                                         "breach",
                                                         "cancel",
                                                         "agency",
                                                         "abscon",
                                                         "medication error",
                                                         "overdue",
                                                         "missed",
                                                         "aggression",
                                                         "violence",
                                                         "unmet",
                                                         "segregat",
                                                         "late ",
                                                         "not reviewed",
                                                         "absence",
                                                         "ligature"});
// Of these fewer is better where they are what is counted and not only mentioned.
constexpr auto kFewerThings =
    std::to_array<std::string_view>({"falls",         "infections",     "pressure ulcer",
                                     "pressure sore", "harm",           "abandoned",
                                     "leavers",       "who left",       "third degree tears",
                                     "errors",        "did not attend", "missed visits",
                                     "late visits",   "mortality",      "prone",
                                     "no-shows",      "escapes",        "overdoses",
                                     "hung up",       "lost calls",     "gave up"});
// Whatever they are about: of "training in restraint" training is what is counted.
constexpr std::array<std::string_view, 5> kOfStaff = {"complian",
                                                      "training",
                                                      "trained",
                                                      "supervision",
                                                      "appraisal"};
constexpr auto kHigher = std::to_array<std::string_view>(
    {"complian",    "training",      "trained",       "supervision",      "appraisal",
     "satisf",      "recovery rate", "attendance at", "response rate",    "safe",
     "up to date",  "recommend",     "completed",     "recovered",        "employment",
     "fidelity",    "co-produc",     "positive",      "reviewed within",  "met the",
     "seen within", " answered",     "uptake",        "coverage",         "screening",
     "vaccinat",    "immunis",       "wished to die", "place they chose", "preferred place",
     "been helped", "felt listened", "felt involved", "happy with",       "on time"});
// Calls that nobody took, whatever is said of answering them.
constexpr auto kGivenUp = std::to_array<std::string_view>({"hung up", "lost calls", "abandoned"});
// What is no better for being soon: "readmitted within 28 days".
constexpr auto kComingBack = std::to_array<std::string_view>(
    {"readmi", "return", "relaps", "died", " left", "re-refer", "re-attend", "reoffend"});
constexpr std::array<std::string_view, 6> kTurned =
    {" not ", "n't ", " fail", " without ", " no ", " never "};

/// The same letters, ASCII capitals made small.
std::string in_small_letters(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

/// A span of time right behind `opener`: "within 72 hours", "more than an hour".
bool has_time_behind(std::string_view text, std::string_view opener) {
    constexpr auto kUnits = std::to_array<std::string_view>({"minute", "hour", "day", "week"});
    constexpr std::size_t kReach = 24;  // bytes: the number and its unit
    for (auto at = text.find(opener); at != std::string_view::npos;
         at = text.find(opener, at + opener.size())) {
        const auto behind = text.substr(at + opener.size(), kReach);
        if (std::any_of(kUnits.begin(), kUnits.end(), [&](std::string_view unit) {
                return behind.find(unit) != std::string_view::npos;
            }))
            return true;
    }
    return false;
}

template <class Words>
bool has_one_of(std::string_view text, const Words& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

}  // namespace

std::string direction_of(std::string_view population,
                         std::string_view clause,
                         std::string_view kind) {
    const std::string counted = in_small_letters(std::string(population));
    const std::string said = counted + " | " + in_small_letters(std::string(clause)) + " ";
    const bool is_of_staff = has_one_of(said, kOfStaff) &&
                             said.find("overdue") == std::string::npos &&
                             said.find("missed") == std::string::npos;
    if (has_one_of(said, kGivenUp)) return "lower-better";
    // A share of what was done in time; the time itself is better short.
    const bool is_in_time =
        kind == "share" && has_time_behind(said, "within ") && !has_one_of(said, kComingBack);
    const bool is_too_long = has_time_behind(said, "more than ") ||
                             has_time_behind(said, "longer than ") ||
                             has_time_behind(said, " over ");
    const bool is_lower = (has_one_of(said, kLower) && !is_of_staff) ||
                          has_one_of(counted, kFewerThings) || is_too_long;
    const bool is_higher = has_one_of(said, kHigher) || is_in_time;
    if (is_lower == is_higher || has_one_of(said, kTurned)) return {};
    return is_lower ? "lower-better" : "higher-better";
}

}  // namespace findings::label
