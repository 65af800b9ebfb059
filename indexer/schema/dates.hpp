// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// A date as precise as its source: "2017", "2017-07" or "2017-07-26". Never completed by guessing.
struct PartialDate {
    std::int32_t year = 0;   // 1900..2100; 0 = no date at all
    std::int32_t month = 0;  // 1..12, 0 = not stated
    std::int32_t day = 0;    // 1..31, 0 = not stated

    [[nodiscard]] bool known() const { return year != 0; }
    friend bool operator==(const PartialDate&, const PartialDate&) = default;
    friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

/// ISO 8601 with the precision stated; empty for an unknown date.
[[nodiscard]] std::string to_iso(const PartialDate& date);

/// Reads what to_iso writes; nothing else.
[[nodiscard]] std::optional<PartialDate> from_iso(std::string_view text);

/// First and last calendar day a partial date can mean, as yyyymmdd; 0 when unknown.
/// "2017-07" is 20170701 and 20170731: ranges compare against these.
[[nodiscard]] std::uint32_t first_day(const PartialDate& date);
[[nodiscard]] std::uint32_t last_day(const PartialDate& date);

}  // namespace findings
