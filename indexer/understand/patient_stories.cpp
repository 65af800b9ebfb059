// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/patient_stories.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 14;  // blocks that hold the head of a story
constexpr std::size_t kLongestHead = 220;

/// What the site prints round stories.
bool is_frame(std::string_view key) {
    constexpr auto kLines = std::to_array<std::string_view>({"responses",
                                                             "opinions",
                                                             "more about",
                                                             "anything else?",
                                                             "nhs.uk logo",
                                                             "next response j",
                                                             "previous response k",
                                                             "next response",
                                                             "previous response",
                                                             "recommend"});
    constexpr auto kStarts = std::to_array<std::string_view>({"this is care opinion",
                                                              "do you have a similar story",
                                                              "tell your story",
                                                              "this story has had ",
                                                              "story read ",
                                                              "helpful? ",
                                                              "see more responses",
                                                              "opinions next response",
                                                              "we are preparing to make a change",
                                                              "update posted by"});
    return std::find(kLines.begin(), kLines.end(), trimmed(key, " :.")) != kLines.end() ||
           starts_with_any(key, kStarts);
}

/// "nearly 2 years ago", "10 years ago": when, seen from the day on which the page was read.
std::string_view without_age(std::string_view text) {
    const std::string key = folded(text);
    if (!key.ends_with(" ago") || key.size() != text.size()) return text;
    constexpr auto kWords = std::to_array<std::string_view>({"ago",
                                                             "years",
                                                             "year",
                                                             "months",
                                                             "month",
                                                             "weeks",
                                                             "week",
                                                             "days",
                                                             "day",
                                                             "hours",
                                                             "hour",
                                                             "about",
                                                             "almost",
                                                             "nearly",
                                                             "over",
                                                             "a",
                                                             "an"});
    auto rest = text;
    for (auto space = rest.rfind(' '); space != std::string_view::npos; space = rest.rfind(' ')) {
        const std::string word = folded(rest.substr(space + 1));
        const bool is_count = std::all_of(word.begin(), word.end(), is_digit);
        if (!is_count && std::find(kWords.begin(), kWords.end(), word) == kWords.end()) break;
        rest = rest.substr(0, space);
    }
    return trimmed(rest, " ,");
}

std::optional<std::string_view> behind(std::string_view text, std::string_view label) {
    if (text.size() > kLongestHead || !text.starts_with(label)) return std::nullopt;
    return trimmed(text.substr(label.size()));
}

/// "Posted by alex (as the patient), 10 years ago": who tells.
std::optional<std::string> teller_of(std::string_view line) {
    std::string_view who = line;
    if (const auto by = behind(line, "Posted by"))
        who = *by;
    else if (!line.starts_with("(as "))
        return std::nullopt;
    const auto role = who.find("(as ");
    auto name = trimmed(who.substr(0, role), " ,");
    if (role == std::string_view::npos) name = without_age(name);
    if (!name.empty()) return std::string(name);
    const auto close = who.find(')', role == std::string_view::npos ? 0 : role);
    if (role == std::string_view::npos || close == std::string_view::npos) return std::string{};
    auto as = trimmed(who.substr(role + 4, close - role - 4));
    for (const std::string_view article : {"the ", "a ", "an "}) {
        if (as.starts_with(article)) as.remove_prefix(article.size());
    }
    return std::string(as);
}

class StoryReader {
  public:
    StoryReader(std::span<const Block> blocks, std::string_view title)
        : blocks_(blocks), title_(folded(title)) {}

    std::vector<Piece> read() {
        for (const auto& block : blocks_) {
            if (block.kind == BlockKind::Furniture) continue;
            for (const auto line : split_lines(block.text)) {
                if (!trimmed(line).empty()) take(block, trimmed(line));
            }
        }
        return std::move(pieces_);
    }

  private:
    void take(const Block& block, std::string_view line) {
        const std::string key = folded(line);
        if (is_frame(key) || key == title_ || behind(line, "About:")) return;
        if (auto who = teller_of(line)) {
            if (!is_answered_) author_ = std::move(*who), section_ = std::string(line);
            return;
        }
        if (const auto who = behind(line, "Response from")) {
            is_answered_ = true;
            // Plain texts may have lost the end of the line.
            const auto stamp = who->find(" Submitted on ");
            author_ = without_age(who->substr(0, stamp)), date_ = {};
            section_ = std::string(line.substr(0, line.find(" Submitted on ")));
            if (stamp == std::string_view::npos) return;
            if (const auto date = first_date(who->substr(stamp))) date_ = date->to;
            return;
        }
        // "Submitted on 02/01/2014 at 16:38", "Published on Care Opinion at 16:40"
        const bool is_stamp = line.size() < 90 && (key.starts_with("submitted on ") ||
                                                   key.starts_with("published on "));
        if (is_stamp) {
            if (const auto date = first_date(line); date && !date_.known()) date_ = date->to;
            return;
        }
        Piece piece;
        piece.block = block;
        if (piece.block.kind == BlockKind::Heading) piece.block.kind = BlockKind::Paragraph;
        piece.block.text = std::string(line);
        piece.author = author_, piece.date = date_;
        if (!section_.empty()) piece.section = {section_};
        const bool greets =
            word_count(line) <= 4 && (key.starts_with("dear ") || key.ends_with("regards") ||
                                      key.starts_with("hello ") || key.starts_with("hi "));
        piece.role = greets ? SectionRole::Boilerplate : SectionRole::Post;
        pieces_.push_back(std::move(piece));
    }

    std::span<const Block> blocks_;
    std::string title_;  // folded
    std::string author_, section_;
    PartialDate date_;
    bool is_answered_ = false;
    std::vector<Piece> pieces_;
};

}  // namespace

bool is_patient_story(std::span<const Block> blocks) {
    bool is_about = false, is_framed = false;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        ++seen;
        const std::string key = folded(block.text.substr(0, 60));
        is_about = is_about || (seen <= kTop && key.starts_with("about:"));
        is_framed = is_framed || key.starts_with("this is care opinion") ||
                    key.starts_with("do you have a similar story");
    }
    return is_about && is_framed;
}

void read_story_facts(std::span<const Block> blocks, Report& report) {
    report.report_kind = "forum";
    for (const auto& block : blocks.first(std::min(blocks.size(), kTop))) {
        const std::string_view text = block.text;
        const auto about = behind(text.substr(0, text.find('\n')), "About:");
        if (!about || about->empty()) continue;
        const auto name = trimmed(about->substr(0, about->find(" / ")));
        if (is_organisation_name(name))
            set(report.provider.name, name);
        else
            set(report.location.name, name);
    }
    set(report.publisher, "Care Opinion");
    // A title that quotes is no sentence of the source's.
    report.title = std::string(trimmed(report.title, "\" "));
}

std::vector<Piece> story_pieces(std::span<const Block> blocks, std::string_view title) {
    return StoryReader(blocks, title).read();
}

}  // namespace findings::understanding
