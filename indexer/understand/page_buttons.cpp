// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/page_buttons.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestButton = 70;  // bytes
constexpr std::size_t kMostWords = 10;
constexpr std::size_t kLongestRow = 400;  // bytes of all buttons of a site's head or foot

constexpr auto kPage = std::to_array<std::string_view>(
    {"page", "article", "story", "post", "guide", "site", "website", "thread", "report"});
constexpr auto kNews = std::to_array<std::string_view>({"alert",
                                                        "update",
                                                        "email",
                                                        "e-mail",
                                                        "newsletter",
                                                        "bulletin",
                                                        "mailing list",
                                                        "notified",
                                                        "notification"});
constexpr auto kApp = std::to_array<std::string_view>({" app", " pdf"});
constexpr auto kAnswer =
    std::to_array<std::string_view>({"reply", "comment", "answer", "topic", "thread", "message"});
constexpr auto kPlace = std::to_array<std::string_view>(
    {"navigation", "content", "menu", "main", "search", "links", "footer", "header", "text"});
constexpr auto kList = std::to_array<std::string_view>({"list",
                                                        "top",
                                                        "home",
                                                        "search",
                                                        "results",
                                                        "news",
                                                        "stories",
                                                        "articles",
                                                        "all ",
                                                        "log",
                                                        "forum",
                                                        "index",
                                                        "publications"});
constexpr auto kStory = std::to_array<std::string_view>(
    {"story", "stories", "example", "comment", "case study", "feedback", "idea"});
constexpr auto kSource = std::to_array<std::string_view>(
    {"github", "gitlab", "wiki", "this page", "page source", "history"});
constexpr auto kSize = std::to_array<std::string_view>({"size", "contrast", "font"});

/// What a button begins with, and one of what it then names.
struct Button {
    std::string_view begins;
    std::span<const std::string_view> names;  // empty: nothing more is needed
};

const auto kButtons = std::to_array<Button>({{"skip ", kPlace},
                                             {"jump to ", kPlace},
                                             {"go to ", kPlace},
                                             {"print ", kPage},
                                             {"print this ", kPage},
                                             {"print version", {}},
                                             {"printer-friendly", {}},
                                             {"email this ", kPage},
                                             {"e-mail this ", kPage},
                                             {"email to a friend", {}},
                                             {"send to a friend", {}},
                                             {"send this ", kPage},
                                             {"share this ", kPage},
                                             {"share with ", {}},
                                             {"save this ", kPage},
                                             {"bookmark this ", kPage},
                                             {"add to favourites", {}},
                                             {"sign up for ", kNews},
                                             {"sign up to ", kNews},
                                             {"sign up to get ", kNews},
                                             {"subscribe to ", kNews},
                                             {"subscribe for ", kNews},
                                             {"subscribe via ", kNews},
                                             {"register for ", kNews},
                                             {"register to get ", kNews},
                                             {"get ", kNews},
                                             {"get the ", kApp},
                                             {"get our ", kApp},
                                             {"receive ", kNews},
                                             {"be notified ", {}},
                                             {"download our ", kApp},
                                             {"download the ", kApp},
                                             {"download as ", kApp},
                                             {"download this ", kPage},
                                             {"install our ", kApp},
                                             {"install the ", kApp},
                                             {"try our ", kApp},
                                             {"post a ", kAnswer},
                                             {"post your ", kAnswer},
                                             {"post reply", {}},
                                             {"reply to this ", kAnswer},
                                             {"reply to ", kAnswer},
                                             {"write a ", kAnswer},
                                             {"write your ", kAnswer},
                                             {"leave a ", kAnswer},
                                             {"leave your ", kAnswer},
                                             {"add a ", kAnswer},
                                             {"add your ", kAnswer},
                                             {"start a new ", kAnswer},
                                             {"new ", kAnswer},
                                             {"report a problem", {}},
                                             {"report an error", {}},
                                             {"report this ", kPage},
                                             {"report this ", kAnswer},
                                             {"submit your ", kStory},
                                             {"submit a ", kStory},
                                             {"share your ", kStory},
                                             {"edit this ", kPage},
                                             {"edit on ", kSource},
                                             {"view on ", kSource},
                                             {"view source", {}},
                                             {"improve this ", kPage},
                                             {"rate this ", kPage},
                                             {"translate this ", kPage},
                                             {"listen to this ", kPage},
                                             {"text ", kSize},
                                             {"font ", kSize},
                                             {"increase ", kSize},
                                             {"decrease ", kSize},
                                             {"change text ", kSize},
                                             {"high ", kSize},
                                             {"all stories", {}},
                                             {"all news", {}},
                                             {"all articles", {}},
                                             {"back to ", kList},
                                             {"return to ", kList},
                                             {"follow us on ", {}},
                                             {"find us on ", {}}});

/// "a- a a+": the sizes of letters to choose from.
bool is_text_sizes(std::string_view key) {
    return key.size() >= 3 && key.size() <= 14 && key.find_first_not_of("a+- ") == key.npos &&
           std::count(key.begin(), key.end(), 'a') >= 2;
}

/// "8 posts", "page 1 of 1": stands beside buttons.
bool is_count(std::string_view key) {
    const auto digits = key.find_first_not_of("0123456789 ");
    if (digits == std::string_view::npos) return true;
    if (key.starts_with("page ") && key.size() < 18 && is_digit(key.back())) return true;
    const auto what = key.substr(digits);
    return digits > 0 &&
           (what.starts_with("post") || what.starts_with("repl") || what.starts_with("comment"));
}

bool is_button(std::string_view text) {
    if (text.size() > kLongestButton || word_count(text) > kMostWords) return false;
    const std::string whole = folded(text);
    // Arrows and other marks stand before and behind.
    const auto begin = std::find_if(whole.begin(), whole.end(), [](char c) {
        return is_letter(c) || is_digit(c);
    });
    const std::string_view key =
        std::string_view(whole).substr(static_cast<std::size_t>(begin - whole.begin()));
    if (key.empty() || contains(key, ". ") || contains(key, "; ") || key.ends_with(':'))
        return false;
    if (is_text_sizes(key)) return true;
    return std::any_of(kButtons.begin(), kButtons.end(), [&](const Button& button) {
        if (!key.starts_with(button.begins)) return false;
        return button.names.empty() ||
               contains_any(key.substr(button.begins.size() - 1), button.names);
    });
}

/// The parts of a row of links, whatever stands between them.
std::vector<std::string_view> parts_of_row(std::string_view line) {
    for (const std::string_view mark : {" | ", " \u2022 ", " \u00b7 ", " / "}) {
        if (contains(line, mark)) return split_on(line, mark);
    }
    return {line};
}

bool is_row_of_buttons(std::string_view line) {
    std::size_t buttons = 0;
    const auto parts = parts_of_row(line);
    for (const auto part : parts) {
        const auto text = trimmed(part, " |");
        const std::string key = folded(text.substr(0, kLongestButton));
        const bool button = is_button(text) && !ends_sentence(text);
        buttons += button ? 1U : 0U;
        if (!text.empty() && !button && !is_count(key)) return false;
    }
    return buttons > 0;
}

}  // namespace

bool is_buttons(std::string_view text) {
    if (text.size() > kLongestRow) return false;
    const auto lines = split_lines(text);
    return !lines.empty() && std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
        return is_row_of_buttons(trimmed(line));
    });
}

std::string_view without_buttons(std::string_view text) {
    const std::string key = folded(text.substr(0, kLongestRow));
    if (text.size() > kLongestRow ||
        !contains_any(key, std::array<std::string_view, 3>{"licen", "copyright", "\u00a9"}))
        return text;
    const auto sentences = split_sentences(text, 1);
    if (sentences.size() < 2) return text;
    const auto is_site = [](std::string_view sentence) {
        return is_button(trimmed(sentence, " ."));
    };
    const bool first = is_site(sentences.front());
    const bool last = is_site(sentences.back());
    const auto* const begin = (first ? sentences[1] : sentences.front()).data();
    const auto end = last ? sentences[sentences.size() - 2] : sentences.back();
    if (end.data() < begin) return text;
    return {begin, static_cast<std::size_t>(end.data() + end.size() - begin)};
}

}  // namespace findings::understanding
