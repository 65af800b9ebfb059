// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answer.hpp"
#include "server/json_of.hpp"

namespace findings::pages {

/// What readers have said against the labels of a finding and, where the server takes corrections,
/// the form for more.
void add_corrections(Json& view, const Passage& passage, const Call& call);

}  // namespace findings::pages
