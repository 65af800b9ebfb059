// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/repeat_file.hpp"

#include "indexer/schema/flat_file.hpp"

#include <algorithm>
#include <exception>
#include <sstream>

namespace findings {
namespace {

constexpr std::string_view kMagic = "FREPEAT1";

struct Footer {
    std::uint32_t documents = 0;  // entries of group_of
    std::uint32_t groups = 0;
    std::uint32_t members = 0;
    std::uint32_t reserved = 0;
};

void require(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
}

}  // namespace

std::string encode_repeats(const RepeatGroups& groups) {
    std::ostringstream stream;
    flat::Writer out(stream, kMagic);
    out.array(std::span<const std::uint32_t>(groups.group_of));
    out.array(std::span<const std::uint32_t>(groups.reports));
    out.array(std::span<const std::uint32_t>(groups.offsets));
    out.array(std::span<const std::uint32_t>(groups.docids));
    out.align();
    out.number(Footer{static_cast<std::uint32_t>(groups.group_of.size()),
                      static_cast<std::uint32_t>(groups.reports.size()),
                      static_cast<std::uint32_t>(groups.docids.size()),
                      0});
    (void)out.finish();  // a stream of memory takes everything
    return std::move(stream).str();
}

Result<RepeatsView> RepeatsView::over(std::string_view bytes) {
    try {
        const flat::Reader file(bytes, kMagic);
        require(file.end() >= kMagic.size() + sizeof(Footer), "no room for its table");
        const auto footer = file.number<Footer>(file.end() - sizeof(Footer));
        std::uint64_t at = kMagic.size();
        const auto next = [&](std::uint64_t count) {
            const auto part = file.array<std::uint32_t>(at, count);
            at += part.size_bytes();
            return part;
        };
        RepeatsView view;
        view.group_of_ = next(footer.documents);
        view.reports_ = next(footer.groups);
        view.offsets_ = next(footer.groups + 1ULL);
        view.docids_ = next(footer.members);
        require(footer.documents > 0 && view.group_of_[0] == kNoGroup, "it has no documents");
        require(view.offsets_.front() == 0 && view.offsets_.back() == footer.members &&
                    std::is_sorted(view.offsets_.begin(), view.offsets_.end()),
                "its groups do not add up");
        std::uint64_t placed = 0;
        for (const std::uint32_t group : view.group_of_) placed += group == kNoGroup ? 0 : 1;
        require(placed == footer.members, "its groups do not add up");
        for (std::uint32_t group = 0; group < footer.groups; ++group) {
            const auto members = view.members(group);
            require(members.size() >= 2 && view.reports_[group] >= 1 &&
                        view.reports_[group] <= members.size(),
                    "a group is too small");
            for (std::size_t i = 0; i < members.size(); ++i) {
                require(members[i] < footer.documents && view.group_of_[members[i]] == group,
                        "a passage is in two groups or in none");
                require(i == 0 || members[i - 1] < members[i], "a group is out of order");
            }
        }
        return view;
    } catch (const std::exception& e) {
        return failure(ErrorKind::IndexStale,
                       std::string(kRepeatsFile) + " is damaged: " + e.what(),
                       "run `findings check`, then `findings index` to build a new generation");
    }
}

}  // namespace findings
