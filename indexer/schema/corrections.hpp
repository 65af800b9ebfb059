// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// INDEX/corrections.jsonl: what readers have said of labels, one line of JSON each, appended and
// never changed but for erasing (erase_corrections.hpp). The command line and the server write it,
// the indexer reads it (docs/adr/0014). Lines can be read, searched and kept under version control
// with ordinary tools; the names of their members are those of docs/index-format.md.

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// The line that takes a correction back.
struct Undo {
    std::uint64_t number = 0;  // its own place in the file
    std::uint64_t undone = 0;  // the correction's
    std::string by, note, at;
};

/// One line of the file: a correction, and what its passage can be found by when its id has
/// changed.
struct CorrectionLine {
    Correction correction;  // `before`: as the reader saw the labels
    std::string passage;    // id
    std::string text;       // of the passage, whole
    std::string file;       // name of the file it was read from, as in the ledger
    std::string sha256;     // of that file
    std::string report_title;
    std::string style;  // of the report, as corpus/training names styles; empty = none fits
    std::optional<Undo> undo;
};

/// The file as read. What is wrong with a line is kept beside the others: a slip of a hand that
/// edited it costs that line.
struct CorrectionFile {
    std::vector<CorrectionLine> lines;  // those that were undone too
    std::vector<std::string> problems;  // "line 12: not JSON"
    std::uint64_t last_number = 0;
};

[[nodiscard]] std::filesystem::path corrections_path(const std::filesystem::path& index_dir);

/// An absent file holds no corrections. An Error when it is there and cannot be read.
[[nodiscard]] Result<CorrectionFile> read_corrections(const std::filesystem::path& file);

/// Appends a line and makes it durable; gives the number that it got (number and time of the
/// argument are not looked at). A killed process or a full disk leaves the file without the line,
/// or with all of it; of a computer that loses its power half a line can stay, which the next one
/// does not touch. Thread: any; processes wait for each other.
[[nodiscard]] Result<std::uint64_t> append_correction(const std::filesystem::path& file,
                                                      const CorrectionLine& line);
[[nodiscard]] Result<std::uint64_t> append_undo(const std::filesystem::path& file,
                                                std::uint64_t number,
                                                const std::string& by,
                                                const std::string& note);

/// What somebody asks for, from flags or a form.
struct CorrectionRequest {
    std::vector<std::string> add, remove;  // theme ids
    std::string kind, polarity, key_question;
    std::string by, note;
};

/// Everything that is wrong with a request, in words; empty when it can be kept. `is_theme` tells
/// whether an id is a theme's.
[[nodiscard]] std::vector<std::string> problems_of(
    const CorrectionRequest& request,
    const std::function<bool(std::string_view)>& is_theme);

/// The line for a request that has no problems.
[[nodiscard]] CorrectionLine correction_line(const CorrectionRequest& request,
                                             const Passage& passage,
                                             const Report& report);

/// As typed on the command line: "+restraint -seclusion-segregation polarity=good".
[[nodiscard]] std::string changes_in_words(const Correction& correction);

}  // namespace findings
