// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/label/labelling.hpp"

#include "tests/support/source_folder.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace findings::test {
namespace {

std::string text_of(const char* name) {
    std::ifstream file(source_folder() / "corpus" / name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

std::string product_taxonomy() { return text_of("taxonomy.json"); }
std::string product_model() { return text_of("model.tsv"); }

const Labeller& product_labeller() {
    static const Labeller labeller = Labeller::create(product_taxonomy(), product_model()).value();
    return labeller;
}

const Labeller& rules_labeller() {
    static const Labeller labeller = Labeller::create(product_taxonomy(), {}).value();
    return labeller;
}

Passage labelled(std::string_view text, SectionRole role) {
    Passage passage;
    passage.text = std::string(text);
    passage.role = role;
    rules_labeller().label(passage);
    return passage;
}

Passage weighed(std::string_view text) {
    Passage passage;
    passage.text = std::string(text);
    product_labeller().label(passage);
    return passage;
}

bool has_theme(const Passage& passage, std::string_view id) {
    return std::any_of(passage.themes.begin(), passage.themes.end(), [&](const ThemeLabel& theme) {
        return theme.id == id;
    });
}

std::string themes_of(const Passage& passage) {
    std::string ids;
    for (const auto& theme : passage.themes) ids += (ids.empty() ? "" : ",") + theme.id;
    return ids;
}

}  // namespace findings::test
