// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/ids.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/split.hpp"
#include "indexer/understand/words.hpp"

#include <span>

namespace findings::understanding {
namespace {

/// The regulator's record heads each assessment with its service group, then "Rating: ..." or "Date
/// of assessment: ...".
bool begins_assessment(std::span<const Block> blocks, std::size_t at) {
    if (blocks[at].kind != BlockKind::Heading || blocks[at].level != 2 || at + 1 >= blocks.size())
        return false;
    const auto& next = blocks[at + 1].text;
    return next.starts_with("Rating: ") || next.starts_with("Date of assessment: ");
}

std::vector<std::size_t> assessment_starts(std::span<const Block> blocks) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (begins_assessment(blocks, i)) starts.push_back(i);
    }
    return starts;
}

}  // namespace

std::string_view only_assessment_group(std::span<const Block> blocks) {
    const auto starts = assessment_starts(blocks);
    return starts.size() == 1 ? std::string_view(blocks[starts.front()].text) : std::string_view{};
}

std::vector<Part> record_assessments(const std::vector<Block>& blocks,
                                     std::string_view name,
                                     std::string_view file_sha256) {
    const auto starts = assessment_starts(blocks);
    if (starts.size() < 2) return {};
    std::vector<Part> parts;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const auto begin = i == 0 ? std::size_t{0} : starts[i];
        const auto end = i + 1 < starts.size() ? starts[i + 1] : blocks.size();
        const auto& head = blocks[starts[i]];
        Part part;
        part.known.part_of = report_id(file_sha256, "");
        part.known.title = std::string(name) + ", " + head.text;
        part.known.report_kind = "saf-report";
        part.known.framework = "saf-2023";
        const auto service = core_service_name(head.text);
        part.known.service = service.empty() ? head.text : std::string(service);
        part.known.assessment_id = head.anchor;
        part.key = head.anchor + "\n" + head.text;
        part.blocks.assign(blocks.begin() + static_cast<std::ptrdiff_t>(begin),
                           blocks.begin() + static_cast<std::ptrdiff_t>(end));
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace findings::understanding
