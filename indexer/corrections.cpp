// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/corrections.hpp"

#include "indexer/schema/ids.hpp"
#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <utility>

namespace findings {
namespace {

constexpr float kSure = 1;  // score of what a person has said

std::string_view base_name(std::string_view name) { return name.substr(name.rfind('/') + 1); }

/// Whether `file` took the place of `gone`: a newer version, or a copy that is kept instead.
bool stands_in_for(const LedgerEntry& gone, const LedgerEntry& file) {
    // The cause of a file that was left out names the one that is kept.
    return (gone.state == FileState::Duplicate || gone.state == FileState::Superseded) &&
           gone.cause.find(file.name) != std::string::npos;
}

std::vector<ThemeLabel>::iterator find_theme(Passage& passage, std::string_view id) {
    return std::find_if(passage.themes.begin(), passage.themes.end(), [&](const ThemeLabel& label) {
        return label.id == id;
    });
}

/// True of a parent that nothing but its sub-themes spoke for.
bool is_implied(const ThemeLabel& label) {
    return !label.cues.empty() &&
           std::all_of(label.cues.begin(), label.cues.end(), [](const Cue& cue) {
               return cue.rule == "sub-theme";
           });
}

class PassageCorrector {
  public:
    PassageCorrector(Passage& passage, const Correction& correction, const Taxonomy& taxonomy)
        : passage_(passage),
          correction_(correction),
          taxonomy_(taxonomy),
          cue_{"correction", correction.by, 0, 0, 0} {}

    void correct() {
        Correction applied = correction_;
        applied.before = {{}, passage_.kind, passage_.polarity, passage_.key_question};
        for (const ThemeLabel& theme : passage_.themes) applied.before.themes.push_back(theme.id);
        for (const std::string& id : correction_.removed) remove(id);
        for (const std::string& id : correction_.added) add(id);
        std::stable_sort(passage_.themes.begin(),
                         passage_.themes.end(),
                         [](const auto& a, const auto& b) { return a.score > b.score; });
        set_polarity();
        set_kind();
        set_key_question();
        passage_.corrections.push_back(std::move(applied));
    }

  private:
    [[nodiscard]] std::string parent_of(const std::string& id) const {
        const Theme* theme = taxonomy_.find(id);
        return theme == nullptr ? std::string() : theme->parent;
    }

    [[nodiscard]] bool has_sub_theme(const std::string& id) const {
        return std::any_of(passage_.themes.begin(),
                           passage_.themes.end(),
                           [&](const ThemeLabel& label) { return parent_of(label.id) == id; });
    }

    /// With its sub-themes, and with its parent if that was there for its sake only.
    void remove(const std::string& id) {
        std::erase_if(passage_.themes, [&](const ThemeLabel& label) {
            return label.id == id || parent_of(label.id) == id;
        });
        const std::string parent = parent_of(id);
        const auto implied = find_theme(passage_, parent);
        if (implied != passage_.themes.end() && is_implied(*implied) && !has_sub_theme(parent))
            passage_.themes.erase(implied);
    }

    void add(const std::string& id) {
        if (taxonomy_.find(id) == nullptr)
            return;  // of an older theme file; `findings correct --list` says so
        label(id, cue_);
        const std::string parent = parent_of(id);
        if (!parent.empty() && find_theme(passage_, parent) == passage_.themes.end())
            label(parent, {"sub-theme", id, 0, 0, 0});
    }

    void label(const std::string& id, Cue why) {
        auto found = find_theme(passage_, id);
        if (found == passage_.themes.end())
            found = passage_.themes.insert(found, ThemeLabel{id, 0, {}});
        found->score = kSure;
        found->cues.insert(found->cues.begin(), std::move(why));
    }

    void set_polarity() {
        const auto polarity = polarity_from_id(correction_.polarity);
        if (!polarity) return;
        passage_.polarity = *polarity;
        passage_.polarity_cues = {cue_};  // the labeller's spoke for another
    }

    /// What is not said of the kind follows from the polarity, as in the labeller; a quotation
    /// stays one whatever it says.
    void set_kind() {
        if (const auto kind = finding_kind_from_id(correction_.kind)) {
            passage_.kind = *kind;
        } else if (correction_.polarity.empty() || passage_.kind == FindingKind::Quotation ||
                   passage_.kind == FindingKind::Outcome) {
            return;
        } else if (passage_.polarity == Polarity::Requirement) {
            const bool demands = passage_.kind == FindingKind::Improvement ||
                                 passage_.kind == FindingKind::Recommendation;
            if (!demands) passage_.kind = FindingKind::Requirement;
        } else {
            const FindingKind neutral =
                passage_.measures.empty() ? FindingKind::Context : FindingKind::Measure;
            passage_.kind = passage_.polarity == Polarity::Good      ? FindingKind::GoodPractice
                            : passage_.polarity == Polarity::Concern ? FindingKind::Concern
                                                                     : neutral;
        }
        std::erase_if(passage_.other_cues, [](const Cue& cue) { return cue.rule == "kind"; });
        passage_.other_cues.push_back(cue_);
    }

    void set_key_question() {
        if (correction_.key_question.empty()) return;
        passage_.key_question =
            key_question_from_id(correction_.key_question).value_or(KeyQuestion::None);
        if (std::find(passage_.other_cues.begin(), passage_.other_cues.end(), cue_) ==
            passage_.other_cues.end())
            passage_.other_cues.push_back(cue_);
    }

    Passage& passage_;
    const Correction& correction_;
    const Taxonomy& taxonomy_;
    Cue cue_;
};

/// The passage with the same words, where `report` may be another version of the report that the
/// correction was made on.
const Passage* passage_by_words(const Report& report, const CorrectionLine& line) {
    if (line.text.empty() || report.id == report_part(line.passage)) return nullptr;
    // Of several reports in one file, the one of the same title.
    const bool is_one_of_many = !report.part_of.empty() || report.sha256 == line.sha256;
    if (is_one_of_many && report.title != line.report_title) return nullptr;
    const auto found =
        std::find_if(report.passages.begin(), report.passages.end(), [&](const Passage& passage) {
            return passage.text == line.text;
        });
    return found == report.passages.end() ? nullptr : &*found;
}

const Passage* passage_of(const Report& report, const CorrectionLine& line) {
    const auto found =
        std::find_if(report.passages.begin(), report.passages.end(), [&](const Passage& passage) {
            return passage.id == line.passage;
        });
    return found != report.passages.end() ? &*found : passage_by_words(report, line);
}

}  // namespace

CorrectionPlan::CorrectionPlan(const CorrectionFile& file,
                               const Ledger& ledger,
                               const std::vector<std::string>& files)
    : last_number_(file.last_number) {
    std::set<std::string> present;
    if (!file.lines.empty()) {
        for (const std::string& path : files) present.insert(ledger.at(path).sha256);
    }
    for (const CorrectionLine& line : file.lines) {
        if (line.undo) continue;
        in_force_.insert(line.correction.number);
        if (present.contains(line.sha256)) {
            by_file_[line.sha256].push_back(line);
            continue;
        }
        std::set<std::string> places;
        for (const std::string& path : files) {
            const LedgerEntry& entry = ledger.at(path);
            const bool is_same_name =
                !line.file.empty() && base_name(entry.name) == base_name(line.file);
            const bool is_instead =
                std::any_of(ledger.begin(), ledger.end(), [&](const auto& gone) {
                    return gone.second.sha256 == line.sha256 && stands_in_for(gone.second, entry);
                });
            if (is_same_name || is_instead) places.insert(entry.sha256);
        }
        for (const std::string& sha256 : places) by_file_[sha256].push_back(line);
    }
}

std::span<const CorrectionLine> CorrectionPlan::of(const std::string& sha256) const {
    const auto found = by_file_.find(sha256);
    if (found == by_file_.end()) return {};
    return found->second;
}

std::string CorrectionPlan::digest_of(const std::string& sha256) const {
    std::string all;
    for (const CorrectionLine& line : of(sha256)) {
        const Correction& c = line.correction;
        for (const std::string& part : {line.passage,
                                        line.text,
                                        line.report_title,
                                        line.sha256,
                                        c.by,
                                        c.note,
                                        c.at,
                                        c.kind,
                                        c.polarity,
                                        c.key_question})
            (all += part) += '\n';
        for (const std::string& id : c.added) (all += " +") += id;
        for (const std::string& id : c.removed) (all += " -") += id;
        (all += '\n') += std::to_string(c.number) + '\n';
    }
    return all.empty() ? all : sha256_hex(std::string_view(all));
}

std::string CorrectionPlan::digest() const {
    std::string all;
    for (const std::uint64_t number : in_force_) all += std::to_string(number) + '\n';
    for (const auto& [sha256, lines] : by_file_) (all += sha256) += digest_of(sha256);
    return all.empty() ? all : sha256_hex(std::string_view(all));
}

ReportCorrections::ReportCorrections(const Report& report,
                                     std::span<const CorrectionLine> corrections) {
    for (const CorrectionLine& line : corrections) {
        if (const Passage* passage = passage_of(report, line)) found_.push_back({&line, passage});
    }
}

void ReportCorrections::apply(Passage& passage, const Taxonomy& taxonomy) const {
    for (const Found& found : found_) {
        if (found.passage == &passage)
            PassageCorrector(passage, found.line->correction, taxonomy).correct();
    }
}

std::vector<AppliedCorrection> ReportCorrections::found() const {
    std::vector<AppliedCorrection> applied;
    for (const Found& found : found_)
        applied.push_back({found.line->correction.number, found.passage->id});
    return applied;
}

std::vector<AppliedCorrection> apply_corrections(Report& report,
                                                 std::span<const CorrectionLine> corrections,
                                                 const Taxonomy& taxonomy) {
    const ReportCorrections found(report, corrections);
    for (Passage& passage : report.passages) found.apply(passage, taxonomy);
    return found.found();
}

}  // namespace findings
