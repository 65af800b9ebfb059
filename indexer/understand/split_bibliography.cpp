// SPDX-License-Identifier: GPL-3.0-or-later
// Digests that libraries compile: a title, its publisher and year behind a semicolon as in lists of
// references, and what it is about in brackets.
#include "indexer/schema/ids.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/digest_lines.hpp"
#include "indexer/understand/newsletter_lines.hpp"
#include "indexer/understand/split.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestReference = 320;  // bytes
constexpr std::size_t kLongestName = 90;
constexpr std::size_t kMostWordsOfName = 12;
constexpr std::size_t kFarthestNote = 2;  // lines from the reference to its note

struct Reference {
    std::string title, publisher;  // the title is empty where it stands in the line before
    PartialDate published;
};

std::optional<PartialDate> year_or_date(std::string_view text) {
    text = trimmed(text, " .");
    if (const auto date = whole_date(text)) return date->to;
    if (text.size() == 4 && std::all_of(text.begin(), text.end(), is_digit) &&
        (text.starts_with("19") || text.starts_with("20"))) {
        std::int32_t year = 0;
        for (const char digit : text) year = year * 10 + (digit - '0');
        return PartialDate{year, 0, 0};
    }
    return std::nullopt;
}

/// "Haven Research (HR); 2022.", "Waiting at night. Haven Research; March 2021".
std::optional<Reference> reference_in(std::string_view line) {
    line = trimmed(line);
    if (line.size() > kLongestReference || line.empty()) return std::nullopt;
    const auto mark = line.rfind("; ");
    if (mark == std::string_view::npos) return std::nullopt;
    const auto published = year_or_date(line.substr(mark + 2));
    if (!published) return std::nullopt;
    const auto before = trimmed(line.substr(0, mark));
    Reference reference;
    reference.published = *published;
    const auto stop =
        std::max(before.rfind(". ") == std::string_view::npos ? 0 : before.rfind(". ") + 1,
                 before.rfind("? ") == std::string_view::npos ? 0 : before.rfind("? ") + 1);
    reference.title = std::string(trimmed(before.substr(0, stop), " ."));
    auto name = trimmed(before.substr(stop));
    // "National Audit Office (NAO)"
    if (const auto open = name.rfind(" ("); open != std::string_view::npos && name.ends_with(')'))
        name = trimmed(name.substr(0, open));
    reference.publisher = std::string(name);
    const bool sound = !name.empty() && is_upper(name.front()) && name.size() <= kLongestName &&
                       word_count(name) <= kMostWordsOfName;
    return sound ? std::optional(std::move(reference)) : std::nullopt;
}

bool is_note(std::string_view text) {
    text = trimmed(text);
    return (text.starts_with('(') || text.starts_with('[')) && word_count(text) >= 8;
}

bool is_address(std::string_view text) {
    return text.starts_with("http") || text.starts_with("www.");
}

struct Entry {
    std::size_t begin = 0;  // its first line
    std::size_t note = 0;
    Reference reference;
    std::string url;
};

class Bibliography {
  public:
    explicit Bibliography(const std::vector<Block>& blocks) {
        for (const auto& block : blocks) {
            if (block.kind != BlockKind::Furniture) lines_.push_back(block);
        }
    }

    std::vector<Entry> entries() const {
        std::vector<Entry> found;
        std::size_t free = 0;  // first line that no entry has
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].kind == BlockKind::TableRow) continue;
            auto reference = reference_in(lines_[i].text);
            if (!reference) continue;
            Entry entry{i, i + 1, std::move(*reference), {}};
            while (entry.note < lines_.size() && entry.note <= i + kFarthestNote &&
                   !is_note(lines_[entry.note].text)) {
                if (is_address(lines_[entry.note].text)) entry.url = lines_[entry.note].text;
                ++entry.note;
            }
            if (entry.note >= lines_.size() || !is_note(lines_[entry.note].text)) continue;
            if (entry.reference.title.empty()) {
                if (i == free || i == 0 || is_note(lines_[i - 1].text)) continue;
                entry.begin = i - 1;
                entry.reference.title = std::string(trimmed(lines_[i - 1].text, " ."));
            }
            free = entry.note + 1;
            found.push_back(std::move(entry));
        }
        return found;
    }

    Part part(const Entry& entry, std::size_t end, std::string_view via) const {
        Part part;
        part.known.report_kind = "digest-entry";
        part.known.title = entry.reference.title;
        part.known.publisher = entry.reference.publisher;
        part.known.published = entry.reference.published;
        part.known.source_url = entry.url;
        part.known.via = std::string(via);
        part.key = part.known.title;
        for (std::size_t i = entry.note; i < end; ++i) {
            Block block = lines_[i];
            if (block.kind == BlockKind::Heading) break;  // the next shelf
            part.blocks.push_back(std::move(block));
        }
        auto& note = part.blocks.front().text;
        const bool whole = note.ends_with(note.front() == '(' ? ')' : ']');
        if (whole) note = std::string(trimmed(std::string_view(note).substr(1, note.size() - 2)));
        return part;
    }

    std::size_t size() const { return lines_.size(); }

    std::string name(std::string_view title) const {
        for (std::size_t i = 0; i < std::min<std::size_t>(lines_.size(), 4); ++i) {
            if (!names_a_digest(title) && names_a_digest(lines_[i].text)) return lines_[i].text;
        }
        return std::string(title);
    }

  private:
    std::vector<Block> lines_;
};

}  // namespace

std::vector<Part> bibliography_entries(const std::vector<Block>& blocks,
                                       std::string_view title,
                                       std::string_view file_sha256) {
    const Bibliography bibliography(lines_apart(blocks));
    const auto entries = bibliography.entries();
    if (entries.size() < kFewestEntries) return {};
    const std::string via = bibliography.name(title);
    std::vector<Part> parts;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto end = i + 1 < entries.size() ? entries[i + 1].begin : bibliography.size();
        parts.push_back(bibliography.part(entries[i], end, via));
        parts.back().known.part_of = report_id(file_sha256, "");
    }
    return parts;
}

}  // namespace findings::understanding
