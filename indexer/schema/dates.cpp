// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/dates.hpp"

#include <chrono>
#include <cstdio>

namespace findings {
namespace {

constexpr std::int32_t kFirstYear = 1900;
constexpr std::int32_t kLastYear = 2100;

std::optional<std::int32_t> digits(std::string_view text) {
    std::int32_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
    using namespace std::chrono;
    const year_month_day_last last{std::chrono::year{year} /
                                   std::chrono::month(static_cast<unsigned>(month)) /
                                   std::chrono::last};
    return static_cast<std::int32_t>(static_cast<unsigned>(last.day()));
}

std::uint32_t packed(std::int32_t year, std::int32_t month, std::int32_t day) {
    return static_cast<std::uint32_t>(year * 10000 + month * 100 + day);
}

}  // namespace

std::string to_iso(const PartialDate& date) {
    if (!date.known()) return {};
    char buffer[40];
    if (date.month == 0) {
        std::snprintf(buffer, sizeof buffer, "%04d", date.year);
    } else if (date.day == 0) {
        std::snprintf(buffer, sizeof buffer, "%04d-%02d", date.year, date.month);
    } else {
        std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
    }
    return buffer;
}

std::optional<PartialDate> from_iso(std::string_view text) {
    const bool shape_ok = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                          (text.size() == 10 && text[4] == '-' && text[7] == '-');
    if (!shape_ok) return std::nullopt;
    PartialDate date;
    const auto year = digits(text.substr(0, 4));
    if (!year || *year < kFirstYear || *year > kLastYear) return std::nullopt;
    date.year = *year;
    if (text.size() >= 7) {
        const auto month = digits(text.substr(5, 2));
        if (!month || *month < 1 || *month > 12) return std::nullopt;
        date.month = *month;
    }
    if (text.size() == 10) {
        const auto day = digits(text.substr(8, 2));
        if (!day || *day < 1 || *day > days_in_month(date.year, date.month)) return std::nullopt;
        date.day = *day;
    }
    return date;
}

std::uint32_t first_day(const PartialDate& date) {
    if (!date.known()) return 0;
    return packed(date.year, date.month ? date.month : 1, date.day ? date.day : 1);
}

std::uint32_t last_day(const PartialDate& date) {
    if (!date.known()) return 0;
    const std::int32_t month = date.month ? date.month : 12;
    return packed(date.year, month, date.day ? date.day : days_in_month(date.year, month));
}

}  // namespace findings
