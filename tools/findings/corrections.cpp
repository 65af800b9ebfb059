// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/corrections.hpp"

#include "indexer/corrections.hpp"
#include "indexer/files.hpp"
#include "indexer/generation.hpp"
#include "indexer/label/taxonomy.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "search/searcher.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>

namespace findings {
namespace {

/// What the current generation has to say of corrections.
struct Current {
    std::map<std::uint64_t, std::string> found;  // passage by the correction's number
    std::uint64_t last_correction = 0;
    std::optional<Taxonomy> taxonomy;
};

Result<Current> current_of(const std::filesystem::path& index_dir) {
    const auto generation = current_generation_dir(index_dir);
    if (!generation) return Current{};
    const auto manifest = read_manifest(*generation);
    if (!manifest) return tl::unexpected(manifest.error());
    const auto ledger = read_ledger(*generation / kLedgerFile);
    if (!ledger) return tl::unexpected(ledger.error());
    Current current;
    current.last_correction = manifest->last_correction;
    for (const auto& [path, entry] : *ledger) {
        if (!is_in_index(entry.state)) continue;
        for (const AppliedCorrection& applied : entry.corrections)
            current.found[applied.number] = applied.passage;
    }
    if (const auto text = read_file(*generation / kTaxonomyFile)) {
        if (auto taxonomy = Taxonomy::read(*text)) current.taxonomy = std::move(*taxonomy);
    }
    return current;
}

std::string state_of(const CorrectionStatus& status, const Current& current) {
    if (status.line.undo) return "undone";
    if (!status.found.empty()) return "applied";
    return status.line.correction.number > current.last_correction ? "waiting" : "not-found";
}

/// All in force of one passage, oldest first.
using Group = std::vector<CorrectionStatus>;

bool is_parent(const std::string& id,
               const std::vector<std::string>& themes,
               const Taxonomy& taxonomy) {
    return std::any_of(themes.begin(), themes.end(), [&](const std::string& other) {
        const Theme* theme = taxonomy.find(other);
        return theme != nullptr && theme->parent == id;
    });
}

/// Labels without their reasons. A parent of one of them counts as implied, as it mostly is.
void set_labels(Passage& passage, const LabelSet& labels, const Taxonomy& taxonomy) {
    passage.corrections.clear();
    passage.kind = labels.kind;
    passage.polarity = labels.polarity;
    passage.key_question = labels.key_question;
    passage.themes.clear();
    for (const std::string& id : labels.themes) {
        std::vector<Cue> cues;
        if (is_parent(id, labels.themes, taxonomy)) cues.push_back({"sub-theme", "", 0, 0, 0});
        passage.themes.push_back({id, 0, std::move(cues)});
    }
}

bool shows_exactly(const Passage& passage, const Group& group) {
    return std::equal(passage.corrections.begin(),
                      passage.corrections.end(),
                      group.begin(),
                      group.end(),
                      [](const Correction& shown, const CorrectionStatus& status) {
                          return shown.number == status.line.correction.number;
                      });
}

/// The passage with its corrections: from the index where it has them, else made from what the
/// labeller had said.
Passage corrected(const Group& group, Searcher& searcher, const Taxonomy& taxonomy) {
    Report report;
    Passage& passage = report.passages.emplace_back();
    passage.id = group.front().line.passage;
    passage.text = group.front().line.text;
    if (auto kept =
            searcher.finding(group.front().found.empty() ? passage.id : group.front().found)) {
        passage = std::move(kept->passage);
        if (shows_exactly(passage, group)) return passage;
        if (!passage.corrections.empty())
            set_labels(passage, LabelSet(passage.corrections.front().before), taxonomy);
    } else {
        set_labels(passage, group.front().line.correction.before, taxonomy);
    }
    std::vector<CorrectionLine> lines;
    for (const CorrectionStatus& status : group) {
        lines.push_back(status.line);
        lines.back().passage = report.passages.front().id;
    }
    (void)apply_corrections(report, lines, taxonomy);
    return std::move(report.passages.front());
}

/// Sub-themes, and themes of which none is there: a parent is implied in a sheet.
std::string leaves(const Passage& passage, const Taxonomy& taxonomy) {
    std::string ids;
    for (const ThemeLabel& label : passage.themes) {
        const bool is_implied =
            std::any_of(passage.themes.begin(), passage.themes.end(), [&](const ThemeLabel& other) {
                const Theme* theme = taxonomy.find(other.id);
                return theme != nullptr && theme->parent == label.id;
            });
        if (is_implied || taxonomy.find(label.id) == nullptr) continue;
        (ids += ids.empty() ? "" : ",") += label.id;
    }
    return ids;
}

std::string in_one_cell(std::string text) {
    std::replace_if(
        text.begin(),
        text.end(),
        [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
        ' ');
    return text;
}

}  // namespace

Result<CorrectionOverview> corrections_of(const std::filesystem::path& index_dir) {
    auto file = read_corrections(corrections_path(index_dir));
    if (!file) return tl::unexpected(file.error());
    const auto current = current_of(index_dir);
    if (!current) return tl::unexpected(current.error());
    CorrectionOverview overview;
    overview.problems = std::move(file->problems);
    for (CorrectionLine& line : file->lines) {
        CorrectionStatus status;
        const auto found = current->found.find(line.correction.number);
        if (found != current->found.end()) status.found = found->second;
        for (const std::string& id : line.correction.added) {
            if (current->taxonomy && current->taxonomy->find(id) == nullptr)
                status.unknown_themes.push_back(id);
        }
        status.line = std::move(line);
        status.state = state_of(status, *current);
        overview.corrections.push_back(std::move(status));
    }
    return overview;
}

Json json_of(const CorrectionOverview& overview) {
    Json list = Json::array();
    for (const CorrectionStatus& status : overview.corrections) {
        const CorrectionLine& line = status.line;
        Json json = json_of_correction(line.correction);
        json.update({{"id", line.passage}, {"state", status.state}});
        if (!status.found.empty()) json["found"] = status.found;
        if (!status.unknown_themes.empty()) json["unknown_themes"] = status.unknown_themes;
        if (line.undo)
            json["undone"] = {{"number", line.undo->number},
                              {"by", line.undo->by},
                              {"note", line.undo->note},
                              {"at", line.undo->at}};
        json.update({{"text", line.text}, {"file", line.file}, {"report", line.report_title}});
        list.push_back(std::move(json));
    }
    return {{"corrections", std::move(list)}, {"problems", overview.problems}};
}

void print(const CorrectionOverview& overview) {
    for (const CorrectionStatus& status : overview.corrections) {
        const Correction& c = status.line.correction;
        std::printf("%llu. %s %s\n   %s by %s: %s\n",
                    static_cast<unsigned long long>(c.number),
                    status.line.passage.c_str(),
                    changes_in_words(c).c_str(),
                    c.at.c_str(),
                    c.by.c_str(),
                    c.note.c_str());
        if (status.state == "waiting")
            std::printf("   takes effect with the next `findings index`\n");
        if (status.state == "not-found") {
            std::printf(
                "   NOT FOUND: no passage of the index has this id or, in its report, these words "
                "(%s): %s\n",
                status.line.file.c_str(),
                status.line.text.c_str());
        }
        if (status.state == "applied" && status.found != status.line.passage)
            std::printf("   applied to the same words in %s\n", status.found.c_str());
        for (const std::string& id : status.unknown_themes)
            std::printf("   the theme file has no theme %s\n", id.c_str());
        if (status.line.undo) {
            std::printf(
                "   undone %s by %s: %s%s\n",
                status.line.undo->at.c_str(),
                status.line.undo->by.c_str(),
                status.line.undo->note.c_str(),
                status.found.empty() ? "" : " (in the labels until the next `findings index`)");
        }
    }
    if (overview.corrections.empty()) std::printf("no corrections\n");
    for (const std::string& problem : overview.problems)
        std::fprintf(stderr, "corrections.jsonl, %s\n", problem.c_str());
}

Result<std::string> training_sheet(const std::filesystem::path& index_dir) {
    const auto overview = corrections_of(index_dir);
    if (!overview) return tl::unexpected(overview.error());
    const auto current = current_of(index_dir);
    auto searcher = Searcher::open(index_dir);
    if (!current || !searcher || !current->taxonomy)
        return failure(ErrorKind::NotFound,
                       index_dir.string() + ": there is no index to tell which themes there are",
                       "run: findings index PATH...");
    std::map<std::string, Group> groups;
    for (const CorrectionStatus& status : overview->corrections) {
        if (!status.line.undo && !status.line.text.empty())
            groups[status.found.empty() ? status.line.passage : status.found].push_back(status);
    }
    std::string sheet = "id\tthemes\tpolarity\tkey_question\tstyle\ttags\ttext\n";
    for (const auto& [id, group] : groups) {
        const Passage passage = corrected(group, *searcher, *current->taxonomy);
        sheet += id + '\t' + leaves(passage, *current->taxonomy) + '\t' +
                 std::string(to_id(passage.polarity)) + '\t' +
                 std::string(to_id(passage.key_question)) + '\t' + group.front().line.style +
                 "\t\t" + in_one_cell(passage.text) + '\n';
    }
    return sheet;
}

}  // namespace findings
