// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// A block together with the place it stands in.
struct Piece {
    Block block;
    std::vector<std::string> section;  // heading trail, outermost first
    SectionRole role = SectionRole::Body;
    KeyQuestion key_question = KeyQuestion::None;
    std::string quality_statement;
    std::string core_service;
    std::string addressee;
    std::string author;
    PartialDate date;
    std::string number;  // these as in Passage
    std::string modality;
    std::string part;
    std::string due_text;
    PartialDate due;
    Reply reply;
    std::vector<std::string> columns;
};

/// A block of its own for `text`, a part of the text of `source`: it stands where that stands. Cuts
/// into many parts are made with this: a copy of the whole whose text is shortened keeps the room
/// of the whole, which for a paragraph of 100,000 lines is all memory there is. Without cells.
[[nodiscard]] Block block_with_text(const Block& source, std::string_view text);
/// The same of a piece.
[[nodiscard]] Piece piece_with_text(const Piece& source, std::string_view text);

/// One report to be made: its blocks and what cutting the file already told.
struct Part {
    Report known;  // fields set here win over what the blocks say
    std::vector<Block> blocks;
    std::vector<Piece> pieces;  // filled by the cutter only when it knows the places itself (forum)
    std::string source_line;    // of a digest entry: "title | publisher", when it says nothing else
    std::string key;  // tells this part from its neighbours in its id; empty = the whole file
};

}  // namespace findings::understanding
