// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <span>

namespace findings::understanding {

/// "Embargoed until 00:01 on Friday 9 February 2024" over a release or paper: the day it is
/// published, where none is stated.
void read_embargo(std::span<const Block> blocks, Report& report);

/// Who and what a regulator's press release is about, from its title and opening paragraphs:
/// provider, place, ward, core service, publisher. What is set stays.
void read_press_facts(std::span<const Block> blocks, Report& report);

/// A release on a batch of reports: it rates nobody by itself.
[[nodiscard]] bool is_on_many_reports(std::span<const Block> blocks);

}  // namespace findings::understanding
