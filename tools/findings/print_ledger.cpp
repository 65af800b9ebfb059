// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/print_ledger.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "tools/findings/commands.hpp"
#include "tools/findings/terminal.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace findings {
namespace {

constexpr std::size_t kBeforeName = 46;  // columns of state, format and numbers
constexpr std::size_t kCausesShown = 12;

std::string format_of(const LedgerEntry& entry) {
    if (entry.is_archive) return "zip";
    return entry.parser == MediaType::Unknown ? "-" : std::string(to_id(entry.parser));
}

std::string row(const LedgerEntry& entry, std::size_t columns) {
    const bool has_text = is_in_index(entry.state) && !entry.is_archive;
    char head[96];
    std::snprintf(
        head,
        sizeof head,
        "%-10s  %-9s  %5s  %8s  %8s  ",
        std::string(to_id(entry.state)).c_str(),
        format_of(entry).c_str(),
        entry.pages > 0 ? with_commas(static_cast<std::uint64_t>(entry.pages)).c_str() : "-",
        has_text ? with_commas(entry.passages).c_str() : "-",
        has_text ? with_commas(entry.findings).c_str() : "-");
    const bool fits = columns == 0 || columns < kBeforeName + 20;
    return head + (fits ? entry.name : shortened(entry.name, columns - kBeforeName - 1)) + '\n';
}

std::string remarks(const LedgerEntry& entry, std::size_t columns) {
    std::string out;
    const std::size_t width = columns > 40 ? columns : 0;
    if (!entry.cause.empty())
        out += wrapped(entry.cause + (entry.hint.empty() ? "" : "; " + entry.hint), 12, width);
    for (const std::string& warning : entry.warnings)
        out += wrapped("warning: " + warning, 12, width);
    if (!entry.kin.empty()) out += wrapped("warning: " + entry.kin, 12, width);
    return out;
}

std::string count_line(std::uint64_t count, const std::string& what) {
    char number[32];
    std::snprintf(number, sizeof number, "%9s  ", with_commas(count).c_str());
    return number + what + '\n';
}

std::string totals_by_state(const std::vector<const LedgerEntry*>& entries) {
    std::map<FileState, std::uint64_t> states;
    std::uint64_t warned = 0, passages = 0, findings = 0;
    for (const LedgerEntry* entry : entries) {
        states[entry->state] += 1;
        warned += !entry->warnings.empty() || !entry->kin.empty() ? 1 : 0;
        passages += is_in_index(entry->state) ? entry->passages : 0;
        findings += is_in_index(entry->state) ? entry->findings : 0;
    }
    std::string out = "\n" + count_line(entries.size(),
                                        "files: " + with_commas(passages) + " passages, " +
                                            with_commas(findings) + " findings");
    for (const auto& [state, count] : states) out += count_line(count, std::string(to_id(state)));
    if (warned > 0) out += count_line(warned, "with warnings");
    return out;
}

std::string totals_by_format(const std::vector<const LedgerEntry*>& entries) {
    struct Counts {
        std::uint64_t files = 0, left_out = 0, failed = 0;
    };
    std::map<std::string, Counts> formats;
    for (const LedgerEntry* entry : entries) {
        if (entry->state == FileState::Removed) continue;
        Counts& counts =
            formats[entry->parser == MediaType::Unknown && !entry->is_archive ? "unread"
                                                                              : format_of(*entry)];
        counts.files += 1;
        counts.failed += entry->state == FileState::Failed ? 1 : 0;
        counts.left_out +=
            entry->state == FileState::Duplicate || entry->state == FileState::Superseded ? 1 : 0;
    }
    std::string out = "\nformat         files   indexed  left out    failed\n";
    for (const auto& [format, c] : formats) {
        char line[96];
        std::snprintf(line,
                      sizeof line,
                      "%-10s %9s %9s %9s %9s\n",
                      format.c_str(),
                      with_commas(c.files).c_str(),
                      with_commas(c.files - c.left_out - c.failed).c_str(),
                      with_commas(c.left_out).c_str(),
                      with_commas(c.failed).c_str());
        out += line;
    }
    return out;
}

std::string causes(const std::vector<const LedgerEntry*>& entries, std::size_t columns) {
    std::vector<const LedgerEntry*> failed;
    for (const LedgerEntry* entry : entries) {
        if (entry->state == FileState::Failed) failed.push_back(entry);
    }
    const auto groups = grouped_causes(failed);
    if (groups.empty()) return {};
    std::string out = "\nwhy files failed\n";
    for (std::size_t i = 0; i < std::min(groups.size(), kCausesShown); ++i) {
        std::string line = groups[i].cause;
        if (groups[i].files == 1) line += ": " + groups[i].example;
        out += count_line(groups[i].files, columns > 40 ? shortened(line, columns - 12) : line);
    }
    if (groups.size() > kCausesShown)
        out += count_line(groups.size() - kCausesShown, "other causes");
    return out;
}

/// The cause with its numbers as "#": "larger than 64 MiB" and "larger than 128 MiB" are one.
std::string kind_of_cause(const std::string& cause) {
    std::string kind;
    bool in_number = false;
    for (const char c : cause) {
        const bool is_digit = c >= '0' && c <= '9';
        if (!is_digit) kind += c;
        if (is_digit && !in_number) kind += '#';
        in_number = is_digit;
    }
    return kind;
}

}  // namespace

std::vector<CauseCount> grouped_causes(const std::vector<const LedgerEntry*>& entries) {
    std::map<std::string, CauseCount> groups;
    for (const LedgerEntry* entry : entries) {
        CauseCount& group = groups[kind_of_cause(entry->cause)];
        if (group.files++ > 0) continue;
        group.cause = entry->cause;
        group.example = entry->name;
    }
    std::vector<CauseCount> sorted;
    for (auto& [kind, group] : groups) sorted.push_back(std::move(group));
    std::stable_sort(sorted.begin(), sorted.end(), [](const CauseCount& a, const CauseCount& b) {
        return a.files > b.files;
    });
    return sorted;
}

std::string ledger_table(const std::vector<const LedgerEntry*>& entries, std::size_t columns) {
    std::string out = "state       format     pages  passages  findings  file\n";
    for (const LedgerEntry* entry : entries) out += row(*entry, columns) + remarks(*entry, columns);
    return out + totals_by_state(entries) + totals_by_format(entries) + causes(entries, columns);
}

}  // namespace findings
