// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string>
#include <vector>

namespace findings::understanding {

/// What the frame of a letter tells: "Re: ..." is its title, the date above the salutation its
/// date.
struct Letter {
    bool is_letter = false;
    std::string title;     // empty = no subject line
    std::string provider;  // organisation in the address it is written to
    PartialDate date;
    std::string signed_for;  // body for which a notice without salutation is signed
};

/// Reads a letter's frame and makes furniture of it: addresses, salutation, names and signature are
/// no findings, and some are personal. Other documents stay as they are.
[[nodiscard]] Letter read_letter(std::vector<Block>& blocks);

}  // namespace findings::understanding
