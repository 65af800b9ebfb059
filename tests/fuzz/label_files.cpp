// SPDX-License-Identifier: GPL-3.0-or-later

// Files that readers and editors hand in: graphs of themes, weights, corrections.

#include "indexer/label/labeller.hpp"
#include "indexer/label/model.hpp"
#include "indexer/label/theme_graph.hpp"
#include "indexer/schema/corrections.hpp"
#include "tests/fuzz/targets.hpp"

#include <cmath>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace findings::fuzz {
namespace {

constexpr std::string_view kThemes =
    R"({"version": "1.0", "themes": [{"id": "medicines", "label": "Medicines", "definition": "Medicines.", "cues_strong": ["medicines"]}]})";

void check_graph(const Result<std::vector<label::Statement>>& graph) {
    if (!graph) {
        if (graph.error().message.empty()) broken("a refused graph has a cause");
        return;
    }
    const auto merged = label::merge_themes(kThemes, *graph);
    if (merged && !Taxonomy::read(*merged)) broken("what is imported is a theme file");
    const auto again =
        label::read_turtle(label::to_turtle(*graph, label::theme_prefixes(label::kThemeBase)));
    if (!again || again->size() != graph->size()) broken("a graph written as Turtle reads back");
}

/// A file that is nowhere in the file system.
class UnnamedFile {
  public:
    explicit UnnamedFile(Bytes bytes) : descriptor_(::memfd_create("fuzz", 0)) {
        if (::write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
            broken("memory takes a small file");
    }
    ~UnnamedFile() { ::close(descriptor_); }
    UnnamedFile(const UnnamedFile&) = delete;
    UnnamedFile& operator=(const UnnamedFile&) = delete;
    [[nodiscard]] std::string path() const {
        return "/proc/self/fd/" + std::to_string(descriptor_);
    }

  private:
    int descriptor_;
};

}  // namespace

void fuzz_turtle(Bytes input) { check_graph(label::read_turtle(as_text(input))); }
void fuzz_jsonld(Bytes input) { check_graph(label::read_jsonld(as_text(input))); }

void fuzz_model(Bytes input) {
    const auto model = label::LinearModel::read(as_text(input));
    if (!model) return;
    const auto labeller = Labeller::create(kThemes, as_text(input));
    if (!labeller) return;
    Passage passage;
    passage.text =
        "Staff did not always record medicines, and nobody could say why the fridge had been left "
        "open.";
    labeller->label(passage);
    for (const ThemeLabel& theme : passage.themes) {
        if (theme.id.empty()) broken("a theme has an id");
    }
}

void fuzz_corrections(Bytes input) {
    const UnnamedFile file(input);
    const auto corrections = read_corrections(file.path());
    if (!corrections) return;
    for (const CorrectionLine& line : corrections->lines) {
        if (line.correction.number > corrections->last_number)
            broken("the last number is the highest");
        (void)changes_in_words(line.correction);
    }
}

}  // namespace findings::fuzz
