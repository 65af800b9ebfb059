// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/inline_heads.hpp"

#include "indexer/understand/piece.hpp"
#include "indexer/understand/question_rows.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kFewest = 2;  // one may be the label of anything

constexpr auto kHeads =
    std::to_array<std::string_view>({"rating at last inspection",
                                     "rating at last inspection and update",
                                     "rating at previous inspection",
                                     "previous rating",
                                     "why we inspected",
                                     "enforcement",
                                     "enforcement and recommendations",
                                     "follow up",
                                     "follow-up",
                                     "about the service",
                                     "people's experience of using this service",
                                     "people's experience of using this service and what we found",
                                     "what life is like for people using this service",
                                     "the service type",
                                     "summary of findings"});

/// Bytes of the name and its colon; 0 when the block begins with none or says nothing behind it.
std::size_t head_bytes(const Block& block) {
    constexpr std::size_t kLongestHead = 70;
    if (block.kind != BlockKind::Paragraph) return 0;
    const auto colon = std::string_view(block.text).substr(0, kLongestHead).find(':');
    if (colon == std::string_view::npos || colon + 2 >= block.text.size()) return 0;
    const std::string key = folded(std::string_view(block.text).substr(0, colon));
    return std::find(kHeads.begin(), kHeads.end(), key) == kHeads.end() ? 0 : colon + 1;
}

bool rates_something(const Block& block) {
    return block.kind != BlockKind::TableRow && rates_a_part(block.text);
}

}  // namespace

void part_inline_heads(std::vector<Block>& blocks) {
    const auto heads = std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return head_bytes(block) != 0;
    });
    if (static_cast<std::size_t>(heads) < kFewest) return;
    std::vector<Block> parted;
    parted.reserve(blocks.size() + static_cast<std::size_t>(heads));
    for (auto& block : blocks) {
        const auto bytes = head_bytes(block);
        if (bytes != 0) {
            parted.push_back(block_with_text(block, std::string_view(block.text).substr(0, bytes)));
            block.text = std::string(trimmed(std::string_view(block.text).substr(bytes)));
            block.offset += static_cast<decltype(block.offset)>(bytes);
        }
        parted.push_back(std::move(block));
    }
    blocks = std::move(parted);
}

void read_rated_lines(std::vector<Block>& blocks) {
    constexpr std::size_t kFewestOfList = 3;
    std::vector<Block*> run;
    const auto close = [&] {
        for (Block* line : run) {
            if (run.size() >= kFewestOfList && line->kind == BlockKind::Heading)
                line->kind = BlockKind::Paragraph;
        }
        run.clear();
    };
    for (auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (rates_something(block))
            run.push_back(&block);
        else
            close();
    }
    close();
}

}  // namespace findings::understanding
