// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/passages.hpp"

#include "indexer/schema/ids.hpp"
#include "indexer/understand/contacts.hpp"
#include "indexer/understand/words.hpp"

#include <map>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

// A passage is quoted whole: longer ones are cut. About 200 words, two or three findings.
constexpr std::size_t kMostPassageBytes = 1200;
// A table row is quoted whole and some texts never end a sentence; beyond this both are cut between
// two words.
constexpr std::size_t kLongestPassageBytes = 6000;

Passage passage_of(const Piece& piece, std::string_view text) {
    Passage passage;
    passage.text = without_contacts(text);
    for (const auto& step : piece.section) passage.section.push_back(without_contacts(step));
    passage.role = piece.role;
    passage.page_number = piece.block.page_number;
    passage.page_label = piece.block.page_label;
    passage.offset = piece.block.offset;
    passage.marker = piece.block.marker;
    passage.author = without_contacts(piece.author);
    passage.date = piece.date;
    passage.number = piece.number;
    passage.modality = piece.modality;
    passage.part = piece.part;
    passage.due_text = piece.due_text;
    passage.due = piece.due;
    passage.reply = piece.reply;
    passage.reply.text = without_contacts(piece.reply.text);
    passage.columns = piece.columns;
    passage.addressee = piece.addressee;
    passage.quality_statement = piece.quality_statement;
    passage.core_service = piece.core_service;
    passage.key_question = piece.key_question;
    return passage;
}

}  // namespace

void make_passages(std::span<const Piece> pieces, Report& report) {
    std::map<std::string, std::size_t, std::less<>> occurrences;
    std::size_t personal = 0;
    report.passages.reserve(report.passages.size() + pieces.size());
    for (const auto& piece : pieces) {
        if (piece.role == SectionRole::Personal) {
            ++personal;
            continue;
        }
        const std::string_view text = piece.block.text;
        const std::size_t most =
            piece.block.kind == BlockKind::TableRow ? kLongestPassageBytes : kMostPassageBytes;
        for (const auto part : text.size() <= most
                                   ? std::vector{text}
                                   : split_sentences(text, most, kLongestPassageBytes)) {
            Passage passage = passage_of(piece, part);
            passage.id = passage_id(report.id, part, occurrences[std::string(part)]++);
            passage.ordinal = static_cast<std::uint32_t>(report.passages.size());
            report.passages.push_back(std::move(passage));
        }
    }
    if (personal > 0) {
        report.warnings.push_back(std::to_string(personal) +
                                  " paragraphs on individual patients left out (personal)");
    }
}

}  // namespace findings::understanding
