// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/ids.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/digest_bylines.hpp"
#include "indexer/understand/digest_labels.hpp"
#include "indexer/understand/digest_lines.hpp"
#include "indexer/understand/digest_links.hpp"
#include "indexer/understand/digest_sources.hpp"
#include "indexer/understand/newsletter_frame.hpp"
#include "indexer/understand/newsletter_lines.hpp"
#include "indexer/understand/split.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestHeadline = 160;

struct EntryStart {
    std::size_t block = 0;   // headline, or the source line when there is no headline
    std::size_t source = 0;  // line that names the publisher; == block when both are one line
};

bool is_headline(const Block& block) {
    const std::string_view text = block.text;
    if (!is_text_line(block) || text.size() > kLongestHeadline || contains(text, "|") ||
        is_link_line(text))
        return false;
    // "Read the case study": a link at the end of an entry.
    constexpr std::array<std::string_view, 8> kLinks = {"read the ",
                                                        "read more",
                                                        "read on",
                                                        "view the ",
                                                        "download ",
                                                        "full report",
                                                        "full story",
                                                        "find out more"};
    return !(ends_sentence(text) && !text.ends_with('?')) && !text.ends_with(':') &&
           is_upper(text.front()) && !starts_with_any(folded(text.substr(0, 24)), kLinks);
}

/// A running line has another number on every page.
std::string without_digits(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_digit(c)) out += c;
    }
    return out;
}

/// "1. Night staffing on wards" over a line that says its source.
bool is_numbered_headline(const Block& block, const Block& source) {
    if (block.kind != BlockKind::ListItem || !is_labelled_source(source) ||
        block.text.size() > kLongestHeadline)
        return false;
    return !block.text.empty() && is_upper(block.text.front()) &&
           !(ends_sentence(block.text) && !block.text.ends_with('?'));
}

/// Level of the headings over the entries; 0 where they have none or several.
std::int32_t headline_level(const std::vector<Block>& blocks,
                            const std::vector<EntryStart>& starts) {
    std::int32_t level = 0;
    for (const auto& start : starts) {
        const Block& headline = blocks[start.block];
        if (start.block == start.source || headline.kind != BlockKind::Heading) return 0;
        if (level != 0 && headline.level != level) return 0;
        level = headline.level;
    }
    return level;
}

/// "Orkney's sauna boat" / "Isles Recovery Network": where its neighbours have headings of this
/// level over their source and date, a name alone below such a heading is a source, too.
void add_undated(const std::vector<Block>& blocks,
                 const std::vector<std::size_t>& shown,
                 std::vector<EntryStart>& starts) {
    constexpr std::size_t kFewest = 2;
    constexpr std::size_t kLongestName = 70;
    const std::int32_t level = headline_level(blocks, starts);
    if (level == 0 || starts.size() < kFewest) return;
    const std::size_t found = starts.size();
    for (std::size_t at = 1; at + 2 < shown.size(); ++at) {
        const Block& headline = blocks[shown[at]];
        const Block& name = blocks[shown[at + 1]];
        const bool known =
            std::any_of(starts.begin(),
                        starts.begin() + static_cast<std::ptrdiff_t>(found),
                        [&](const EntryStart& start) { return start.block == shown[at]; });
        if (known || headline.kind != BlockKind::Heading || headline.level != level ||
            is_newsletter_talk(headline.text) || name.kind != BlockKind::Paragraph ||
            name.text.size() > kLongestName || ends_sentence(name.text) ||
            !may_be_name(name.text) || blocks[shown[at + 2]].kind == BlockKind::Heading)
            continue;
        starts.push_back({shown[at], shown[at + 1]});
    }
    std::sort(starts.begin(), starts.end(), [](const EntryStart& a, const EntryStart& b) {
        return a.block < b.block;
    });
}

/// Position of the heading over the text whose source stands below it at `at`; 0 where none does.
std::size_t heading_over_text(const std::vector<Block>& blocks,
                              const std::vector<std::size_t>& shown,
                              std::size_t taken,
                              std::size_t at) {
    constexpr std::size_t kLongestEntry = 8;  // blocks
    for (std::size_t i = at; i > taken && i > 1 && at - i < kLongestEntry;) {
        const Block& block = blocks[shown[--i]];
        if (block.kind == BlockKind::Heading) return i + 1 < at && is_headline(block) ? i : 0;
        if (block.kind == BlockKind::TableRow) return 0;
    }
    return 0;
}

std::vector<EntryStart> entry_starts(const std::vector<Block>& blocks) {
    // Neither furniture nor a link stands between a headline and its source.
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != BlockKind::Furniture && url_of_link_line(blocks[i].text).empty())
            shown.push_back(i);
    }
    std::vector<EntryStart> starts;
    std::map<std::string, std::size_t> seen;  // a line that recurs is a running header, no source
    for (const auto i : shown) {
        if (is_bar_line(blocks[i])) ++seen[without_digits(blocks[i].text)];
    }
    std::set<std::string, std::less<>> sources;
    std::size_t taken = 0;  // first position in `shown` that no entry uses as headline
    bool in_diary = false;
    for (std::size_t at = 0; at < shown.size(); ++at) {
        const Block& block = blocks[shown[at]];
        if (block.kind == BlockKind::Heading) in_diary = is_diary_heading(block.text);
        if (in_diary || is_issue_line(block.text) ||
            (starts.empty() && is_masthead_bar(block.text)))
            continue;
        if (!is_source_line(block)) continue;
        // "Published: 3 June 2025" may stand between a headline and its source.
        const bool day_above = at > 2 && is_day_line(blocks[shown[at - 1]]);
        const bool day_beside =
            day_above || (at + 1 < shown.size() && is_day_line(blocks[shown[at + 1]]));
        // Two entries may have one source and day; running headers do not say what they are.
        const bool is_labelled = day_beside || is_line_of_labels(block);
        if (!sources.insert(block.text).second && !is_labelled) continue;
        if (is_bar_line(block) && !is_labelled &&
            (seen[without_digits(block.text)] > 1 || lists_entries(block.text, blocks)))
            continue;
        // The first line of a file is the digest's own title, not the headline of its first entry.
        std::size_t above = day_above ? at - 2 : at - 1;
        bool own_headline = at > 0 && above >= taken && above > 0 &&
                            (is_headline(blocks[shown[above]]) ||
                             is_numbered_headline(blocks[shown[above]], block));
        if (!own_headline &&
            (is_line_of_labels(block) || (day_beside && is_labelled_source(block)))) {
            if (const auto head = heading_over_text(blocks, shown, taken, at); head > 0)
                above = head, own_headline = true;
        }
        if (!own_headline && is_publisher_and_date(block) && !is_bar_line(block)) continue;
        if (read_source(block.text, own_headline).publisher.empty()) continue;
        starts.push_back({own_headline ? shown[above] : shown[at], shown[at]});
        taken = at + 1;
    }
    add_undated(blocks, shown, starts);
    return starts;
}

/// File stems of images and the words of their alt texts, left behind by copying.
bool is_image_junk(const Block& block, const Block* next) {
    const std::string key = folded(block.text);
    constexpr std::array<std::string_view, 4> kLabels =
        {"image source:", "image credit:", "image:", "photo:"};
    if (starts_with_any(key, kLabels) && key.size() < 120) return true;
    if (!is_text_line(block) || key != block.text || key.size() > 40 ||
        contains_any(key, std::array<std::string_view, 4>{".", ":", "/", ","}))
        return false;
    const bool before_source = next != nullptr && folded(next->text).starts_with("image source:");
    if (before_source && word_count(key) <= 3) return true;
    const bool has_digit = std::any_of(key.begin(), key.end(), is_digit);
    return has_digit && !contains(key, " ") && key.size() >= 8;
}

/// "The health secretary has said ... | BBC News" is news itself; "Title | Publisher" is not.
bool is_statement(std::string_view text) {
    constexpr std::array<std::string_view, 8> kVerbs =
        {" has ", " have ", " is ", " are ", " was ", " were ", " will ", " said "};
    return contains_any(text.substr(0, text.rfind('|')), kVerbs);
}

/// "Full report available here", "Additional links: slides, podcast": the end of an entry, for who
/// reads it on its site.
bool is_pointer(const Block& block) {
    constexpr auto kStarts = std::to_array<std::string_view>({"full report available",
                                                              "download the full",
                                                              "download full",
                                                              "download report",
                                                              "full story at",
                                                              "full report here",
                                                              "read the full",
                                                              "read full",
                                                              "additional links",
                                                              "additional link:",
                                                              "full text available",
                                                              "download the report",
                                                              "read more at",
                                                              "read the report",
                                                              "link to "});
    return block.kind != BlockKind::TableRow && block.text.size() < 140 &&
           starts_with_any(folded(block.text.substr(0, 40)), kStarts) &&
           !(ends_sentence(block.text) && word_count(block.text) > 10);
}

void take_byline(std::string_view line, Report& known) {
    const auto byline = entry_byline(line);
    if (!byline) return;
    if (!known.published.known()) known.published = byline->published;
    if (known.author.empty()) known.author = byline->author;
}

Part entry_of(const std::vector<Block>& blocks,
              const EntryStart& start,
              std::size_t end,
              std::string_view digest_title) {
    Part part;
    const bool has_headline = start.block != start.source;
    DigestSource source = read_source(blocks[start.source].text, has_headline);
    if (has_headline) source.title = without_entry_kind(trimmed(blocks[start.block].text));
    part.known.report_kind = "digest-entry";
    if (!is_statement(blocks[start.source].text)) part.source_line = blocks[start.source].text;
    part.known.title = source.title;
    part.known.publisher = source.publisher;
    part.known.author = source.author;
    part.known.via = source.via.empty() ? std::string(digest_title) : source.via;
    part.known.published = source.published;
    bool in_diary = false;
    for (std::size_t i = start.block; i < end; ++i) {
        if (has_headline && i == start.block) continue;  // its words are the title
        Block block = blocks[i];
        if (block.kind == BlockKind::Heading) in_diary = is_diary_heading(block.text);
        if (in_diary) block.kind = BlockKind::Furniture;
        if (i == start.source && block.kind == BlockKind::Heading)
            block.kind = BlockKind::Paragraph;
        if (is_newsletter_talk(block.text) || (i != start.source && is_pointer(block)))
            block.kind = BlockKind::Furniture;
        if (auto url = i == start.source ? std::string() : url_of_link_line(block.text);
            !url.empty()) {
            if (part.known.source_url.empty()) part.known.source_url = std::move(url);
            block.kind = BlockKind::Furniture;
        }
        // "August 2021" or "By A. Ash, published October 2020" alone beside the source line.
        if (i > start.block && i != start.source && i <= start.source + 2 && is_text_line(block))
            take_byline(block.text, part.known);
        if (is_image_junk(block, i + 1 < blocks.size() ? &blocks[i + 1] : nullptr))
            block.kind = BlockKind::Furniture;
        part.blocks.push_back(std::move(block));
    }
    // "In the news" over the next entry: a shelf, and no text of this one.
    const Block& headline = blocks[start.block];
    for (auto last = part.blocks.rbegin(); last != part.blocks.rend(); ++last) {
        if (last->kind == BlockKind::Furniture) continue;
        const bool shelf = last->kind == BlockKind::Heading &&
                           headline.kind == BlockKind::Heading && last->level < headline.level;
        if (!shelf) break;
        last->kind = BlockKind::Furniture;
    }
    return part;
}

/// "Source: Elm Institute, May 2024" below the summaries: where most have no headline of their own,
/// the lines close the entries and do not open them.
bool are_closed_by_sources(const std::vector<Block>& blocks,
                           const std::vector<EntryStart>& starts) {
    const auto closing = std::count_if(starts.begin(), starts.end(), [&](const EntryStart& start) {
        return start.block == start.source && is_labelled_source(blocks[start.source]);
    });
    return static_cast<std::size_t>(closing) * 2 > starts.size();
}

}  // namespace

std::vector<Part> digest_entries(std::vector<Block> blocks, std::string_view file_sha256) {
    take_numbers_from_headlines(blocks);
    const auto starts = entry_starts(blocks);
    if (are_closed_by_sources(blocks, starts)) return {};
    // A mail that says it is one may have two entries only, each under a heading.
    const bool is_mail = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        const std::string key = folded(block.text.substr(0, 120));
        return contains(key, "unsubscribe") || contains(key, "in your browser");
    });
    const bool headed = std::all_of(starts.begin(), starts.end(), [&](const EntryStart& start) {
        return start.block != start.source && blocks[start.block].kind == BlockKind::Heading;
    });
    // "Title | Publisher" as headings of a text.
    const bool all_bars = starts.size() + 1 == kFewestEntries &&
                          std::all_of(starts.begin(), starts.end(), [&](const EntryStart& start) {
                              return start.block == start.source &&
                                     blocks[start.block].kind == BlockKind::Heading &&
                                     blocks[start.block].level == 2;
                          });
    if (starts.size() < kFewestEntries && !all_bars &&
        !(starts.size() + 1 == kFewestEntries && is_mail && headed))
        return {};
    std::string digest_title;
    for (std::size_t i = 0; i < starts.front().block && digest_title.empty(); ++i) {
        if (blocks[i].kind != BlockKind::Furniture && blocks[i].text.size() <= kLongestHeadline &&
            !is_newsletter_talk(blocks[i].text))
            digest_title = blocks[i].text;
    }
    std::vector<Part> parts;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1].block : blocks.size();
        Part part = entry_of(blocks, starts[i], end, digest_title);
        part.known.part_of = report_id(file_sha256, "");
        part.key = part.known.title;
        parts.push_back(std::move(part));
    }
    // An introduction above the first entry would otherwise be lost: it opens the first entry's
    // passages.
    auto& first = parts.front().blocks;
    std::vector<Block> introduction;
    for (std::size_t i = 0; i < starts.front().block; ++i) {
        // The contents list repeats the titles of the entries.
        const bool is_title = std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
            return folded(part.known.title) == folded(blocks[i].text);
        });
        if (is_title) continue;
        if (blocks[i].kind != BlockKind::Furniture && blocks[i].text != digest_title &&
            !is_newsletter_talk(blocks[i].text) && !is_issue_line(blocks[i].text) &&
            !is_masthead_bar(blocks[i].text) && !tells_who_chose(blocks[i].text) &&
            !lists_entries(blocks[i].text, blocks))
            introduction.push_back(blocks[i]);
    }
    for (auto& block : introduction) {
        if (block.kind == BlockKind::Heading) block.kind = BlockKind::Paragraph;
    }
    first.insert(first.begin(), introduction.begin(), introduction.end());
    return parts;
}

}  // namespace findings::understanding
