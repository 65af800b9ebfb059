// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/understand.hpp"

#include "indexer/schema/ids.hpp"
#include "indexer/understand/action_form.hpp"
#include "indexer/understand/action_plan.hpp"
#include "indexer/understand/addresses.hpp"
#include "indexer/understand/agreed_actions.hpp"
#include "indexer/understand/answer_sections.hpp"
#include "indexer/understand/apparatus.hpp"
#include "indexer/understand/board_papers.hpp"
#include "indexer/understand/bylines.hpp"
#include "indexer/understand/case_particulars.hpp"
#include "indexer/understand/case_parts.hpp"
#include "indexer/understand/contracts.hpp"
#include "indexer/understand/control_sheets.hpp"
#include "indexer/understand/coroners_report.hpp"
#include "indexer/understand/cover_owners.hpp"
#include "indexer/understand/cover_titles.hpp"
#include "indexer/understand/custody_visits.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/demands_of_papers.hpp"
#include "indexer/understand/digest_lines.hpp"
#include "indexer/understand/dues.hpp"
#include "indexer/understand/forum.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/improvement_boxes.hpp"
#include "indexer/understand/improvement_lists.hpp"
#include "indexer/understand/inspection_demands.hpp"
#include "indexer/understand/inspection_facts.hpp"
#include "indexer/understand/issue_lines.hpp"
#include "indexer/understand/lay_visits.hpp"
#include "indexer/understand/letters.hpp"
#include "indexer/understand/location_names.hpp"
#include "indexer/understand/location_page.hpp"
#include "indexer/understand/meeting_papers.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/old_care_reports.hpp"
#include "indexer/understand/ombudsman_decisions.hpp"
#include "indexer/understand/own_rules.hpp"
#include "indexer/understand/own_words.hpp"
#include "indexer/understand/paper_days.hpp"
#include "indexer/understand/paper_facts.hpp"
#include "indexer/understand/particulars.hpp"
#include "indexer/understand/passages.hpp"
#include "indexer/understand/patient_stories.hpp"
#include "indexer/understand/place_facts.hpp"
#include "indexer/understand/prepare.hpp"
#include "indexer/understand/press.hpp"
#include "indexer/understand/press_facts.hpp"
#include "indexer/understand/publishers.hpp"
#include "indexer/understand/pull_quotes.hpp"
#include "indexer/understand/quotes.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/recognise.hpp"
#include "indexer/understand/registered_types.hpp"
#include "indexer/understand/repeats.hpp"
#include "indexer/understand/requirement_tables.hpp"
#include "indexer/understand/saf_scores.hpp"
#include "indexer/understand/sections.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/site_names.hpp"
#include "indexer/understand/split.hpp"
#include "indexer/understand/title.hpp"
#include "indexer/understand/told_days.hpp"
#include "indexer/understand/told_demands.hpp"
#include "indexer/understand/told_ratings.hpp"
#include "indexer/understand/told_replies.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace findings {
namespace {

using namespace understanding;  // NOLINT(google-build-using-namespace): this file is the front of
                                // that namespace

std::vector<Part> cut_into_parts(const ParsedDocument& document, const std::string& sha256) {
    auto blocks = prepared_blocks(document);
    if (document.media_type == MediaType::Jsonl) return json_lines(blocks);
    const std::string title = title_of(document, blocks);
    if (document.media_type == MediaType::CqcJson) {
        if (auto parts = record_assessments(blocks, title, sha256); !parts.empty()) return parts;
    }
    if (auto parts = digest_entries(digest_lines(blocks, title), sha256); !parts.empty())
        return parts;
    if (auto parts = bibliography_entries(blocks, title, sha256); !parts.empty()) return parts;
    if (auto parts = newsletter_entries(blocks, title, sha256); !parts.empty()) return parts;
    if (auto parts = stacked_inspections(blocks, title, sha256); !parts.empty()) return parts;
    Part whole;
    read_pull_quotes(blocks);
    const Letter letter = read_letter(blocks);
    const std::string form = open_coroners_boxes(blocks);
    whole.known.title = letter.title.empty() ? title : letter.title;
    if (!form.empty() && !contains(folded(title), "future deaths")) whole.known.title = form;
    if (auto cover = cover_title(document, blocks, whole.known.title); !cover.empty())
        whole.known.title = std::move(cover);
    part_control_lines(blocks);
    if (auto rules = title_of_controlled(blocks, whole.known.title); !rules.empty())
        whole.known.title = std::move(rules);
    whole.known.published = letter.date;
    whole.known.provider.name = letter.provider;
    read_coroners_facts(blocks, whole.known);
    read_ombudsman_decision(blocks, whole.known);
    if (is_patient_story(blocks)) read_story_facts(blocks, whole.known);
    if (is_body_line(letter.signed_for)) whole.known.publisher = letter.signed_for;
    drop_title_blocks(blocks, whole.known.title);
    read_only_inspection(blocks, whole.known);
    whole.blocks = std::move(blocks);
    std::vector<Part> parts;
    parts.push_back(std::move(whole));
    return parts;
}

/// MUST and SHOULD are the regulator's: in the plan of a review they are its recommendations.
void recommend_what_is_answered(std::vector<Piece>& pieces) {
    for (auto& piece : pieces) {
        const bool asks =
            piece.role == SectionRole::MustActions || piece.role == SectionRole::ShouldActions;
        if (asks && piece.reply != Reply{}) piece.role = SectionRole::Recommendations;
    }
}

/// What only documents of some families have, read once every block has its place.
void read_family(std::vector<Piece>& pieces, std::span<const Block> blocks, const Report& report) {
    const std::string_view kind = report.report_kind;
    const bool inspected = is_inspection_kind(kind) && kind != "press-release";
    const bool by_lay_people = inspected && is_lay_visit(blocks, report);
    if (kind == "action-statement") read_action_forms(pieces);
    if (!inspected)
        read_action_plans(pieces, kind == "action-statement");
    else if (by_lay_people)
        read_lay_findings(pieces);
    // Inspectorates of other nations print the provider's plan at the end of their report.
    else if (has_action_plan(pieces))
        read_action_plans(pieces, false);
    if (inspected) {
        read_improvement_boxes(pieces);
        read_improvement_lists(pieces);
        read_requirement_tables(pieces);
    }
    note_columns(pieces);
    if (report.framework == "saf-2023") set_score_rows_apart(pieces);
    if (kind == "news" || kind == "press-release") attribute_quotes(pieces);
    // Volunteers recommend as papers do; MUST and SHOULD are the regulator's.
    if (by_lay_people) {
        read_recommendations(pieces, false);
        attribute_block_quotes(pieces);
        read_answer_sections(pieces);
    } else if (inspected) {
        read_inspection_demands(pieces);
    }
    if (inspected) return read_dues(pieces);
    if (kind == "press-release") read_press_release(pieces);
    mark_apparatus(pieces);
    if (kind == "thematic") recommend_what_is_answered(pieces);
    if (kind == "digest-entry") part_told_demands(pieces);
    if (kind != "press-release" && kind != "action-statement")
        read_recommendations(pieces, kind == "guidance" || kind == "policy");
    if (holds_own_rules(blocks, report)) bind_by_own_rules(pieces);
    if (kind == "policy" || kind == "report") read_board_asks(pieces);
    if (is_ombudsmans_decision(blocks, report)) read_agreed_actions(pieces);
    if (kind == "thematic" || kind == "report") {
        part_told_replies(pieces);
        read_answer_sections(pieces);
    }
    attribute_block_quotes(pieces);
    name_case_parts(pieces);
}

std::vector<Piece> pieces_of(const Part& part,
                             const ParsedDocument& document,
                             const Report& report) {
    if (report.report_kind == "forum")
        return is_patient_story(part.blocks) ? story_pieces(part.blocks, report.title)
                                             : forum_pieces(part.blocks, report.title);
    SectionOptions options;
    options.title = report.title;
    options.report_kind = report.report_kind;
    options.framework = report.framework;
    options.source_line = part.source_line;
    options.flat_headings = document.media_type == MediaType::PlainText;
    if (is_inspection_kind(report.report_kind))
        options.key_question = page_question(report.source_url, report.title);
    const bool scored = report.framework == "saf-2023";
    auto pieces = place_in_sections(scored ? scores_apart(part.blocks) : part.blocks, options);
    read_family(pieces, part.blocks, report);
    return pieces;
}

/// A source that is nothing but its title: the title is its text.
std::vector<Piece> title_only(std::span<const Block> blocks) {
    std::vector<Piece> pieces;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        Piece piece;
        piece.block = block;
        piece.role = SectionRole::Boilerplate;
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

/// Whose the paper is, and whose care it is about where that is the same.
void settle_owner(const ParsedDocument& document, std::span<const Block> blocks, Report& report) {
    read_publisher(document, blocks, report);
    if (report.part_of.empty()) report.title = without_site(document, blocks, report);
    if (report.report_kind == "case-study") {
        settle_provider_of_case(blocks, report);
        if (report.publisher.empty() && document.media_type == MediaType::Pdf)
            report.publisher = owner_in_feet(blocks);
    }
    if (report.part_of.empty() &&
        (report.report_kind == "report" || report.report_kind == "thematic"))
        read_imprint(blocks, report);
    if (report.part_of.empty() && report.media_type != MediaType::Html) {
        if (report.report_kind == "policy") read_owner_over_title(blocks, report);
        if (report.report_kind == "action-statement") read_day_of_version(blocks, report);
    }
    const bool of_publisher =
        report.part_of.empty() &&
        (!is_inspection_kind(report.report_kind) || is_lay_visit(blocks, report)) &&
        report.report_kind != "forum" && report.report_kind != "news";
    if (of_publisher) read_owner_and_day_in_feet(blocks, report);
    if (of_publisher && report.publisher.empty()) report.publisher = body_about_itself(blocks);
    // A board's paper is about the care of the trust whose board it is.
    const bool of_trust =
        report.publisher.ends_with(" Trust") || report.publisher.ends_with(" Health Board");
    if (report.report_kind == "policy" && report.part_of.empty() && of_trust &&
        report.provider.name.empty() && is_board_paper(blocks))
        report.provider.name = report.publisher;
    // A plan is its provider's own paper.
    if (report.report_kind == "action-statement" && report.provider.name.empty() &&
        is_organisation_name(report.publisher))
        report.provider.name = report.publisher;
}

Report understand_part(Part part, const ParsedDocument& document, const SourceFile& file) {
    Report report = std::move(part.known);
    const bool of_one_service = !report.service.empty();
    report.id = report_id(file.sha256, part.key);
    report.file = file.name;
    report.sha256 = file.sha256;
    report.media_type = document.media_type;
    report.pages = document.page_count;
    report.warnings = document.warnings;
    const Recognised recognised = recognise(document, part.blocks, report.title);
    if (report.report_kind.empty()) report.report_kind = recognised.report_kind;
    if (report.framework.empty() && is_inspection_kind(report.report_kind))
        report.framework = recognised.framework;
    if (report.part_of.empty()) read_property_ratings(document, report);
    if (is_inspection_kind(report.report_kind)) read_location_page(part.blocks, report);
    const bool of_custody = is_inspection_kind(report.report_kind) && report.part_of.empty() &&
                            is_custody_visit(part.blocks, report);
    if (of_custody) read_custody_particulars(part.blocks, report);
    read_particulars(document,
                     part.blocks,
                     report.part_of.empty() ? PropertiesOf::TheReport : PropertiesOf::ThePage,
                     report);
    if (report.author.empty() && report.part_of.empty())
        report.author = meeting_paper(part.blocks).author;
    read_byline_fields(part.blocks, report);
    if (is_inspection_kind(report.report_kind)) read_old_care_report(part.blocks, report);
    if (is_registered_type(report.location.name)) report.location.name.clear();
    name_location(part.blocks, report);
    if (is_inspection_kind(report.report_kind)) read_told_days(part.blocks, report);
    if (is_inspection_kind(report.report_kind) && is_lay_visit(part.blocks, report))
        read_lay_particulars(part.blocks, report);
    if (is_inspection_kind(report.report_kind) && report.report_kind != "press-release" &&
        report.part_of.empty())
        read_place_facts(part.blocks, report);
    if (report.report_kind == "press-release") {
        hide_shelf_marks(part.blocks);
        read_press_facts(part.blocks, report);
    }
    if (report.report_kind == "policy" && report.part_of.empty() && is_board_paper(part.blocks))
        read_board_sheet(part.blocks, report);
    if (report.report_kind == "policy" && report.part_of.empty() && is_contract(part.blocks))
        read_contract(part.blocks, report);
    if (report.part_of.empty()) read_days_of_paper(part.blocks, report);
    read_paper_facts(part.blocks, report);
    if (!is_inspection_kind(report.report_kind) && report.part_of.empty())
        read_embargo(part.blocks, report);
    settle_owner(document, part.blocks, report);
    if (is_inspection_kind(report.report_kind) && report.report_kind != "press-release")
        settle_regulators_page(part.blocks, report);
    if (report.part_of.empty()) read_control_sheet(part.blocks, report);
    if (document.media_type == MediaType::CqcJson && report.service.empty())
        report.service = only_assessment_group(part.blocks);
    if (report.report_kind == "action-statement") hide_frame_of_form(part.blocks);
    if (report.part_of.empty()) hide_heading_of_meeting(part.blocks, report);
    if (is_inspection_kind(report.report_kind))
        hide_head_of_location_page(part.blocks, report.title);
    hide_lines_of_issue(part.blocks, report);
    auto pieces = pieces_of(part, document, report);
    if (of_custody) set_earlier_demands_apart(pieces);
    if (is_inspection_kind(report.report_kind)) {
        if (report.report_kind == "press-release" && !is_on_many_reports(part.blocks))
            read_told_ratings(pieces, report);
        // The head of a page that stacks inspections rates the place, not the one service that was
        // looked at last.
        if (!of_one_service && (report.part_of.empty() || report.service.empty()))
            read_head_rating(part.blocks, report);
        read_ratings(pieces, report);
        read_scores(pieces, report);
        read_enforcement(pieces, report);
    }
    make_passages(pieces, report);
    mark_repeats(report);
    if (report.passages.empty() && pieces.empty()) make_passages(title_only(part.blocks), report);
    return report;
}

/// The head of a page that stacks inspections names provider and location for all of them.
void share_place(std::vector<Report>& reports) {
    for (auto& report : reports) {
        const bool stacked = !report.part_of.empty() && is_inspection_kind(report.report_kind);
        if (!stacked) continue;
        if (report.provider.name.empty()) report.provider = reports.front().provider;
        if (report.location.name.empty()) report.location = reports.front().location;
    }
}

/// Equal titles in one digest would give equal ids: the second gets its number.
void make_keys_unique(std::vector<Part>& parts) {
    std::map<std::string, int> seen;
    for (auto& part : parts) {
        if (const int before = seen[part.key]++; before > 0)
            part.key += "\n" + std::to_string(before + 1);
    }
}

}  // namespace

std::vector<Report> understand(const ParsedDocument& document, const SourceFile& file) {
    auto parts = cut_into_parts(document, file.sha256);
    make_keys_unique(parts);
    std::vector<Report> reports;
    reports.reserve(parts.size());
    for (auto& part : parts) reports.push_back(understand_part(std::move(part), document, file));
    share_place(reports);
    return reports;
}

}  // namespace findings
