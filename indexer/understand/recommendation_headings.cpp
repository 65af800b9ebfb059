// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/recommendation_headings.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

/// "Progress on previous recommendations", "Response to the recommendations": what became of some,
/// none of them.
bool looks_back(std::string_view key) {
    constexpr auto kBack = std::to_array<std::string_view>(
        {"previous",       "earlier",     "last",       "past",     "progress",
         "response",       "responses",   "responding", "reply",    "implementing",
         "implementation", "implemented", "monitoring", "tracking", "status",
         "achieved",       "closed",      "completed",  "accepted", "rejected",
         "background",     "no"});
    const auto words = split_on(key, " ");
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return std::find(kBack.begin(), kBack.end(), word) != kBack.end();
    });
}

}  // namespace

bool names_recommendations(std::string_view key) {
    constexpr std::size_t kMostWords = 6;
    // What an ombudsman and the body that was at fault agreed on.
    constexpr auto kAgreed = std::to_array<std::string_view>({"agreed action",
                                                              "agreed actions",
                                                              "agreed remedy",
                                                              "recommended action",
                                                              "recommended actions",
                                                              "recommended remedy"});
    if (std::find(kAgreed.begin(), kAgreed.end(), key) != kAgreed.end()) return true;
    const bool named = key.ends_with(" recommendations") || key.ends_with(" recommendation");
    return named && word_count(key) <= kMostWords && !looks_back(key);
}

}  // namespace findings::understanding
