// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lines of corrections.jsonl, one by one: a line of JSON to a value and back.

#include "indexer/schema/corrections.hpp"

#include <cstdint>
#include <set>
#include <string>

namespace findings {

/// The line of a correction, or of the undoing of one; without its end.
[[nodiscard]] std::string line_of(const CorrectionLine& correction);
[[nodiscard]] std::string line_of(const Undo& undo);

/// Takes in the lines one after the other.
class CorrectionReader {
  public:
    /// What is wrong with a line becomes one of CorrectionFile::problems.
    void take(const std::string& text);
    CorrectionFile done() && { return std::move(file_); }

  private:
    void read(const std::string& text);
    void note(const std::string& problem);

    CorrectionFile file_;
    std::set<std::uint64_t> numbers_, erased_;
    std::uint64_t line_number_ = 0;
};

}  // namespace findings
