// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/corrections.hpp"

#include "indexer/schema/limits.hpp"
#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace findings {
namespace {

constexpr std::string_view kNoQuestion = "none";

/// One line of a file, whatever was typed: control characters become spaces.
std::string in_one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    const auto begin = line.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return line.substr(begin, line.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string> once_each(const std::vector<std::string>& ids) {
    std::vector<std::string> unique;
    for (const std::string& id : ids) {
        if (std::find(unique.begin(), unique.end(), id) == unique.end()) unique.push_back(id);
    }
    return unique;
}

template <class Values>
std::string ids_of(const Values& values) {
    std::string ids;
    for (const auto& value : values) {
        if (!value.id.empty()) (ids += ids.empty() ? "" : ", ") += value.id;
    }
    return ids;
}

void check_themes(const CorrectionRequest& request,
                  const std::function<bool(std::string_view)>& is_theme,
                  std::vector<std::string>& problems) {
    for (const auto* ids : {&request.add, &request.remove}) {
        for (const std::string& id : *ids) {
            if (!is_theme(id)) problems.push_back("\"" + id + "\" is no theme of this index");
        }
    }
    for (const std::string& id : request.add) {
        if (std::find(request.remove.begin(), request.remove.end(), id) != request.remove.end()) {
            problems.push_back("\"" + id + "\" is to be added and removed");
        }
    }
    if (request.add.size() + request.remove.size() > limits::kCorrectionThemes) {
        problems.push_back("more than " + std::to_string(limits::kCorrectionThemes) +
                           " themes in one correction");
    }
}

/// Framework and kind of a report as the sheets of corpus/training name styles.
std::string style_of(const Report& report) {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Pair, 5> kFrameworks = {Pair{"outcomes-2010", "outcome2010"},
                                                 Pair{"kloe-2014", "cqc2014"},
                                                 Pair{"kloe-2017", "cqc2019"},
                                                 Pair{"saf-2023", "saf2023"},
                                                 Pair{"mha", "mha"}};
    constexpr std::array<Pair, 10> kKinds = {Pair{"compliance-2010", "outcome2010"},
                                             Pair{"saf-report", "saf2023"},
                                             Pair{"mha-visit", "mha"},
                                             Pair{"action-statement", "plan"},
                                             Pair{"thematic", "thematic"},
                                             Pair{"press-release", "press"},
                                             Pair{"policy", "policy"},
                                             Pair{"case-study", "casestudy"},
                                             Pair{"forum", "forum"},
                                             Pair{"news", "news"}};
    for (const auto& [framework, style] : kFrameworks) {
        if (report.framework == framework) return std::string(style);
    }
    for (const auto& [kind, style] : kKinds) {
        if (report.report_kind == kind) return std::string(style);
    }
    return report.report_kind.starts_with("digest") ? "digest" : "";
}

}  // namespace

std::filesystem::path corrections_path(const std::filesystem::path& index_dir) {
    return index_dir / "corrections.jsonl";
}

std::vector<std::string> problems_of(const CorrectionRequest& request,
                                     const std::function<bool(std::string_view)>& is_theme) {
    std::vector<std::string> problems;
    check_themes(request, is_theme, problems);
    if (!request.kind.empty() && !finding_kind_from_id(request.kind)) {
        problems.push_back("\"" + request.kind +
                           "\" is no kind; use one of: " + ids_of(finding_kinds()));
    }
    if (!request.polarity.empty() && !polarity_from_id(request.polarity)) {
        problems.push_back("\"" + request.polarity +
                           "\" is no polarity; use one of: " + ids_of(polarities()));
    }
    if (!request.key_question.empty() && request.key_question != kNoQuestion &&
        !key_question_from_id(request.key_question)) {
        problems.push_back("\"" + request.key_question + "\" is no key question; use one of: " +
                           ids_of(key_questions()) + ", none");
    }
    if (request.add.empty() && request.remove.empty() && request.kind.empty() &&
        request.polarity.empty() && request.key_question.empty()) {
        problems.emplace_back("nothing is to be changed");
    }
    const std::string by = in_one_line(request.by);
    if (by.empty()) problems.emplace_back("it is not said who makes the correction");
    if (by.size() > limits::kCorrectorBytes)
        problems.push_back("the name is longer than " + std::to_string(limits::kCorrectorBytes) +
                           " bytes");
    if (request.note.size() > limits::kCorrectionNoteBytes) {
        problems.push_back("the note is longer than " +
                           std::to_string(limits::kCorrectionNoteBytes) + " bytes");
    }
    return problems;
}

CorrectionLine correction_line(const CorrectionRequest& request,
                               const Passage& passage,
                               const Report& report) {
    CorrectionLine line;
    Correction& correction = line.correction;
    correction.by = in_one_line(request.by);
    correction.note = in_one_line(request.note);
    correction.added = once_each(request.add);
    correction.removed = once_each(request.remove);
    correction.kind = request.kind;
    correction.polarity = request.polarity;
    correction.key_question = request.key_question;
    correction.before = {{}, passage.kind, passage.polarity, passage.key_question};
    for (const ThemeLabel& theme : passage.themes) correction.before.themes.push_back(theme.id);
    line.passage = passage.id;
    line.text = passage.text;
    line.file = report.file;
    line.sha256 = report.sha256;
    line.report_title = report.title;
    line.style = style_of(report);
    return line;
}

std::string changes_in_words(const Correction& correction) {
    std::string words;
    const auto add = [&](const char* sign, const std::string& word) {
        if (!word.empty()) ((words += words.empty() ? "" : " ") += sign) += word;
    };
    for (const std::string& id : correction.added) add("+", id);
    for (const std::string& id : correction.removed) add("-", id);
    add("kind=", correction.kind);
    add("polarity=", correction.polarity);
    add("key_question=", correction.key_question);
    return words;
}

}  // namespace findings
