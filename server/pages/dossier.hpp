// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answer.hpp"
#include "server/dossier_forms.hpp"

namespace findings::pages {

/// Adds what dossier.mustache shows: ratings and themes over time, pairs of quotations, demands.
void add_dossier(Json& view, const ProviderDossier& found, const Call& call);

}  // namespace findings::pages
