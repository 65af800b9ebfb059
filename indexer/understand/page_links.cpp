// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/page_links.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestNote = 600;  // bytes of a line at the foot of a page

bool is_page_link(std::string_view sentence) {
    constexpr auto kLinks = std::to_array<std::string_view>({"edit this page",
                                                             "edit on git",
                                                             "edit this story",
                                                             "view this page on git",
                                                             "view source",
                                                             "improve this page",
                                                             "suggest an edit",
                                                             "suggest a change to this page",
                                                             "report a problem with this page",
                                                             "submit your story",
                                                             "share your story",
                                                             "submit your own",
                                                             "back to all stories",
                                                             "back to case studies",
                                                             "back to top"});
    return word_count(sentence) <= 9 && starts_with_any(folded(sentence), kLinks);
}

/// "Printed and published by the Inspectorate, 10 South Row": what the law wants on a paper.
bool is_imprint(std::string_view sentence) {
    constexpr auto kImprints =
        std::to_array<std::string_view>({"printed and published by",
                                         "printed by ",
                                         "we use the healthwatch trademark",
                                         "we are using the healthwatch trademark"});
    return sentence.size() < 250 && starts_with_any(folded(sentence), kImprints);
}

}  // namespace

void hide_page_links(std::vector<Block>& blocks) {
    for (std::size_t i = blocks.size() / 2; i < blocks.size(); ++i) {
        const bool is_line = blocks[i].kind == BlockKind::Paragraph;
        if (!is_line || blocks[i].text.size() > kLongestNote) continue;
        const auto sentences = split_sentences(blocks[i].text, 1);
        std::size_t kept = sentences.size();
        while (kept > 0 && (is_page_link(sentences[kept - 1]) || is_imprint(sentences[kept - 1])))
            --kept;
        if (kept == sentences.size()) continue;
        Block link = blocks[i];  // a short one
        link.kind = BlockKind::Furniture;
        if (kept > 0) {
            const auto at =
                static_cast<std::size_t>(sentences[kept].data() - blocks[i].text.data());
            link.text = blocks[i].text.substr(at);
            blocks[i].text = std::string(trimmed(std::string_view(blocks[i].text).substr(0, at)));
            blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(++i), std::move(link));
        } else {
            blocks[i] = std::move(link);
        }
    }
}

}  // namespace findings::understanding
