// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/control_sheets.hpp"

#include "indexer/understand/control_labels.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/piece.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 60;          // blocks that hold a cover and its sheet
constexpr std::size_t kWidestGap = 6;     // blocks from one label to the next
constexpr std::size_t kFewestLabels = 4;  // that stand together
constexpr std::size_t kFewestStrong = 2;  // of them, that only such sheets have
constexpr std::size_t kFewestRows = 3;    // of a table behind the text

ControlLine label_of(const Block& block) {
    if (block.kind == BlockKind::TableRow) {
        const bool is_pair = block.cells.size() == 2 || block.cells.size() == 4;
        if (!is_pair || trimmed(block.cells.front()).empty()) return {};
        auto found = control_line(trimmed(block.cells.front(), " :"));
        if (found.label == nullptr || !found.value.empty()) return {};
        found.value = trimmed(block.cells[1]);
        return found;
    }
    // A value may go on in the next line.
    const std::string_view text = block.text;
    const bool is_long = text.size() > kLongestControlLine;
    return is_long ? ControlLine{} : control_line(text.substr(0, text.find('\n')));
}

/// Short, and no sentence: what stands between the labels of a sheet.
bool may_be_of_sheet(const Block& block) {
    return block.kind != BlockKind::TableRow && block.text.size() <= kLongestControlLine &&
           (!ends_sentence(block.text) || word_count(block.text) < 6);
}

/// "1 Introduction", "1.0 Summary": a part of the policy itself.
bool is_numbered(const Block& block) {
    constexpr std::size_t kMostWords = 9;
    const std::string_view text = block.text;
    const auto end = text.find_first_not_of("0123456789.");
    return end != std::string_view::npos && end > 0 && end <= 5 && text[end] == ' ' &&
           end + 1 < text.size() && is_upper(text[end + 1]) && word_count(text) <= kMostWords &&
           !first_date(text);
}

/// "Apr 19" in a field for a date is a month of 2019.
std::optional<PartialDate> date_of(std::string_view value) {
    const auto words = split_on(value, " ");
    const bool short_year =
        words.size() == 2 && words[1].size() == 2 && is_digit(words[1][0]) && is_digit(words[1][1]);
    if (const auto month = short_year ? month_number(words[0]) : 0; month > 0)
        return PartialDate{2000 + (words[1][0] - '0') * 10 + (words[1][1] - '0'), month, 0};
    const auto date = first_date(value);
    return date && date->begin <= 4 ? std::optional(date->to) : std::nullopt;
}

class SheetReader {
  public:
    explicit SheetReader(std::span<const Block> blocks) : blocks_(blocks) {}

    ControlSheet read() {
        read_cover();
        read_tables();
        return std::move(sheet_);
    }

  private:
    void read_cover() {
        const std::size_t end = std::min(blocks_.size(), kTop);
        std::size_t first = end, last = 0, count = 0, strong = 0;
        for (std::size_t i = 0; i < end; ++i) {
            const auto found = label_of(blocks_[i]);
            if (found.label == nullptr) continue;
            // A contents page or another form further on is no part of it.
            const bool is_far = first < end && i - last > kWidestGap;
            if (is_far && count >= kFewestLabels && strong >= kFewestStrong) break;
            if (is_far) first = end, count = strong = 0;
            first = std::min(first, i), last = i, ++count;
            strong += found.label->is_strong ? 1U : 0U;
        }
        if (count < kFewestLabels || strong < kFewestStrong) return;
        for (std::size_t i = first; i <= last; ++i) take(i);
        if (first > 0 && blocks_[first].kind == BlockKind::TableRow &&
            blocks_[first - 1].kind == BlockKind::Heading)
            sheet_.lines.push_back(first - 1);
        if (label_of(blocks_[last]).value.empty() && last + 1 < blocks_.size() &&
            may_be_of_sheet(blocks_[last + 1]) && !is_numbered(blocks_[last + 1]))
            sheet_.lines.push_back(last + 1);
        const auto log = std::find_if(blocks_.begin() + static_cast<std::ptrdiff_t>(first),
                                      blocks_.begin() + static_cast<std::ptrdiff_t>(last),
                                      opens_log);
        read_log(last + 1, log != blocks_.begin() + static_cast<std::ptrdiff_t>(last));
    }

    /// "Version control", "Change record": who changed what, below the sheet.
    static bool opens_log(const Block& block) {
        constexpr auto kLogs = std::to_array<std::string_view>({"version control",
                                                                "version history",
                                                                "change record",
                                                                "change history",
                                                                "document history",
                                                                "revision history",
                                                                "amendment history",
                                                                "amendment log",
                                                                "review and amendment",
                                                                "review and amendment log"});
        const std::string key = heading_key(block.text);
        return std::find(kLogs.begin(), kLogs.end(), key) != kLogs.end();
    }

    void read_log(std::size_t from, bool is_open) {
        constexpr std::size_t kNearest = 4, kMostLines = 60;  // blocks
        for (std::size_t i = from; i < std::min(blocks_.size(), from + kMostLines); ++i) {
            const Block& block = blocks_[i];
            is_open = is_open || opens_log(block);
            if (!is_open && i >= from + kNearest) return;
            const bool tells = is_entry(block) || may_be_of_sheet(block);
            if (is_numbered(block) || !tells || begins_text(i)) return;
            if (is_open) sheet_.lines.push_back(i);
        }
    }

    /// "V05.1 Update May 19 Removal of Appendix 10": begins with a version or a date.
    static bool is_entry(const Block& block) {
        constexpr std::size_t kLongestEntry = 400;
        const std::string_view text = block.text;
        if (text.size() > kLongestEntry) return false;
        const bool version =
            text.size() > 2 && (text[0] == 'V' || text[0] == 'v') && is_digit(text[1]);
        const auto date = first_date(text);
        return version || block.kind == BlockKind::TableRow || (date && date->begin == 0);
    }

    /// A heading over a sentence: the policy begins.
    bool begins_text(std::size_t i) const {
        return blocks_[i].kind == BlockKind::Heading && i + 1 < blocks_.size() &&
               blocks_[i + 1].kind != BlockKind::Heading && !is_entry(blocks_[i + 1]) &&
               ends_sentence(blocks_[i + 1].text) && word_count(blocks_[i + 1].text) >= 6;
    }

    /// "12 Document control" over a table behind the text.
    void read_tables() {
        for (std::size_t i = 0; i < blocks_.size();) {
            std::size_t end = i;
            while (end < blocks_.size() && blocks_[end].kind == BlockKind::TableRow &&
                   label_of(blocks_[end]).label != nullptr)
                ++end;
            const bool is_known = !sheet_.lines.empty() && sheet_.lines.back() >= i;
            const bool is_table = end - i >= kFewestRows && !is_known;
            if (is_table && i > 0 && blocks_[i - 1].kind == BlockKind::Heading)
                sheet_.lines.push_back(i - 1);
            for (std::size_t k = i; is_table && k < end; ++k) take(k);
            i = std::max(end, i + 1);
        }
    }

    void take(std::size_t i) {
        const Block& block = blocks_[i];
        auto found = label_of(block);
        if (found.label == nullptr) {
            const bool tells = may_be_of_sheet(block) || is_entry(block);
            if (tells && !is_numbered(block)) sheet_.lines.push_back(i);
            return;
        }
        sheet_.lines.push_back(i);
        if (found.value.empty() && i + 1 < blocks_.size()) {
            const Block& below = blocks_[i + 1];
            if (may_be_of_sheet(below) && label_of(below).label == nullptr)
                found.value = trimmed(below.text);
        }
        note(*found.label, found.value);
    }

    void note(const ControlLabel& label, std::string_view value) {
        if (value.empty()) return;
        const auto date = date_of(value);
        switch (label.use) {
            case ControlUse::Title:
                if (sheet_.title.empty()) sheet_.title = value;
                break;
            case ControlUse::Author:
                if (sheet_.author.empty()) sheet_.author = value;
                break;
            case ControlUse::Issued:
                if (date && !is_issued_) sheet_.issued = *date, is_issued_ = true;
                break;
            case ControlUse::Ratified:
                if (date && !sheet_.issued.known()) sheet_.issued = *date;
                break;
            case ControlUse::Other:
                break;
        }
    }

    std::span<const Block> blocks_;
    ControlSheet sheet_;
    bool is_issued_ = false;  // the day it came out, not the one on which it was agreed
};

bool names_rules(std::string_view text) {
    constexpr auto kRules = std::to_array<std::string_view>(
        {"policy", "procedure", "protocol", "guideline", "guidance", "strategy", "standard"});
    return contains_any(folded(text), kRules);
}

/// "SH NCP 23", "TRUST-WIDE CLINICAL POLICY": a shelf mark or a class of papers.
bool is_mere_class(std::string_view title) {
    const std::string key = folded(title);
    const bool is_code =
        word_count(title) <= 4 && std::any_of(title.begin(), title.end(), is_digit) &&
        std::none_of(title.begin(), title.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    constexpr auto kClassWords = std::to_array<std::string_view>(
        {"trust-wide",   "trustwide", "trust",       "wide",     "clinical",
         "non-clinical", "corporate", "policy",      "policies", "procedure",
         "procedures",   "document",  "operational", "standard", "operating",
         "and",          "the",       "control",     "sheet",    "cover"});
    const auto words = split_on(key, " ");
    const bool is_class = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        return std::find(kClassWords.begin(), kClassWords.end(), word) != kClassWords.end();
    });
    return is_code || is_class || control_line(title).label != nullptr;
}

/// The only body that the cover, the foot of the pages and the first parts of the text name.
std::string only_owner(std::span<const Block> blocks) {
    std::string only;
    for (const auto& block : blocks.first(std::min(blocks.size(), kTop))) {
        if (block.text.size() > 1500) continue;
        for (const auto name : organisations_in(block.text)) {
            if (!name.ends_with(" Trust") || contains(only, name)) continue;
            if (!only.empty() && !contains(name, only)) return {};
            only = name;
        }
    }
    return only;
}

}  // namespace

ControlSheet control_sheet(std::span<const Block> blocks) { return SheetReader(blocks).read(); }

std::string title_of_controlled(std::span<const Block> blocks, std::string_view title) {
    const auto sheet = control_sheet(blocks);
    if (!sheet.is_sheet() || !is_mere_class(title)) return {};
    // "Document Title Seclusion Policy": the first line of the sheet was taken for the title.
    if (const auto own = control_line(title);
        own.label != nullptr && own.label->use == ControlUse::Title && !own.value.empty())
        return std::string(own.value);
    for (const auto& block : blocks.first(std::min<std::size_t>(blocks.size(), 8))) {
        const bool line = block.kind == BlockKind::Heading || block.kind == BlockKind::Paragraph;
        if (line && names_rules(block.text) && block.text.size() < kLongestControlLine &&
            !is_mere_class(block.text))
            return block.text;
    }
    return sheet.title;
}

std::string_view kind_of_controlled(std::span<const Block> blocks) {
    constexpr auto kRules = std::to_array<std::string_view>(
        {"this policy", "this procedure", "this protocol", "this standard operating", "this sop "});
    constexpr auto kAdvice =
        std::to_array<std::string_view>({"this guideline", "this guidance", "these guidelines"});
    std::string_view kind;
    for (const auto& block : blocks.first(std::min(blocks.size(), kTop))) {
        const std::string key = folded(std::string_view(block.text).substr(0, 1500));
        if (contains_any(key, kRules)) kind = "policy";
        if (kind.empty() && contains_any(key, kAdvice)) kind = "guidance";
    }
    return !kind.empty() && control_sheet(blocks).is_sheet() ? kind : std::string_view{};
}

void part_control_lines(std::vector<Block>& blocks) {
    constexpr std::size_t kFewest = 3;  // lines with labels
    std::vector<Block> out;
    out.reserve(blocks.size());
    for (auto& block : blocks) {
        const bool may_hold = block.kind == BlockKind::Paragraph && contains(block.text, "\n") &&
                              block.text.size() < 20 * kLongestControlLine;
        const auto lines = may_hold ? split_lines(block.text) : std::vector<std::string_view>{};
        const auto labels = std::count_if(lines.begin(), lines.end(), [](std::string_view line) {
            return control_line(line).label != nullptr;
        });
        if (static_cast<std::size_t>(labels) < kFewest) {
            out.push_back(std::move(block));
            continue;
        }
        for (const auto line : lines) {
            if (trimmed(line).empty()) continue;
            out.push_back(block_with_text(block, trimmed(line)));
        }
    }
    blocks = std::move(out);
}

void read_control_sheet(std::vector<Block>& blocks, Report& report) {
    if (report.report_kind != "policy" && report.report_kind != "guidance") return;
    const auto sheet = control_sheet(blocks);
    if (!sheet.is_sheet()) return;
    set(report.published, sheet.issued);
    set(report.author, sheet.author);
    set(report.provider.name, only_owner(blocks));
    for (const auto line : sheet.lines) blocks[line].kind = BlockKind::Furniture;
    // "EM 23" over the title that it is the shelf mark of.
    for (std::size_t i = 0; i < std::min<std::size_t>(blocks.size(), 3); ++i) {
        if (blocks[i].kind != BlockKind::TableRow && is_mere_class(blocks[i].text))
            blocks[i].kind = BlockKind::Furniture;
    }
}

}  // namespace findings::understanding
