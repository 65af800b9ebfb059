// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Words by which the polarity of a passage is read (polarity.cpp), folded as in words.hpp.

#include <array>
#include <string_view>

namespace findings::label {

// What care must do: "did not record seclusion" denies the recording, not the seclusion.
inline constexpr std::array kDuties = std::to_array<std::string_view>(
    {"act",        "acted",      "address",   "addressed",   "answer",       "answered",
     "assess",     "assessed",   "based",     "brought",     "carried",      "carry",
     "check",      "checked",    "complete",  "completed",   "consider",     "considered",
     "contain",    "contained",  "cover",     "covered",     "debrief",      "debriefed",
     "describe",   "described",  "detail",    "document",    "documented",   "ensure",
     "ensured",    "escalated",  "explain",   "explained",   "follow",       "followed",
     "give",       "given",      "have",      "identified",  "identify",     "include",
     "included",   "inform",     "informed",  "investigate", "investigated", "justified",
     "knew",       "know",       "learn",     "learned",     "list",         "listed",
     "look",       "looked",     "meet",      "mention",     "mentioned",    "met",
     "monitor",    "monitored",  "name",      "notice",      "noticed",      "notified",
     "offer",      "offered",    "provide",   "provided",    "rang",         "record",
     "recorded",   "reflect",    "reflected", "report",      "reported",     "review",
     "reviewed",   "ring",       "set",       "share",       "shared",       "sign",
     "signed",     "state",      "stated",    "tell",        "told",         "trained",
     "understand", "understood", "update",    "updated"});
// Of these, what is not so: "had not been removed".
inline constexpr std::array kMendings = std::to_array<std::string_view>(
    {"fixed", "mended", "rectified", "removed", "repaired", "replaced", "resolved"});
// Words between "not" and the verb it denies.
inline constexpr std::array kAuxiliaries = std::to_array<std::string_view>(
    {"been", "be", "always", "fully", "consistently", "properly", "routinely", "being", "yet"});

// Between "nobody" and the verb that is denied; as words are folded, "has" is "ha".
inline constexpr std::array kHaving =
    std::to_array<std::string_view>({"had", "has", "have", "was", "were", "is", "ha", "wa"});
// Behind these something else is told than what fell.
inline constexpr std::array kTurns =
    std::to_array<std::string_view>({"although", "because", "but", "however", "though", "while"});

}  // namespace findings::label
