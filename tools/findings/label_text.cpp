// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/label_text.hpp"

#include "indexer/label/labeller.hpp"
#include "tools/findings/commands.hpp"

#include <memory>
#include <mutex>

namespace findings {
namespace {

struct Loaded {
    std::once_flag once;
    std::unique_ptr<const Labeller> labeller;  // none if the product's own files cannot be read

    void load() {
        const auto taxonomy = taxonomy_text({});
        const auto model = model_text({});
        if (!taxonomy || !model) return;
        auto made = Labeller::create(*taxonomy, *model);
        if (made) labeller = std::make_unique<const Labeller>(std::move(*made));
    }
};

}  // namespace

std::function<std::vector<std::string>(std::string_view)> text_labeller() {
    // Shared by the copies of the function; the last one ends it.
    const auto loaded = std::make_shared<Loaded>();
    return [loaded](std::string_view text) {
        std::call_once(loaded->once, [&] { loaded->load(); });
        std::vector<std::string> themes;
        if (!loaded->labeller) return themes;
        Passage passage;
        passage.text = text;
        loaded->labeller->label(passage);
        for (const ThemeLabel& theme : passage.themes) themes.push_back(theme.id);
        return themes;
    };
}

}  // namespace findings
