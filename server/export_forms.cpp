// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/export_forms.hpp"

#include "indexer/schema/number_words.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "search/whole_passages.hpp"
#include "server/cite.hpp"
#include "server/csv.hpp"
#include "server/json_of.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace findings {
namespace {

struct Form {
    std::string_view id, content_type, ending;
};

constexpr std::array kForms = {
    Form{"csv", kCsvType, ".csv"},
    Form{"ndjson", "application/x-ndjson", ".ndjson"},
    Form{"ris", "application/x-research-info-systems", ".ris"},
    Form{"bibtex", "application/x-bibtex", ".bib"},
    Form{"csljson", "application/vnd.citationstyles.csl+json", ".json"},
    Form{"measures", kCsvType, ".csv"},
};

constexpr std::string_view kRights =
    "Each finding is the quotation of a source under the licence that stands beside it; where none "
    "does, ask its publisher.";

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) (text += text.empty() ? "" : between) += part;
    return text;
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool is_blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!is_blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return line;
}

std::string author_of(const Report& report) {
    return report.publisher.empty() ? report.author : report.publisher;
}

std::string title_of(const Report& report) {
    if (!report.title.empty()) return report.title;
    const std::string& place =
        report.location.name.empty() ? report.provider.name : report.location.name;
    return place.empty() ? report.report_kind : place;
}

std::string rating_of(const Report& report) {
    const auto overall = report.ratings.find("overall");
    return overall == report.ratings.end() ? std::string()
                                           : std::string(to_id(overall->second.value));
}

const std::vector<std::string>& csv_heads() {
    static const std::vector<std::string> heads = {
        "id",          "text",         "kind",        "polarity",  "themes",    "key_question",
        "page",        "section",      "regulations", "measures",  "addressee", "due",
        "report_id",   "report_title", "report_kind", "publisher", "published", "provider",
        "provider_id", "location",     "location_id", "service",   "region",    "rating",
        "source_url",  "licence",      "citation"};
    return heads;
}

const std::vector<std::string>& measure_heads() {
    static const std::vector<std::string> heads = {
        "finding",     "value",        "value2",     "unit",     "kind",      "population",
        "denominator", "period",       "comparator", "change",   "direction", "sentence",
        "report_id",   "report_title", "published",  "provider", "location",  "service",
        "region",      "themes",       "source_url", "number",   "number2"};
    return heads;
}

/// The same as a number; empty for "two thirds".
std::string number_text(std::string_view printed) {
    const auto number = number_in(printed);
    if (!number) return {};
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), *number).ptr;
    return {text.data(), end};
}

std::string themes_of(const Passage& passage) {
    std::vector<std::string> themes;
    for (const ThemeLabel& theme : passage.themes) themes.push_back(theme.id);
    return joined(themes, "; ");
}

std::string in_words(const MeasureValue& measure) {
    std::string text = measure.value;
    if (!measure.value2.empty())
        text = measure.change == "range" ? text + " to " + measure.value2
                                         : measure.value2 + " to " + text;
    if (!measure.denominator.empty()) text += " of " + measure.denominator;
    if (!measure.unit.empty()) text += (measure.unit == "%" ? "" : " ") + measure.unit;
    if (!measure.population.empty()) text += " (" + measure.population + ")";
    return text;
}

/// Whatever TeX would take for a command. Unicode stays: biber and modern BibTeX read it.
std::string tex(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\textbackslash{}";
                break;
            case '~':
                out += "\\textasciitilde{}";
                break;
            case '^':
                out += "\\textasciicircum{}";
                break;
            // A brace that has no partner would end the field, escaped or not.
            case '{':
                out += "\\textbraceleft{}";
                break;
            case '}':
                out += "\\textbraceright{}";
                break;
            case '&':
            case '%':
            case '$':
            case '#':
            case '_':
                (out += '\\') += c;
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace

std::optional<ExportFormat> export_format(std::string_view id) {
    const auto found = std::ranges::find(kForms, id, &Form::id);
    if (found == kForms.end()) return std::nullopt;
    return static_cast<ExportFormat>(found - kForms.begin());
}

std::string_view content_type_of(ExportFormat format) {
    return kForms.at(static_cast<std::size_t>(format)).content_type;
}
std::string_view ending_of(ExportFormat format) {
    return kForms.at(static_cast<std::size_t>(format)).ending;
}

ExportWriter::ExportWriter(ExportFormat format, ExportHeading heading, ThemeTree themes)
    : format_(format), heading_(std::move(heading)), themes_(std::move(themes)) {}

std::string ExportWriter::begin() const {
    const std::array<std::pair<const char*, std::string>, 4> facts = {
        {{"Search", heading_.search},
         {"Generation", heading_.generation},
         {"Index built", heading_.built_at},
         {"Rights", std::string(kRights)}}};
    std::string text;
    if (format_ == ExportFormat::CslJson) return "[";
    if (heading_.is_shown && format_ == ExportFormat::Ndjson) {
        Json json = Json::object();
        json["export"] = {{"search", heading_.search},
                          {"generation", heading_.generation},
                          {"built_at", heading_.built_at},
                          {"rights", kRights}};
        text = dump(json) + "\n";
    } else if (heading_.is_shown && format_ != ExportFormat::Ris) {
        const bool is_csv = format_ != ExportFormat::Bibtex;
        const char* const mark = is_csv ? "# " : "% ";
        for (const auto& [name, value] : facts) {
            const std::string line = mark + std::string(name) + ": " + one_line(value);
            text += is_csv ? csv_field(line) + "\r\n" : line + "\n";
        }
    }
    if (format_ == ExportFormat::Csv) text += csv_line(csv_heads());
    if (format_ == ExportFormat::Measures) text += csv_line(measure_heads());
    return text;
}

std::string ExportWriter::end() const { return format_ == ExportFormat::CslJson ? "\n]\n" : ""; }

std::string ExportWriter::item(const Hit& hit) {
    static const Report kUnknownReport;
    const Report& report = hit.report ? *hit.report : kUnknownReport;
    switch (format_) {
        case ExportFormat::Csv:
            return csv_item(hit.passage, report);
        case ExportFormat::Measures:
            return measure_items(hit.passage, report);
        case ExportFormat::Ndjson:
            return dump(json_of_finding(hit.passage, report, themes_)) + "\n";
        case ExportFormat::Ris:
            return ris_item(hit.passage, report);
        case ExportFormat::Bibtex:
            return bibtex_item(hit.passage, report);
        case ExportFormat::CslJson:
            break;
    }
    std::string item = (is_first_ ? "\n" : ",\n") + csl_item(hit.passage, report);
    is_first_ = false;
    return item;
}

std::vector<std::string> ExportWriter::theme_labels(const Passage& passage) const {
    std::vector<std::string> labels;
    for (const ThemeLabel& theme : passage.themes) labels.push_back(themes_.label(theme.id));
    return labels;
}

std::string ExportWriter::note(const Passage& passage) const {
    std::string text = "Finding " + passage.id + ", generation " + heading_.generation;
    if (!passage.section.empty()) text += ", section: " + joined(passage.section, " > ");
    return one_line(text);
}

std::string ExportWriter::csv_item(const Passage& passage, const Report& report) const {
    std::vector<std::string> measures;
    for (const MeasureValue& measure : passage.measures) measures.push_back(in_words(measure));
    const std::string page = !passage.page_label.empty() ? passage.page_label
                             : passage.page_number > 0   ? std::to_string(passage.page_number)
                                                         : std::string();
    const std::array<std::string, 27> values = {
        passage.id,
        passage.text,
        std::string(to_id(passage.kind)),
        std::string(to_id(passage.polarity)),
        themes_of(passage),
        std::string(to_id(passage.key_question)),
        page,
        joined(passage.section, " > "),
        joined(passage.regulations, "; "),
        joined(measures, "; "),
        passage.addressee,
        passage.due.known() ? to_iso(passage.due) : passage.due_text,
        report.id,
        report.title,
        report.report_kind,
        report.publisher,
        to_iso(report.published),
        report.provider.name,
        report.provider.id,
        report.location.name,
        report.location.id,
        report.service,
        report.region,
        rating_of(report),
        report.source_url,
        report.licence,
        citation(passage, report)};
    std::vector<std::string> fields;
    for (const std::string& value : values) fields.push_back(csv_field(value));
    return csv_line(fields);
}

std::string ExportWriter::measure_items(const Passage& passage, const Report& report) const {
    std::string lines;
    for (const MeasureValue& measure : passage.measures) {
        const std::array<std::string, 23> values = {passage.id,
                                                    measure.value,
                                                    measure.value2,
                                                    measure.unit,
                                                    measure.kind,
                                                    measure.population,
                                                    measure.denominator,
                                                    measure.period,
                                                    measure.comparator,
                                                    measure.change,
                                                    measure.direction,
                                                    passage.text,
                                                    report.id,
                                                    report.title,
                                                    to_iso(report.published),
                                                    report.provider.name,
                                                    report.location.name,
                                                    report.service,
                                                    report.region,
                                                    themes_of(passage),
                                                    report.source_url,
                                                    number_text(measure.value),
                                                    number_text(measure.value2)};
        std::vector<std::string> fields;
        for (const std::string& value : values) fields.push_back(csv_field(value));
        lines += csv_line(fields);
    }
    return lines;
}

std::string ExportWriter::ris_item(const Passage& passage, const Report& report) const {
    std::string text;
    const auto add = [&](const char* tag, const std::string& value) {
        if (!value.empty()) text += std::string(tag) + "  - " + one_line(value) + "\r\n";
    };
    const PartialDate& date = report.published;
    add("TY", "RPRT");
    add("ID", passage.id);
    add("TI", title_of(report));
    add("AU", author_of(report));
    add("PB", report.publisher);
    if (date.known()) add("PY", std::to_string(date.year));
    if (date.known()) {
        std::string written = to_iso(date);
        std::replace(written.begin(), written.end(), '-', '/');
        add("DA", written + std::string(date.day > 0 ? "/" : date.month > 0 ? "//" : "///"));
    }
    add("UR", report.source_url);
    add("SP",
        !passage.page_label.empty() ? passage.page_label
        : passage.page_number > 0   ? std::to_string(passage.page_number)
                                    : std::string());
    add("AB", passage.text);
    for (const std::string& label : theme_labels(passage)) add("KW", label);
    add("N1", note(passage));
    add("C1", report.licence);
    return text + "ER  - \r\n\r\n";
}

std::string ExportWriter::bibtex_item(const Passage& passage, const Report& report) const {
    std::string text = "@techreport{finding-" + passage.id;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) text += std::string(",\n  ") + name + " = {" + value + '}';
    };
    // Two braces: the name of a body is not to be taken apart.
    if (const std::string author = author_of(report); !author.empty())
        add("author", '{' + tex(one_line(author)) + '}');
    add("title", '{' + tex(one_line(title_of(report))) + '}');
    add("institution", tex(one_line(report.publisher)));
    if (report.published.known()) add("year", std::to_string(report.published.year));
    if (report.published.month > 0) add("month", std::to_string(report.published.month));
    add("pages",
        tex(!passage.page_label.empty() ? passage.page_label
            : passage.page_number > 0   ? std::to_string(passage.page_number)
                                        : std::string()));
    if (report.source_url.find_first_of("{}\\ ") == std::string::npos)
        add("url", report.source_url);
    add("abstract", tex(one_line(passage.text)));
    add("keywords", tex(one_line(joined(theme_labels(passage), ", "))));
    add("note", tex(note(passage)));
    add("copyright", tex(one_line(report.licence)));
    return text + "\n}\n\n";
}

std::string ExportWriter::csl_item(const Passage& passage, const Report& report) const {
    Json json = {{"id", passage.id}, {"type", "report"}};
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) json[name] = one_line(value);
    };
    add("title", title_of(report));
    if (const std::string author = author_of(report); !author.empty())
        json["author"] = Json::array({{{"literal", one_line(author)}}});
    add("publisher", report.publisher);
    if (report.published.known()) {
        Json parts = Json::array({report.published.year});
        if (report.published.month > 0) parts.push_back(report.published.month);
        if (report.published.month > 0 && report.published.day > 0)
            parts.push_back(report.published.day);
        json["issued"] = {{"date-parts", Json::array({parts})}};
    }
    add("URL", report.source_url);
    add("page",
        !passage.page_label.empty() ? passage.page_label
        : passage.page_number > 0   ? std::to_string(passage.page_number)
                                    : std::string());
    add("abstract", passage.text);
    add("keyword", joined(theme_labels(passage), ", "));
    add("note", note(passage) + (report.licence.empty() ? "" : ", licence: " + report.licence));
    return dump(json);
}

Result<void> export_search(Searcher& searcher,
                           const SearchRequest& request,
                           ExportWriter& writer,
                           const SendPiece& send) {
    constexpr std::size_t kPieceBytes = 64 * 1024;
    std::string piece = writer.begin();
    bool is_there = true;
    const auto done = each_whole(searcher, request, [&](const Hit& hit) {
        piece += writer.item(hit);
        if (piece.size() < kPieceBytes) return true;
        is_there = send(piece);
        piece.clear();
        return is_there;
    });
    if (!done) return done;
    if (is_there) send(piece + writer.end());
    return {};
}

}  // namespace findings
