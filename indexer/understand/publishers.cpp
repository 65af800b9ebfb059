// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/publishers.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/lay_visits.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/site_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::string_view kRegulator = "Care Quality Commission";
constexpr std::size_t kTop = 16;  // blocks that tell whose a paper is

constexpr auto kBodies = std::to_array<InspectingBody>({
    {"Healthcare Inspectorate Wales", "hiw.org.uk", "HIW", "other HIW information"},
    {"Care Inspectorate Wales", "careinspectorate.wales", "CIW", "with Care Inspectorate Wales"},
    {"Care Inspectorate", "careinspectorate.com", {}, {}},
    {"Healthcare Improvement Scotland", "healthcareimprovementscotland", {}, {}},
    {"Mental Welfare Commission for Scotland", "mwcscot.org.uk", {}, {}},
    {"Regulation and Quality Improvement Authority", "rqia.org.uk", "RQIA", "RQIA ID"},
    {"Health Information and Quality Authority", "hiqa.ie", "HIQA", "Centre ID: OSV-"},
    {"Mental Health Commission", "mhcirl.ie", {}, {}},
    {"Jersey Care Commission", "carecommission.je", {}, {}},
    {"Commission for Social Care Inspection",
     "csci.org.uk",
     "CSCI",
     "is copyright Commission for Social Care Inspection"},
    {"HM Inspectorate of Probation", "justiceinspectorates.gov.uk/hmiprobation", "HMIP", {}},
    {"HM Inspectorate of Prisons", "justiceinspectorates.gov.uk/hmiprisons", {}, {}},
    {"Ofsted", "ofsted.gov.uk", {}, {}},
    {"Estyn", "estyn.gov.wales", {}, {}},
    {"Parliamentary and Health Service Ombudsman", "ombudsman.org.uk", "PHSO", {}},
    {"Healthcare Safety Investigation Branch", "hsib.org.uk", "HSIB", {}},
    {"Health Services Safety Investigations Body", "hssib.org.uk", "HSSIB", {}},
    {"National Audit Office", "nao.org.uk", {}, {}},
});

/// "Healthcare Inspectorate Wales (HIW) completed an inspection", "The Care Inspectorate inspected
/// ...": says what it did.
bool tells_of_own_visit(std::string_view text, std::string_view name) {
    const auto at = text.find(name);
    if (at == std::string_view::npos || at > 60) return false;
    const std::string after = folded(text.substr(at + name.size(), 60));
    return contains_any(after,
                        std::array<std::string_view, 6>{"completed",
                                                        "carried out",
                                                        "inspected",
                                                        "undertook",
                                                        "conducted",
                                                        "visited"});
}

bool stands_for(std::string_view line, const InspectingBody& body) {
    line = trimmed(line, " .");
    if (line.starts_with("The ")) line.remove_prefix(4);
    const std::string name(body.name);
    const bool shortened = line.starts_with(name + " (") && line.size() < name.size() + 20;
    if (line == name || shortened || line == name + " Welsh Government") return true;
    return !body.short_name.empty() && line == body.short_name;
}

const InspectingBody* regulator_in(std::span<const Block> blocks) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        const bool top = seen < kTop;
        if (block.kind != BlockKind::Furniture) ++seen;
        if (seen > 3 * kTop) return nullptr;
        for (const auto& body : kBodies) {
            if (block.kind != BlockKind::Furniture && tells_of_own_visit(block.text, body.name))
                return &body;
            if (!body.own_words.empty() && contains(block.text, body.own_words)) return &body;
            if (!top || block.text.size() > 200) continue;
            const auto lines = split_lines(block.text);
            const bool named = std::any_of(lines.begin(), lines.end(), [&](auto line) {
                return stands_for(line, body);
            });
            if (named || (block.text.size() < 80 && contains(block.text, body.site))) return &body;
        }
    }
    return nullptr;
}

/// "From: Department of Health and Social Care": on a page of the state the body that the site's
/// name hides.
std::string sender_in(std::span<const Block> blocks) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kTop) return {};
        for (const auto line : split_lines(block.text)) {
            if (!line.starts_with("From: ") || line.size() > 160) continue;
            const auto value = trimmed(line.substr(6));
            if (is_body_line(value) || is_organisation_name(value)) return body_name(value);
        }
    }
    return {};
}

/// "State of Care 2022/23, chapter 4. Published 20 October 2023. Care Quality Commission.": the
/// body that stands by itself in a line which says when a paper came out, or whose yearly report it
/// is.
std::string_view body_on_issue_line(std::span<const Block> blocks) {
    constexpr std::size_t kOpening = 8;  // blocks
    constexpr std::size_t kLongest = 200;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kOpening) return {};
        const std::string_view text = block.text;
        if (text.size() > kLongest) continue;
        if (text.starts_with("State of Care 20") || text.starts_with("The State of Care 20"))
            return kRegulator;
        const std::string key = folded(text);
        if (!contains_any(key, std::array<std::string_view, 3>{"publish", "issued", "released"}))
            continue;
        for (const std::string_view mark : {". ", " | ", ", ", " \u00b7 ", " \u2022 ", "\n"}) {
            for (const auto part : split_on(text, mark)) {
                const auto name = trimmed(part, " .,|");
                if (name == kRegulator || name == "CQC") return kRegulator;
                for (const auto& body : kBodies) {
                    if (name == body.name) return body.name;
                }
            }
        }
    }
    return {};
}

}  // namespace

std::span<const InspectingBody> inspecting_bodies() { return kBodies; }

void read_other_regulator(std::span<const Block> blocks, Report& report) {
    constexpr std::array<std::string_view, 8> kOthers = {"mha-visit",
                                                         "press-release",
                                                         "news",
                                                         "forum",
                                                         "digest-entry",
                                                         "case-study",
                                                         "action-statement",
                                                         "digest"};
    if (!report.publisher.empty() ||
        std::find(kOthers.begin(), kOthers.end(), report.report_kind) != kOthers.end())
        return;
    if (const InspectingBody* body = regulator_in(blocks)) report.publisher = body->name;
}

void read_publisher(const ParsedDocument& document, std::span<const Block> blocks, Report& report) {
    if (!report.part_of.empty()) return;
    if (report.publisher.empty() || report.publisher == "GOV.UK") {
        if (auto sender = sender_in(blocks); !sender.empty()) report.publisher = std::move(sender);
    }
    if (!report.publisher.empty()) return;
    if (is_body_line(report.author)) report.publisher = body_name(report.author);
    if (report.publisher.empty()) report.publisher = site_owner(document, blocks, report);
    if (report.publisher.empty() &&
        (report.report_kind == "thematic" || report.report_kind == "report"))
        report.publisher = body_on_issue_line(blocks);
}

/// A report of the regulator's own form that names the regulator is the regulator's.
void read_regulator(const ParsedDocument& document, std::span<const Block> blocks, Report& report) {
    // A visit report that says whose copyright it is: other parts of its text only name the
    // regulator.
    const auto claims = [](const Block& block) {
        return block.text.size() < 600 && contains(block.text, kRegulator) &&
               (contains(block.text, "Copyright") || contains(block.text, "\u00a9") ||
                block.text.starts_with("Author"));
    };
    if (report.publisher.empty() && report.report_kind == "mha-visit" &&
        std::any_of(blocks.begin(), blocks.end(), claims))
        report.publisher = kRegulator;
    // Visit reports are published by trusts too, and press releases are copied.
    if (!report.publisher.empty() || report.report_kind == "press-release" ||
        report.report_kind == "mha-visit" || is_lay_visit(blocks, report))
        return;
    // Its own inspectors write the letters, and its covers say what they are in the same words.
    const auto is_own_form = [](const Block& block) {
        return contains(block.text, "Letter from the Chief Inspector of ") ||
               block.text.starts_with("This report describes our judgement of the quality of care");
    };
    const bool named = contains(document.title, kRegulator) ||
                       std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
                           return contains(block.text, kRegulator) ||
                                  contains_word(block.text, "CQC") || is_own_form(block);
                       });
    if (named) report.publisher = kRegulator;
}

}  // namespace findings::understanding
