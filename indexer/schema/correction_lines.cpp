// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/correction_lines.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "indexer/schema/whole_numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace findings {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(const LabelSet& labels) {
    return {{"themes", labels.themes},
            {"kind", to_id(labels.kind)},
            {"polarity", to_id(labels.polarity)},
            {"key_question", to_id(labels.key_question)}};
}

ordered_json json_of(const CorrectionLine& line) {
    const Correction& c = line.correction;
    ordered_json json = {{"number", c.number},
                         {"id", line.passage},
                         {"add", c.added},
                         {"remove", c.removed}};
    if (!c.kind.empty()) json["kind"] = c.kind;
    if (!c.polarity.empty()) json["polarity"] = c.polarity;
    if (!c.key_question.empty()) json["key_question"] = c.key_question;
    json.update({{"by", c.by},
                 {"note", c.note},
                 {"at", c.at},
                 {"before", json_of(c.before)},
                 {"text", line.text},
                 {"file", line.file},
                 {"sha256", line.sha256},
                 {"report", line.report_title},
                 {"style", line.style}});
    return json;
}

ordered_json json_of(const Undo& undo) {
    return {{"number", undo.number},
            {"undo", undo.undone},
            {"by", undo.by},
            {"note", undo.note},
            {"at", undo.at}};
}

template <class T>
T known(std::optional<T> value, const char* what) {
    if (!value) throw std::runtime_error(std::string("a ") + what + " that does not exist");
    return *value;
}

void check_vocabularies(const Correction& c) {
    if (!c.kind.empty()) (void)known(finding_kind_from_id(c.kind), "kind");
    if (!c.polarity.empty()) (void)known(polarity_from_id(c.polarity), "polarity");
    if (!c.key_question.empty() && c.key_question != "none")
        (void)known(key_question_from_id(c.key_question), "key question");
}

CorrectionLine correction_from(const ordered_json& json) {
    CorrectionLine line;
    Correction& c = line.correction;
    json.at("number").get_to(c.number);
    json.at("id").get_to(line.passage);
    c.added = json.value("add", std::vector<std::string>());
    c.removed = json.value("remove", std::vector<std::string>());
    c.kind = json.value("kind", "");
    c.polarity = json.value("polarity", "");
    c.key_question = json.value("key_question", "");
    check_vocabularies(c);
    json.at("by").get_to(c.by);
    c.note = json.value("note", "");
    c.at = json.value("at", "");
    if (json.contains("before")) {
        const ordered_json& before = json["before"];
        c.before.themes = before.value("themes", std::vector<std::string>());
        c.before.kind =
            finding_kind_from_id(before.value("kind", "")).value_or(FindingKind::Context);
        c.before.polarity =
            polarity_from_id(before.value("polarity", "")).value_or(Polarity::Neutral);
        c.before.key_question =
            key_question_from_id(before.value("key_question", "")).value_or(KeyQuestion::None);
    }
    line.text = json.value("text", "");
    line.file = json.value("file", "");
    line.sha256 = json.value("sha256", "");
    line.report_title = json.value("report", "");
    line.style = json.value("style", "");
    return line;
}

/// On one line, whatever bytes somebody has written into it.
std::string one_line(const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace

std::string line_of(const CorrectionLine& correction) { return one_line(json_of(correction)); }
std::string line_of(const Undo& undo) { return one_line(json_of(undo)); }

void CorrectionReader::take(const std::string& text) {
    ++line_number_;
    if (text.find_first_not_of(" \t\r") == std::string::npos) return;
    ++file_.last_number;  // a line that cannot be read has had a number too
    try {
        read(text);
    } catch (const nlohmann::json::parse_error&) {
        note("not JSON, perhaps cut short by a crash");
    } catch (const std::exception& e) {
        note(e.what());
    }
}

void CorrectionReader::read(const std::string& text) {
    const auto json = ordered_json::parse(text);
    require_whole_numbers(json);
    const auto number = json.at("number").get<std::uint64_t>();
    // The next line gets the number behind the highest, and numbers are exact in every program
    // that reads JSON.
    constexpr std::uint64_t kHighest = (1ULL << 53U) - 1;
    if (number > kHighest)
        throw std::runtime_error("the number " + std::to_string(number) + " is too high");
    if (!numbers_.insert(number).second)
        throw std::runtime_error("the number " + std::to_string(number) + " is there twice");
    file_.last_number = std::max(file_.last_number, number);
    if (json.contains("erased")) {
        erased_.insert(number);
        return;
    }
    if (!json.contains("undo")) {
        file_.lines.push_back(correction_from(json));
        return;
    }
    Undo undo{number,
              json.at("undo").get<std::uint64_t>(),
              json.at("by").get<std::string>(),
              json.value("note", ""),
              json.value("at", "")};
    if (erased_.contains(undo.undone)) return;
    const auto undone = std::find_if(file_.lines.begin(), file_.lines.end(), [&](const auto& line) {
        return line.correction.number == undo.undone;
    });
    if (undone == file_.lines.end())
        throw std::runtime_error("undoes " + std::to_string(undo.undone) +
                                 ", which is not above it");
    undone->undo = std::move(undo);
}

void CorrectionReader::note(const std::string& problem) {
    file_.problems.push_back("line " + std::to_string(line_number_) + ": " + problem);
}

}  // namespace findings
