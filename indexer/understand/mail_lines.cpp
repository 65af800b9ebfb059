// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/mail_lines.hpp"

#include "indexer/understand/mail_frame.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {

bool is_mail_line(std::string_view key) {
    constexpr auto kStarts = std::to_array<std::string_view>({"can't read this email",
                                                              "having trouble viewing",
                                                              "having trouble reading",
                                                              "trouble viewing this",
                                                              "trouble reading this",
                                                              "problems viewing this",
                                                              "problems reading this",
                                                              "can't see the picture",
                                                              "can't see the image",
                                                              "can't see the e-mail",
                                                              "can't see the email",
                                                              "can't see this e",
                                                              "can't view this e",
                                                              "cannot see the pictures",
                                                              "cannot see the images",
                                                              "cannot read this e",
                                                              "can't read this e-mail",
                                                              "images not showing",
                                                              "pictures not showing",
                                                              "is this e-mail not display",
                                                              "is this email not display",
                                                              "email not displaying",
                                                              "e-mail not displaying",
                                                              "not displaying correctly",
                                                              "read this e-mail online",
                                                              "read this email online",
                                                              "to view this e-mail",
                                                              "to view this email",
                                                              "you are receiving this e",
                                                              "you receive this e",
                                                              "view this email",
                                                              "you are receiving this",
                                                              "you're receiving this",
                                                              "you received this",
                                                              "unsubscribe from",
                                                              "to unsubscribe",
                                                              "our mailing address",
                                                              "if you no longer wish",
                                                              "if you would like to unsubscribe",
                                                              "add us to your address book",
                                                              "please think about the planet",
                                                              "please consider the environment",
                                                              "please think before you print",
                                                              "think before you print",
                                                              "please do not print this"});
    // Links at the top of a newsletter: sentences may begin so, too.
    constexpr std::size_t kMostWordsOfLink = 8;
    constexpr auto kLinks = std::to_array<std::string_view>({"view in browser",
                                                             "view in your browser",
                                                             "view it in your browser",
                                                             "view online",
                                                             "view this e-mail",
                                                             "view as a web page",
                                                             "view web version",
                                                             "read online",
                                                             "open in your browser"});
    if (starts_with_any(key, kLinks) && word_count(key) <= kMostWordsOfLink) return true;
    if (is_forward_mark(key) || is_mail_warning(key)) return true;
    return key.size() < 260 && starts_with_any(key, kStarts);
}

bool is_mail_notice(std::string_view text) {
    constexpr std::size_t kLongestNotice = 2500;  // bytes
    constexpr auto kWords = std::to_array<std::string_view>(
        {"message", "e-mail", "email", "mail", "communication", "transmission"});
    constexpr auto kOpenings =
        std::to_array<std::string_view>({"confidentiality notice",
                                         "confidentiality:",
                                         "disclaimer",
                                         "legal notice",
                                         "important notice",
                                         "this ",
                                         "the information in this ",
                                         "the information contained in this ",
                                         "the contents of this ",
                                         "if you have received this ",
                                         "please note that this ",
                                         "privileged and confidential"});
    constexpr auto kTells = std::to_array<std::string_view>({"received it in error",
                                                             "received this in error",
                                                             "in error, please",
                                                             "in error please",
                                                             "not the intended recipient",
                                                             "intended recipient",
                                                             "for the addressee",
                                                             "received this message in error",
                                                             "received this e-mail in error",
                                                             "received this email in error",
                                                             "person to whom it is addressed",
                                                             "individual to whom it is addressed",
                                                             "addressee only",
                                                             "named addressee"});
    if (text.size() > kLongestNotice || text.size() < 40) return false;
    const std::string key = folded(text);
    return starts_with_any(key, kOpenings) && contains_any(key, kTells) &&
           contains_any(std::string_view(key).substr(0, 200), kWords);
}

}  // namespace findings::understanding
