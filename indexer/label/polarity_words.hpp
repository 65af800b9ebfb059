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
// What should happen again and again: "no drill had been held".
inline constexpr std::array kHeldRegularly = std::to_array<std::string_view>({"held",
                                                                              "done",
                                                                              "visited",
                                                                              "run",
                                                                              "undertaken",
                                                                              "taken",
                                                                              "tested",
                                                                              "serviced",
                                                                              "inspected",
                                                                              "audited",
                                                                              "cleaned",
                                                                              "repeated",
                                                                              "written",
                                                                              "arranged",
                                                                              "drawn"});
// In front of them, as words are folded.
inline constexpr std::array kPerfect =
    std::to_array<std::string_view>({"had", "has", "have", "ha"});
// Of these, what is not so: "had not been removed".
inline constexpr std::array kMendings = std::to_array<std::string_view>(
    {"fixed", "mended", "rectified", "removed", "repaired", "replaced", "resolved"});
// Words between "not" and the verb it denies.
inline constexpr std::array kAuxiliaries = std::to_array<std::string_view>(
    {"been", "be", "always", "fully", "consistently", "properly", "routinely", "being", "yet"});

// Between "nobody" and the verb that is denied; as words are folded, "has" is "ha".
inline constexpr std::array kHaving =
    std::to_array<std::string_view>({"had", "has", "have", "was", "were", "is", "ha", "wa"});
// A fall in these is for the better, though none of them is a harm.
inline constexpr std::array kFewerIsBetter = std::to_array<std::string_view>({"stay",
                                                                              "dose",
                                                                              "sedative",
                                                                              "sedation",
                                                                              "cost",
                                                                              "spending",
                                                                              "spend",
                                                                              "waste",
                                                                              "form",
                                                                              "paperwork",
                                                                              "backlog",
                                                                              "admission",
                                                                              "duration",
                                                                              "prescription",
                                                                              "injection",
                                                                              "prescribing",
                                                                              "queue",
                                                                              "callout"});
// Of times those that somebody waits for: "the average time from a result to some action".
inline constexpr std::array kTimesWaited = std::to_array<std::string_view>(
    {"average", "mean", "median", "waiting", "response", "handover", "turnaround", "longest"});
inline constexpr std::array kPersons = std::to_array<std::string_view>({"who",
                                                                        "she",
                                                                        "he",
                                                                        "they",
                                                                        "person",
                                                                        "resident",
                                                                        "patient",
                                                                        "people",
                                                                        "woman",
                                                                        "man",
                                                                        "somebody",
                                                                        "someone",
                                                                        "officer",
                                                                        "nurse",
                                                                        "carer",
                                                                        "doctor"});
// "They come down from the desk to talk": who moves, no count does.
inline constexpr std::array kStepping = std::to_array<std::string_view>(
    {"come", "came", "coming", "step", "stepped", "climb", "climbed", "get", "got", "sit", "sat"});
// Behind "and not" these begin what was meant instead: "looked at them and not at the screen".
inline constexpr std::array kContrasted = std::to_array<std::string_view>(
    {"at", "in", "on", "by", "the", "to", "for", "with", "from", "a", "an", "of", "just"});
// Behind these something else is told than what fell.
inline constexpr std::array kTurns =
    std::to_array<std::string_view>({"although", "because", "but", "however", "though", "while"});

}  // namespace findings::label
