// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/frame_notices.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongest = 200;  // bytes

/// Of papers under document control.
bool tells_of_copies(std::string_view key) {
    constexpr auto kStarts = std::to_array<std::string_view>({"printed copies",
                                                              "paper copies",
                                                              "hard copies",
                                                              "this document is uncontrolled",
                                                              "this is a controlled document",
                                                              "this document is controlled",
                                                              "this policy is uncontrolled",
                                                              "uncontrolled when printed",
                                                              "uncontrolled if printed",
                                                              "uncontrolled copy",
                                                              "document uncontrolled",
                                                              "once printed",
                                                              "if printed",
                                                              "when printed"});
    return starts_with_any(key, kStarts) &&
           (contains(key, "controlled") || contains(key, "intranet") ||
            contains(key, "latest version") || contains(key, "out of date"));
}

/// Of what readers may no longer write below a story or in a thread.
bool tells_that_closed(std::string_view key) {
    constexpr auto kStarts = std::to_array<std::string_view>({"commenting ",
                                                              "comments ",
                                                              "this topic ",
                                                              "this thread ",
                                                              "this discussion ",
                                                              "this conversation ",
                                                              "the discussion ",
                                                              "the comments ",
                                                              "topic closed",
                                                              "thread closed",
                                                              "new replies are"});
    constexpr auto kCloses = std::to_array<std::string_view>({" closed",
                                                              " locked",
                                                              " archived",
                                                              " turned off",
                                                              " disabled",
                                                              " no longer allowed",
                                                              " no longer being accepted",
                                                              " no longer accepted"});
    constexpr std::size_t kMostWords = 24;
    return starts_with_any(key, kStarts) && contains_any(key, kCloses) &&
           word_count(key) <= kMostWords && key.find_first_of("\"%") == std::string_view::npos;
}

/// Of what may be done with a mail.
bool tells_to_forward(std::string_view key) {
    constexpr auto kStarts = std::to_array<std::string_view>({"forwarding is welcome",
                                                              "please forward this",
                                                              "feel free to forward",
                                                              "do forward this",
                                                              "forward this ",
                                                              "forward to a ",
                                                              "please feel free to forward",
                                                              "please share this bulletin",
                                                              "please share this newsletter",
                                                              "was this forwarded",
                                                              "has this been forwarded",
                                                              "forwarded this "});
    constexpr std::size_t kMostWords = 18;
    return starts_with_any(key, kStarts) && word_count(key) <= kMostWords;
}

}  // namespace

bool is_frame_notice(std::string_view key) {
    if (key.empty() || key.size() > kLongest) return false;
    // Most paragraphs begin with other letters.
    constexpr std::string_view kFirst = "pthuodwicnf";
    if (kFirst.find(key.front()) == std::string_view::npos) return false;
    return tells_of_copies(key) || tells_that_closed(key) || tells_to_forward(key);
}

}  // namespace findings::understanding
