// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pack.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "server/cite.hpp"
#include "server/escape.hpp"
#include "server/limits.hpp"
#include "server/links.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <array>

namespace findings {
namespace {

constexpr std::string_view kDefaultTitle = "Reading pack";

std::string one_line(std::string_view text) {
    std::string line = clean_utf8(text);
    std::ranges::replace(line, '\n', ' ');
    std::ranges::replace(line, '\t', ' ');
    return line;
}

bool has_id(const PackRequest& request, const std::string& id) {
    return std::ranges::find(request.wishes, id, &PackWish::id) != request.wishes.end();
}

/// Reads the parameters in the order sent, since a note belongs to the id before it.
class Reader {
  public:
    void read(const Parameter& parameter) {
        const auto& [name, value] = parameter;
        if (value.empty()) return;
        if (name == "id")
            add(value);
        else if (name == "note")
            note(value);
        else if (name == "add")
            add_all(value);
        else if (name == "title")
            single(name, value, limits::kMaxFilterBytes, read_.request.title);
        else if (name == "q")
            single(name, value, limits::kMaxQueryBytes, read_.request.search);
        else
            refuse(clean_utf8(name), "is not a parameter of a reading pack.");
    }

    ReadPack finish() { return std::move(read_); }

  private:
    void refuse(std::string name, std::string message) {
        read_.problems.push_back({std::move(name), std::move(message)});
    }

    void single(const std::string& name,
                const std::string& value,
                std::size_t longest,
                std::string& target) {
        if (value.size() > longest)
            return refuse(name, "is longer than " + std::to_string(longest) + " bytes.");
        target = one_line(value);
    }

    void add(const std::string& text) {
        const std::string id = finding_id_in(text);
        is_passed_over_ = id.empty() || has_id(read_.request, id);
        if (id.empty())
            return refuse("id",
                          "\"" + clean_utf8(std::string_view(text).substr(0, 60)) +
                              "\" is neither the id nor the address of a finding.");
        if (is_passed_over_) return;
        if (read_.request.wishes.size() == limits::kMaxPackItems) {
            is_passed_over_ = true;
            return refuse("id",
                          "is one too many: a pack has " + std::to_string(limits::kMaxPackItems) +
                              " findings at most.");
        }
        read_.request.wishes.push_back({id, {}});
    }

    void add_all(const std::string& text) {
        std::size_t begin = 0;
        while (begin < text.size()) {
            const auto first = text.find_first_not_of(" \t\r\n,", begin);
            if (first == std::string::npos) return;
            const auto end = std::min(text.find_first_of(" \t\r\n,", first), text.size());
            add(text.substr(first, end - first));
            begin = end;
        }
    }

    void note(const std::string& value) {
        if (read_.request.wishes.empty())
            return refuse("note", "comes before any id: a note belongs to the id before it.");
        if (is_passed_over_) return;
        if (value.size() > limits::kMaxNoteBytes)
            return refuse("note",
                          "is longer than " + std::to_string(limits::kMaxNoteBytes) + " bytes.");
        read_.request.wishes.back().note = one_line(value);
    }

    ReadPack read_;
    bool is_passed_over_ = false;
};

/// What a reader has to know before he relies on it.
std::vector<std::string> caveats_of(const FindingPage& found, const PartialDate& today) {
    constexpr int kOldYears = 5;
    const Report& report = *found.report;
    std::vector<std::string> caveats;
    if (!report.published.known()) caveats.emplace_back("The source has no date.");
    if (report.published.known() && today.known() &&
        today.year - report.published.year >= kOldYears)
        caveats.push_back("Published " + age_in_words(report.published, today) +
                          ": the service may have changed since.");
    if (report.visit_type == "focused" || report.visit_type == "responsive" ||
        report.visit_type == "follow-up")
        caveats.push_back("From a " + report.visit_type +
                          " inspection, which looks at what is thought to be at risk.");
    constexpr std::array<std::string_view, 6> kTold =
        {"press-release", "news", "forum", "digest", "digest-entry", "case-study"};
    if (std::ranges::find(kTold, report.report_kind) != kTold.end()) {
        const auto kind =
            std::ranges::find(report_kinds(), report.report_kind, &VocabularyValue::id);
        caveats.push_back("Not an inspection report (" + in_lower_case(std::string(kind->label)) +
                          "): nobody inspected for it.");
    }
    if (report.archived) caveats.emplace_back("The regulator no longer registers this service.");
    if (found.same_words.reports > 1)
        caveats.push_back("The same words stand in " + counted(found.same_words.reports, "report") +
                          ": they may be a standing text.");
    return caveats;
}

std::string place_of(const Report& report) {
    return report.location.name.empty() ? report.provider.name : report.location.name;
}

std::string heading_of(const PackItem& item) {
    const std::string kind(
        finding_kinds()[static_cast<std::size_t>(item.found.passage.kind)].label);
    const std::string place = place_of(*item.found.report);
    return place.empty() ? kind : kind + " at " + place;
}

void add(Document& document, BlockForm form, std::string text, std::string anchor = {}) {
    document.blocks.push_back({form, {{std::move(text), {}, false}}, std::move(anchor)});
}

void add_item(Document& document, const PackItem& item, std::size_t number) {
    const Passage& passage = item.found.passage;
    const Report& report = *item.found.report;
    add(document, BlockForm::Heading, std::to_string(number) + ". " + heading_of(item), passage.id);
    if (!item.note.empty())
        document.blocks.push_back(
            {BlockForm::Paragraph, {{"Note:", {}, true}, {" " + item.note, {}, false}}, {}});
    add(document, BlockForm::Quotation, "\u201c" + passage.text + "\u201d");
    std::string where = page_in_words(passage);
    for (const std::string& heading : passage.section)
        where += (where.empty()                                 ? "Section: "
                  : where.find("ection: ") == std::string::npos ? ", section: "
                                                                : " > ") +
                 heading;
    if (!where.empty()) {
        where[0] = where[0] == 'p' ? 'P' : where[0];
        add(document, BlockForm::Note, where);
    }
    document.blocks.push_back(
        {BlockForm::Note, {{citation(passage, report), report.source_url, false}}, {}});
    for (const std::string& caveat : item.caveats) add(document, BlockForm::Note, caveat);
}

}  // namespace

std::string finding_id_in(std::string_view text) {
    constexpr std::string_view kPath = "/findings/";
    if (const auto at = text.rfind(kPath); at != std::string_view::npos)
        text = text.substr(at + kPath.size());
    text = text.substr(0, text.find_first_of("?#/"));
    const bool is_id = !text.empty() && text.size() <= limits::kMaxIdBytes &&
                       std::ranges::all_of(text, [](char c) {
                           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
                       });
    return is_id ? std::string(text) : std::string();
}

ReadPack read_pack(const Parameters& parameters) {
    Reader reader;
    for (std::size_t i = 0; i < std::min(parameters.size(), limits::kMaxParameters); ++i)
        reader.read(parameters[i]);
    ReadPack read = reader.finish();
    if (parameters.size() > limits::kMaxParameters)
        read.problems.push_back({clean_utf8(parameters[limits::kMaxParameters].name),
                                 "and everything after it: more than " +
                                     std::to_string(limits::kMaxParameters) + " parameters."});
    return read;
}

Parameters to_parameters(const PackRequest& request) {
    Parameters parameters;
    if (!request.title.empty()) parameters.push_back({"title", request.title});
    for (const PackWish& wish : request.wishes) {
        parameters.push_back({"id", wish.id});
        if (!wish.note.empty()) parameters.push_back({"note", wish.note});
    }
    if (!request.search.empty()) parameters.push_back({"q", request.search});
    return parameters;
}

std::string pack_link(std::string_view start, const PackRequest& request) {
    return std::string(start) + to_query(to_parameters(request));
}

const std::vector<std::string>& pack_caveats() {
    static const std::vector<std::string> caveats = {
        "A reader picked these findings. They are no sample, and say nothing about how often "
        "something happens.",
        "Services are inspected where a risk is thought to be, and a report says what was looked "
        "at: what is not mentioned may not have been looked at.",
        "Quotations are the sources' own words and stand under the sources' licences. Labels are "
        "made by a program."};
    return caveats;
}

Result<Pack> pack_of(SearchBackend& backend, const PackRequest& request, const PartialDate& today) {
    Pack pack;
    pack.title = request.title.empty() ? std::string(kDefaultTitle) : request.title;
    pack.generation = backend.summary().generation;
    pack.built_at = backend.summary().built_at;
    for (const PackWish& wish : request.wishes) {
        auto found = backend.finding(wish.id);
        if (!found && found.error().kind != ErrorKind::NotFound)
            return tl::unexpected(found.error());
        if (!found) {
            pack.missing.push_back(wish.id);
            continue;
        }
        PackItem item{std::move(*found), wish.note, {}};
        item.caveats = caveats_of(item.found, today);
        pack.items.push_back(std::move(item));
    }
    return pack;
}

Document document_of(const Pack& pack) {
    Document document{pack.title, pack.built_at, {}};
    add(document, BlockForm::Title, pack.title);
    std::string about = counted(pack.items.size(), "finding") + ", from generation " +
                        pack.generation + " of the base";
    if (pack.built_at.size() >= 10) about += ", built " + pack.built_at.substr(0, 10);
    add(document, BlockForm::Note, about + ".");
    for (const std::string& caveat : pack_caveats()) add(document, BlockForm::Note, caveat);
    if (pack.items.size() > 1) add(document, BlockForm::Heading, "Contents", "contents");
    for (const PackItem& item : pack.items) {
        if (pack.items.size() == 1) break;
        const std::string published = in_words(item.found.report->published);
        document.blocks.push_back(
            {BlockForm::Item,
             {{heading_of(item), "#" + item.found.passage.id, false},
              {published.empty() ? std::string() : ", " + published, {}, false}},
             {}});
    }
    for (std::size_t i = 0; i < pack.items.size(); ++i) add_item(document, pack.items[i], i + 1);
    for (const std::string& id : pack.missing)
        add(document, BlockForm::Note, "Finding " + id + " is not in this generation of the base.");
    return document;
}

Json json_of_pack(const Pack& pack, const PackRequest& request, const ThemeTree& themes) {
    Json json = {{"title", pack.title},
                 {"generation", pack.generation},
                 {"built_at", pack.built_at},
                 {"caveats", pack_caveats()},
                 {"items", Json::array()}};
    for (const PackItem& item : pack.items) {
        Json entry = Json::object();
        if (!item.note.empty()) entry["note"] = item.note;
        entry["finding"] = json_of_finding(item.found.passage, *item.found.report, themes);
        entry["citation"] = citation(item.found.passage, *item.found.report);
        entry["caveats"] = item.caveats;
        json["items"].push_back(std::move(entry));
    }
    json["missing"] = pack.missing;
    json["links"] = {{"self", pack_link("/api/v1/pack", request)},
                     {"page", pack_link("/pack", request)}};
    return json;
}

}  // namespace findings
