// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/joined_lines.hpp"

#include "indexer/understand/piece.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kShortestJoined = 120;    // bytes; shorter paragraphs are single lines
constexpr std::size_t kLongestJoined = 60'000;  // longer ones are no page
constexpr std::size_t kMostLines = 64;          // of a cover
constexpr std::size_t kCovers = 12;             // blocks in which a cover may stand
constexpr std::size_t kLongestCover = 6'000;

/// Where a new line of a cover begins.
constexpr auto kCoverLines =
    std::to_array<std::string_view>({" Tel: ",
                                     " Tel:",
                                     " Website: ",
                                     " Date of inspection visit: ",
                                     " Date of inspection: ",
                                     " Date of publication: ",
                                     " This report describes our judgement of ",
                                     " Overall rating for this ",
                                     " Are services at this ",
                                     " Summary of findings ",
                                     " Letter from the Chief Inspector of "});

/// Headings that stand over the parts of a report, and nowhere else with these capitals. Each is a
/// line of its own.
constexpr auto kHeads = std::to_array<std::string_view>({"What the care home does well",
                                                         "What has improved since the last "
                                                         "inspection?",
                                                         "What the care home could do better:",
                                                         "Letter from the Chief Inspector of "
                                                         "Hospitals",
                                                         "Letter from the Chief Inspector of "
                                                         "General Practice",
                                                         "Letter from the Chief Inspector of Adult "
                                                         "Social Care",
                                                         "Our key findings were as follows:",
                                                         "We found the following areas of good "
                                                         "practice:",
                                                         "We found the following issues that the "
                                                         "service provider needs to improve:"});

using Lines = std::vector<std::string>;

bool is_cover(std::string_view text) {
    const bool dated =
        contains(text, "Date of publication:") || contains(text, "Date of inspection visit:");
    return dated && text.size() <= kLongestCover &&
           (contains(text, "Quality Report") || contains(text, "nspection report") ||
            contains(text, "nspection Report"));
}

/// Cuts `lines` before each place that `begins` names.
template <class Begins>
void cut_before(Lines& lines, const Begins& begins) {
    Lines cut;
    for (auto& line : lines) {
        std::string_view rest = line;
        while (cut.size() < kMostLines) {
            std::size_t at = std::string_view::npos;
            for (const std::string_view begin : begins) at = std::min(at, rest.find(begin, 1));
            if (at == std::string_view::npos) break;
            cut.emplace_back(trimmed(rest.substr(0, at)));
            rest = trimmed(rest.substr(at));
        }
        cut.emplace_back(trimmed(rest));
    }
    std::erase_if(cut, [](const std::string& line) { return line.empty(); });
    lines = std::move(cut);
}

/// "Elm Trust Elm Hospital Quality Report 1 Elm Lane, Elmford": the kind of report ends the line of
/// names.
void cut_behind_kind(Lines& lines) {
    if (lines.empty()) return;
    for (const std::string_view kind :
         {"Quality Report ", "Inspection report ", "Inspection Report "}) {
        const auto at = lines.front().find(kind);
        if (at == std::string::npos || at < 6) continue;
        std::string rest(trimmed(std::string_view(lines.front()).substr(at + kind.size())));
        lines.front().resize(at + kind.size() - 1);
        if (!rest.empty()) lines.insert(lines.begin() + 1, std::move(rest));
        return;
    }
}

/// "Overall rating for this hospital Good Surgery Good Critical care Outstanding": a line each.
Lines rated_lines(std::string_view text) {
    Lines lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto space = text.find(' ', at);
        if (space == std::string_view::npos) break;
        const auto word = text.substr(space + 1);
        std::size_t bytes = 0;
        for (const std::string_view rating : {"Requires improvement",
                                              "Requires Improvement",
                                              "Outstanding",
                                              "Inadequate",
                                              "Good"}) {
            const bool ends = word.starts_with(rating) &&
                              (word.size() == rating.size() || word[rating.size()] == ' ');
            if (ends) bytes = rating.size();
        }
        if (bytes != 0 && space > begin) {
            lines.emplace_back(trimmed(text.substr(begin, space + 1 + bytes - begin)));
            begin = std::min(text.size(), space + 1 + bytes + 1);
        }
        at = space + 1 + bytes;
    }
    if (begin < text.size()) lines.emplace_back(trimmed(text.substr(begin)));
    return lines;
}

void part_ratings(Lines& lines) {
    Lines parted;
    for (auto& line : lines) {
        if (!line.starts_with("Overall rating for this ") || contains(line, ". ")) {
            parted.push_back(std::move(line));
            continue;
        }
        for (auto& rated : rated_lines(line)) parted.push_back(std::move(rated));
    }
    lines = std::move(parted);
}

/// "1 Elm Hospital Quality Report 09/06/2016": the foot of the page, behind its last line.
bool is_foot(std::string_view line) {
    constexpr std::size_t kLongestFoot = 200;
    const auto digits = line.find_first_not_of("0123456789");
    const auto date = line.rfind(' ');
    return line.size() <= kLongestFoot && digits != 0 && digits != std::string_view::npos &&
           line[digits] == ' ' && date != std::string_view::npos && line.size() - date == 11 &&
           std::count(line.begin() + static_cast<std::ptrdiff_t>(date), line.end(), '/') == 2 &&
           line.substr(0, date).ends_with("eport");
}

void cut_off_foot(Lines& lines) {
    if (lines.empty()) return;
    const std::string_view last = lines.back();
    for (auto at = last.rfind(" 1 "); at != std::string_view::npos && at > 0;
         at = last.rfind(" 1 ", at - 1)) {
        if (!is_foot(last.substr(at + 1))) continue;
        std::string foot(last.substr(at + 1));
        lines.back().resize(at);
        lines.push_back(std::move(foot));
        return;
    }
}

void part_cover(Lines& lines) {
    cut_before(lines, kCoverLines);
    cut_behind_kind(lines);
    cut_off_foot(lines);
    part_ratings(lines);
    // "... publication: 09/06/2016 Ratings" before the ratings that were cut off.
    constexpr std::string_view kRatings = " Ratings";
    for (auto& line : lines) {
        if (line.ends_with(kRatings)) line.resize(line.size() - kRatings.size());
    }
}

void part_heads(Lines& lines) {
    for (const auto head : kHeads) {
        Lines parted;
        for (auto& line : lines) {
            const auto at = line.find(head);
            if (at == std::string::npos || line.size() == head.size()) {
                parted.push_back(std::move(line));
                continue;
            }
            const std::string_view text = line;
            for (const auto part :
                 {trimmed(text.substr(0, at)), head, trimmed(text.substr(at + head.size()))}) {
                if (!part.empty()) parted.emplace_back(part);
            }
        }
        lines = std::move(parted);
    }
}

/// The bytes of the bullets that a copy left in the line; empty when it has no list.
std::string_view bullet_in(std::string_view text) {
    for (const std::string_view bullet : {" \u2022 ", " \u00ef\u00b7 ", " \uf0b7 ", " \u25cf "}) {
        constexpr std::size_t kFewest = 2;
        constexpr std::size_t kShortestItem = 20;  // on average: menus have shorter ones
        std::size_t count = 0, last = 0;
        for (auto at = text.find(bullet); at != std::string_view::npos;
             at = text.find(bullet, at + bullet.size() - 1)) {
            ++count, last = at;
        }
        if (count < kFewest) continue;
        const std::string twice = std::string(bullet) + std::string(trimmed(bullet));
        const auto first = text.find(bullet);
        const bool apart = !contains(text, twice);
        if (apart && (text.size() - first) / count >= kShortestItem && last > first) return bullet;
    }
    return {};
}

/// Items may stand behind the line that leads in to them: "... good practice: \u2022 Staff knew
/// ..."
void add_with_bullets(const Block& source, std::string line, std::vector<Block>& out) {
    Block block = block_with_text(source, {});
    if (is_foot(line)) block.kind = BlockKind::Furniture;
    const bool head = std::find(kHeads.begin(), kHeads.end(), line) != kHeads.end();
    // What ends with a colon leads in to a list, but for the last of the three.
    if (head && (!line.ends_with(':') || line.ends_with(" better:")))
        block.kind = BlockKind::Heading, block.level = 3;
    const std::string whole = ' ' + line;
    const auto bullet = bullet_in(whole);
    if (bullet.empty()) {
        block.text = std::move(line);
        out.push_back(std::move(block));
        return;
    }
    bool first = true;
    for (const auto part : split_on(whole, bullet)) {
        const auto text = trimmed(part);
        if (!std::exchange(first, false)) block.kind = BlockKind::ListItem, block.level = 1;
        if (text.empty()) continue;
        block.text = std::string(text);
        out.push_back(block);
    }
}

}  // namespace

void part_joined_lines(std::vector<Block>& blocks) {
    std::vector<Block> out;
    out.reserve(blocks.size());
    std::size_t seen = 0;
    for (auto& block : blocks) {
        if (block.kind != BlockKind::Furniture) ++seen;
        if (block.kind != BlockKind::Paragraph || block.text.size() < kShortestJoined ||
            block.text.size() > kLongestJoined || contains(block.text, "\n")) {
            out.push_back(std::move(block));
            continue;
        }
        Lines lines{block.text};
        if (seen <= kCovers && is_cover(block.text)) part_cover(lines);
        part_heads(lines);
        for (auto& line : lines) add_with_bullets(block, std::move(line), out);
    }
    blocks = std::move(out);
}

}  // namespace findings::understanding
