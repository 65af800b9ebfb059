// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/understand/documents.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <span>

#include "indexer/parse/parse.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/understand.hpp"
#include "tests/catch.hpp"

namespace findings::testing {
namespace {

constexpr std::array kRoleNames = {"Body",         "RatingReasons",   "However",       "GoodPractice", "MustActions",
                                   "ShouldActions", "Breach",         "PeopleSay",     "Findings",     "KeyFindings",
                                   "Recommendations", "OutcomesAimed", "CaseStudy",    "WeFound",      "ActionStatement",
                                   "Post",         "History",         "Boilerplate",   "NotAssessed",  "Personal",     "Response"};

Block block_of(BlockKind kind, std::string text) {
    Block block;
    block.kind = kind;
    block.text = std::move(text);
    return block;
}

void print_field(std::ostream& out, std::string_view name, std::string_view value) {
    if (!value.empty()) out << "  " << name << ": " << value << '\n';
}

void print_passage(std::ostream& out, const Passage& passage, std::size_t most_bytes) {
    out << "  " << passage.ordinal << " [" << kRoleNames.at(static_cast<std::size_t>(passage.role));
    if (passage.key_question != KeyQuestion::None) out << ' ' << to_id(passage.key_question);
    if (!passage.quality_statement.empty()) out << " qs=" << passage.quality_statement;
    if (!passage.core_service.empty()) out << " cs=" << passage.core_service;
    if (!passage.author.empty()) out << " by=" << passage.author;
    if (!passage.addressee.empty()) out << " to=" << passage.addressee;
    if (passage.date.known()) out << ' ' << to_iso(passage.date);
    if (!passage.number.empty()) out << " no=" << passage.number;
    if (!passage.modality.empty()) out << ' ' << passage.modality;
    if (!passage.part.empty()) out << " part=" << passage.part;
    if (!passage.due_text.empty()) out << " due=" << passage.due_text << '=' << to_iso(passage.due);
    if (passage.reply != Reply{}) {
        const Reply& reply = passage.reply;
        out << " reply=" << reply.ref << '/' << reply.text << '/' << reply.owner << '/' << reply.status << '/' << reply.evidence;
    }
    if (passage.page_number != 0) out << " p" << passage.page_number;
    out << "] ";
    for (const auto& step : passage.section) out << step.substr(0, 50) << " > ";
    std::string text = passage.text.substr(0, most_bytes);
    for (char& c : text) c = c == '\n' ? '/' : c;
    out << "\n      " << passage.marker << (passage.marker.empty() ? "" : " ") << text << (passage.text.size() > most_bytes ? "..." : "") << '\n';
}

}  // namespace

Block heading(std::int32_t level, std::string text) {
    Block block = block_of(BlockKind::Heading, std::move(text));
    block.level = level;
    return block;
}
Block paragraph(std::string text) { return block_of(BlockKind::Paragraph, std::move(text)); }
Block furniture(std::string text) { return block_of(BlockKind::Furniture, std::move(text)); }
Block item(std::string text, std::string marker) {
    Block block = block_of(BlockKind::ListItem, std::move(text));
    block.level = 1;
    block.marker = std::move(marker);
    return block;
}
Block row(std::vector<std::string> cells, bool is_header) {
    Block block = block_of(BlockKind::TableRow, {});
    for (const auto& cell : cells) block.text += (block.text.empty() ? "" : " | ") + cell;
    block.cells = std::move(cells);
    block.column_header = is_header ? 1 : 0;
    return block;
}
ParsedDocument document(std::initializer_list<Block> blocks, MediaType type) {
    ParsedDocument result;
    result.media_type = type;
    result.blocks = blocks;
    return result;
}

SourceFile source_file(std::string name) {
    SourceFile file;
    file.name = std::move(name);
    file.sha256 = sha256_hex(file.name);
    return file;
}
std::vector<Report> reports_of(const ParsedDocument& document) { return understand(document, source_file("a.txt")); }
Report report_of(const ParsedDocument& document) {
    auto reports = reports_of(document);
    REQUIRE(reports.size() == 1);
    return std::move(reports.front());
}
const Passage& passage(const Report& report, std::string_view text_begins) {
    for (const auto& passage : report.passages) {
        if (std::string_view(passage.text).starts_with(text_begins)) return passage;
    }
    FAIL("no passage begins \"" << text_begins << "\"");
    return report.passages.front();
}
std::vector<const Passage*> with_role(const Report& report, SectionRole role) {
    std::vector<const Passage*> found;
    for (const auto& passage : report.passages) {
        if (passage.role == role) found.push_back(&passage);
    }
    return found;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
std::optional<ParsedDocument> parsed(const std::filesystem::path& path) {
    const std::string bytes = bytes_of(path);
    auto result = parse_file(std::as_bytes(std::span(bytes)), path.filename().string());
    if (!result) return std::nullopt;
    return std::move(*result);
}

void print_report(std::ostream& out, const Report& report, std::size_t most_bytes) {
    out << "== " << report.title << "\n  " << report.report_kind << ' ' << report.framework << ' ' << to_id(report.media_type) << ' ' << report.file << '\n';
    print_field(out, "publisher", report.publisher);
    print_field(out, "via", report.via);
    print_field(out, "author", report.author);
    print_field(out, "published", to_iso(report.published));
    if (report.inspected_from.known()) out << "  inspected: " << to_iso(report.inspected_from) << " to " << to_iso(report.inspected_to) << '\n';
    print_field(out, "provider", report.provider.name + (report.provider.id.empty() ? "" : " #" + report.provider.id));
    print_field(out, "location", report.location.name + (report.location.id.empty() ? "" : " #" + report.location.id));
    print_field(out, "service", report.service);
    print_field(out, "region", report.region);
    for (const auto& [name, rating] : report.ratings) {
        out << "  rating " << name << ": " << to_id(rating.value) << ' ' << to_iso(rating.date) << (rating.carried_forward ? " carried forward" : "") << '\n';
    }
    print_field(out, "url", report.source_url);
    print_field(out, "licence", report.licence);
    print_field(out, "language", report.language);
    print_field(out, "part of", report.part_of);
    print_field(out, "external id", report.external_id);
    for (const auto& warning : report.warnings) print_field(out, "warning", warning);
    for (const auto& passage : report.passages) print_passage(out, passage, most_bytes);
}

}  // namespace findings::testing
