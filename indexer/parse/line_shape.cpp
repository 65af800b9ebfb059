// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/line_shape.hpp"

#include "indexer/parse/chrome_lines.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace findings {
namespace {

constexpr std::size_t kMaxTitleChars = 110;
constexpr std::size_t kMaxTitleWords = 14;
constexpr std::size_t kMaxQuestionWords = 9;  // longer questions are prose
constexpr std::size_t kMaxRunningChars = 140;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alpha(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t bullet_length(std::string_view line) {
    constexpr std::array<std::string_view, 28> kBullets = {
        "•", "·", "▪", "◦", "‣", "●", "○", "■", "□", "➢", "➤", "✓", "✔", "❖",
        "►", "▶", "∙", "⁃", "◆", "◊", "§", "»", "☐", "☑", "*", "–", "—", "-"};
    for (const std::string_view bullet : kBullets) {
        if (line.starts_with(bullet)) return bullet.size();
    }
    return 0;
}

bool is_roman(std::string_view text) {
    return !text.empty() && text.size() <= 6 &&
           text.find_first_not_of("ivx") == std::string_view::npos;
}

bool is_number(std::string_view text, std::size_t max_digits) {
    return !text.empty() && text.size() <= max_digits &&
           std::all_of(text.begin(), text.end(), is_digit);
}

/// Bytes of "12.", "(a)", "iv)" or "b." at the start of the line; 0 if there is no such marker.
std::size_t number_length(std::string_view line) {
    const bool opened = line.starts_with('(');
    const std::size_t begin = opened ? 1 : 0;
    const std::size_t end = line.find_first_of(".) ", begin);
    if (end == std::string_view::npos || line[end] == ' ' || (opened && line[end] != ')')) return 0;
    const std::string_view core = line.substr(begin, end - begin);
    const bool letter = core.size() == 1 && is_alpha(core.front());
    if (line[end] == '.' && letter && !std::islower(static_cast<unsigned char>(core.front())))
        return 0;  // initials
    return is_number(core, 3) || letter || is_roman(core) ? end + 1 : 0;
}

std::string_view first_word(std::string_view line) {
    return line.substr(0, line.find_first_of(" :"));
}

bool is_month(std::string_view word) {
    constexpr std::array<std::string_view, 12> kMonths =
        {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    constexpr std::array<std::string_view, 13> kLong = {"january",
                                                        "february",
                                                        "march",
                                                        "april",
                                                        "may",
                                                        "june",
                                                        "july",
                                                        "august",
                                                        "september",
                                                        "sept",
                                                        "october",
                                                        "november",
                                                        "december"};
    const std::string lower = ascii_lower(word);
    return one_of(lower, kMonths) || one_of(lower, kLong);
}

}  // namespace

bool is_date_line(std::string_view line) {
    if (word_count(line) > 7) return false;
    bool month = false;
    bool year = false;
    for (std::string_view rest = line; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" ,.-"), rest.size());
        const std::string_view word = rest.substr(0, end);
        month = month || is_month(word);
        year = year || (word.size() == 4 && is_number(word, 4));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return month && year;
}

namespace {

/// Lines that send the reader elsewhere; a digest's entries end with them.
bool is_pointer_line(std::string_view lower) {
    constexpr std::array<std::string_view, 14> kStarts = {"full report",
                                                          "full story",
                                                          "full text",
                                                          "full document",
                                                          "download",
                                                          "read the full",
                                                          "read more",
                                                          "image source",
                                                          "additional link",
                                                          "skip to",
                                                          "share this",
                                                          "ads by",
                                                          "click here",
                                                          "back to top"};
    return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) {
        return lower.starts_with(start);
    });
}

bool has_address(std::string_view line) {
    return line.find("://") != std::string_view::npos ||
           line.find("www.") != std::string_view::npos || line.find('@') != std::string_view::npos;
}

/// dd/mm/yyyy at the end of the line.
bool ends_with_date(std::string_view line) {
    if (line.size() < 10) return false;
    const std::string_view date = line.substr(line.size() - 10);
    for (std::size_t i = 0; i < date.size(); ++i) {
        if (i == 2 || i == 5 ? date[i] != '/' : !is_digit(date[i])) return false;
    }
    return true;
}

/// "Page 41 of 88", "Page 41", "41 of 88"
bool is_page_count(std::string_view lower) {
    if (lower.starts_with("page ")) lower.remove_prefix(5);
    const std::size_t of = lower.find(" of ");
    const std::string_view number = lower.substr(0, of);
    return is_number(number, 4) &&
           (of == std::string_view::npos || is_number(lower.substr(of + 4), 4));
}

}  // namespace

std::optional<ListMarker> list_marker(std::string_view line) {
    // Courier's round bullet comes out as the letter.
    const bool letter_o =
        line.size() > 3 && line.starts_with("o ") && is_alpha(line[2]) && line[3] != ' ';
    std::size_t length = letter_o ? 1 : bullet_length(line);
    const bool is_bullet = length > 0;
    if (!is_bullet) length = number_length(line);
    if (length == 0 || length >= line.size()) return std::nullopt;
    const bool tight_bullet = is_bullet && !letter_o && line.front() != '-' &&
                              line.front() != '*' && !line.starts_with("–") &&
                              !line.starts_with("—") && !line.starts_with("§") &&
                              !line.starts_with("»");
    if (line[length] != ' ' && !tight_bullet) return std::nullopt;
    ListMarker marker;
    if (!is_bullet) marker.marker = line.substr(0, length);
    while (length < line.size() && line[length] == ' ') ++length;
    if (length >= line.size()) return std::nullopt;
    marker.length = length;
    return marker;
}

std::size_t typed_bullet_length(std::string_view line) {
    if (bullet_length(line) == 0) return 0;
    const auto marker = list_marker(line);
    return marker ? marker->length : 0;
}

bool is_bare_bullet(std::string_view line) {
    const std::size_t length = bullet_length(line);
    return (length > 0 && length == line.size()) || line == "o";
}

bool is_contents_line(std::string_view line) {
    const std::size_t dots = std::min({line.find("....."), line.find(". . . ."), line.find("………")});
    if (dots == std::string_view::npos) return false;
    // Forms are filled in on dots too: a contents line ends with a page number, or in dots alone.
    const std::string_view tail = line.substr(dots);
    const bool roman = is_roman(tail.substr(tail.find_last_of(" .") + 1));
    return std::all_of(tail.begin(), tail.end(), [roman](char c) {
        return c == '.' || c == ' ' || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
               (roman && is_alpha(c));
    });
}

bool ends_with_page_number(std::string_view line) {
    const std::string_view last = line.substr(line.find_last_of(" .") + 1);
    return last.size() < line.size() && (is_number(last, 3) || is_roman(last));
}

bool begins_notice_part(std::string_view line) {
    constexpr std::array<std::string_view, 16> kStarts = {"accommodation for persons",
                                                          "assessment or medical treatment",
                                                          "diagnostic and screening",
                                                          "family planning",
                                                          "how the regulation",
                                                          "maternity and midwifery",
                                                          "nursing care",
                                                          "personal care",
                                                          "management of supply of blood",
                                                          "regulation ",
                                                          "services in slimming",
                                                          "surgical procedures",
                                                          "termination of pregnanc",
                                                          "this was a breach",
                                                          "transport services",
                                                          "treatment of disease"};
    if (!starts_upper(line)) return false;
    const std::string lower = ascii_lower(line.substr(0, 40));
    return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) {
        return lower.starts_with(start);
    });
}

bool is_browser_line(std::string_view line) {
    constexpr std::size_t kLongest = 600;
    if (line.size() > kLongest || line.empty()) return false;
    const std::string_view last = line.substr(line.find_last_of(' ') + 1);
    const std::size_t slash = last.find('/');
    const bool counts = slash != std::string_view::npos && is_number(last.substr(0, slash), 4) &&
                        is_number(last.substr(slash + 1), 4);
    const bool address =
        line.starts_with("http://") || line.starts_with("https://") || line.starts_with("file:///");
    if (address) return counts || line.find(' ') == std::string_view::npos;
    // "02/08/2022, 10:45 The title"; browsers set to other countries print "8/2/22, 10:45 AM".
    const std::size_t comma = line.find(", ");
    if (comma == std::string_view::npos || comma > 10 || comma < 6 || comma + 6 >= line.size())
        return false;
    const std::string_view date = line.substr(0, comma);
    const bool digits = std::all_of(date.begin(), date.end(), [](char c) {
        return is_digit(c) || c == '/' || c == '.';
    });
    const std::string_view time = line.substr(comma + 2);
    const std::size_t colon = time.find(':');
    return digits && (colon == 1 || colon == 2) && is_number(time.substr(0, colon), 2) &&
           is_digit(time[colon + 1]) && colon + 2 < time.size() && is_digit(time[colon + 2]);
}

bool is_running_line(std::string_view line) {
    if (line.size() > kMaxRunningChars) return false;
    const std::string lower = ascii_lower(line);
    if ((is_page_count(lower) && lower.starts_with("page")) || is_chrome_line(line)) return true;
    // "Elm Council: local authority assessment - Page 2"
    for (const std::string_view mark : {" - page ", " | page ", " \u2013 page ", " \u00b7 page "}) {
        const std::size_t at = lower.rfind(mark);
        if (at != std::string::npos && at > 4 &&
            is_number(std::string_view(lower).substr(at + mark.size()), 4))
            return true;
    }
    // "- 12 -"
    if (line.size() >= 5 && line.size() <= 8 && line.starts_with("- ") && line.ends_with(" -") &&
        is_number(line.substr(2, line.size() - 4), 4))
        return true;
    const bool named = lower.find("quality report ") != std::string::npos ||
                       lower.find("inspection report ") != std::string::npos;
    if (!named || !ends_with_date(line)) return false;
    return is_digit(line.front()) || line.find(':') == std::string_view::npos;
}

std::string printed_page_label(std::string_view line) {
    std::string lower = ascii_lower(line);
    const std::string_view core =
        trim(std::string_view(lower).substr(lower.starts_with("- ") ? 2 : 0));
    const std::string_view bare = core.ends_with(" -") ? core.substr(0, core.size() - 2) : core;
    if (is_number(bare, 4) || is_roman(bare)) return std::string(bare);
    if (is_page_count(lower)) {
        const std::string_view rest =
            std::string_view(lower).substr(lower.starts_with("page ") ? 5 : 0);
        return std::string(rest.substr(0, rest.find(' ')));
    }
    const std::string_view first = line.substr(0, line.find(' '));
    if (is_number(first, 4)) return std::string(first);
    const std::string_view last = line.substr(line.rfind(' ') + 1);
    return is_number(last, 4) ? std::string(last) : std::string{};
}

std::int32_t section_depth(std::string_view line) {
    const std::string_view number = first_word(line);
    if (number.empty() || number.size() > 12 || number.size() + 1 >= line.size() ||
        !is_digit(number.front())) {
        return 0;
    }
    std::int32_t parts = 0;
    for (std::string_view rest = number; !rest.empty(); ++parts) {
        const std::size_t dot = std::min(rest.find('.'), rest.size());
        if (!is_number(rest.substr(0, dot), 3)) return 0;
        rest.remove_prefix(std::min(dot + 1, rest.size()));
    }
    // "12 wards" is no section; "12. Wards" and "1.2 Wards" are.
    const bool marked = number.find('.') != std::string_view::npos;
    return marked && starts_upper(trim(line.substr(number.size()))) ? parts : 0;
}

bool is_label_line(std::string_view line) {
    constexpr std::array<std::string_view, 49> kLabels = {
        "provider",    "location",   "region",      "ward",      "ward(s)",   "wards",
        "author",      "published",  "publication", "publisher", "telephone", "tel",
        "phone",       "website",    "address",     "email",     "e-mail",    "service",
        "inspected",   "inspection", "rating",      "ratings",   "overall",   "source",
        "contact",     "date",       "dates",       "updated",   "licence",   "license",
        "visit",       "type",       "registered",  "nominated", "score",     "image",
        "additional",  "core",       "regulated",   "language",  "url",       "status",
        "by",          "from",       "to",          "subject",   "postcode",  "page",
        "organisation"};
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return line.ends_with(':');
    if (word_count(line.substr(0, colon)) > 6) return false;
    const std::string_view value = line.substr(colon + 2);
    if (word_count(line.substr(0, colon)) <= 4 && std::any_of(value.begin(), value.end(), is_digit))
        return true;
    // "Lead Executive Director: Ros Ash", "Approved by: ...": what a cover sheet says of a paper.
    constexpr std::array<std::string_view, 9> kEnds = {"director",
                                                       "author",
                                                       "author(s)",
                                                       "authors",
                                                       "sponsor",
                                                       "presenter",
                                                       "audience",
                                                       "officer",
                                                       "by"};
    const std::string_view label = line.substr(0, colon);
    const std::string last = ascii_lower(label.substr(label.find_last_of(' ') + 1));
    return one_of(ascii_lower(first_word(line)), kLabels) || one_of(last, kEnds);
}

bool ends_sentence(std::string_view line) {
    while (!line.empty()) {
        if (line.ends_with("’") || line.ends_with("”")) {
            line.remove_suffix(3);
        } else if (line.ends_with('"') || line.ends_with('\'') || line.ends_with(')')) {
            line.remove_suffix(1);
        } else {
            break;
        }
    }
    return !line.empty() && std::string_view(".!?:;").find(line.back()) != std::string_view::npos;
}

std::size_t word_count(std::string_view line) {
    return line.empty() ? 0
                        : static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
}

bool is_title_shaped(std::string_view line) {
    // "The experiences of children who need help and protection: requires improvement to be good":
    // a name and its grade.
    if (const std::size_t colon = line.rfind(": "); colon != std::string_view::npos && colon > 8) {
        constexpr std::array<std::string_view, 5> kGrades = {"good",
                                                             "outstanding",
                                                             "inadequate",
                                                             "requires improvement",
                                                             "requires improvement to be good"};
        const std::string grade = ascii_lower(trim(line.substr(colon + 2)));
        if (std::find(kGrades.begin(), kGrades.end(), grade) != kGrades.end())
            return is_title_shaped(line.substr(0, colon));
    }
    if (line.empty() || code_points(line) > kMaxTitleChars || word_count(line) > kMaxTitleWords)
        return false;
    if (!has_letter(line) || code_points(line) < 3) return false;
    const bool counts = is_digit(line.front()) && word_count(line) < 3 &&
                        section_depth(line) == 0;  // "150,246 members"
    const bool opens = starts_upper(line) || is_digit(line.front()) || line.front() == '"' ||
                       line.starts_with("‘") || line.starts_with("“");
    if (!opens || counts || std::string_view(".,;:!").find(line.back()) != std::string_view::npos)
        return false;
    if (const std::size_t question = line.find('?'); question != std::string_view::npos) {
        // "Is the service safe? Good" is a heading with its rating.
        const std::string_view after = trim(line.substr(question + 1));
        const bool asks_alone = after.empty() || rating_from_text(after).has_value();
        if (!asks_alone || word_count(line.substr(0, question)) > kMaxQuestionWords) return false;
    }
    if (line.find(" | ") != std::string_view::npos || has_address(line)) return false;
    if (is_date_line(line) || is_label_line(line) || rating_from_text(line)) return false;
    return !is_pointer_line(ascii_lower(line));
}

}  // namespace findings
