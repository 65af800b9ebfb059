// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/piece.hpp"

namespace findings::understanding {

Block block_with_text(const Block& source, std::string_view text) {
    Block block;
    block.kind = source.kind;
    block.level = source.level;
    block.page_number = source.page_number;
    block.page_label = source.page_label;
    block.offset = source.offset;
    block.column_header = source.column_header;
    block.text = text;
    block.marker = source.marker;
    block.anchor = source.anchor;
    return block;
}

Piece piece_with_text(const Piece& source, std::string_view text) {
    Piece piece;
    piece.block = block_with_text(source.block, text);
    piece.section = source.section;
    piece.role = source.role;
    piece.key_question = source.key_question;
    piece.quality_statement = source.quality_statement;
    piece.core_service = source.core_service;
    piece.addressee = source.addressee;
    piece.author = source.author;
    piece.date = source.date;
    piece.number = source.number;
    piece.modality = source.modality;
    piece.part = source.part;
    piece.due_text = source.due_text;
    piece.due = source.due;
    piece.reply = source.reply;
    piece.columns = source.columns;
    return piece;
}

}  // namespace findings::understanding
