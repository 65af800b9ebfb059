// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Labels texts with the product's own taxonomy, for the tables of the label tests.

#include "indexer/label/labeller.hpp"

#include <string>
#include <string_view>

namespace findings::test {

/// Text of corpus/taxonomy.json.
std::string product_taxonomy();
/// Text of corpus/model.tsv.
std::string product_model();
/// The labeller over corpus/taxonomy.json and corpus/model.tsv, made once.
const Labeller& product_labeller();
/// The same without weights: what the tests of cues and grammar are about.
const Labeller& rules_labeller();
/// A passage of that text and role as the rules leave it.
Passage labelled(std::string_view text, SectionRole role = SectionRole::Body);
/// A bare text as the product labels it, weights and all.
Passage weighed(std::string_view text);
bool has_theme(const Passage& passage, std::string_view id);
/// Ids with commas, best first: readable in a failed check.
std::string themes_of(const Passage& passage);

}  // namespace findings::test
