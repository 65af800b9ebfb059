// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/registration_numbers.hpp"

#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kCover = 40;         // blocks
constexpr std::size_t kLongestLine = 300;  // bytes

struct Form {
    std::string_view prefix;
    std::size_t fewest_digits;  // behind the prefix
    std::size_t most_digits;
    bool of_provider;
    std::string_view publisher;
};
constexpr auto kForms =
    std::to_array<Form>({{"CS20", 8, 8, false, "Care Inspectorate"},
                         {"SP20", 8, 8, true, "Care Inspectorate"},
                         {"SIN-", 6, 9, false, "Care Inspectorate Wales"},
                         {"OSV-", 6, 8, false, "Health Information and Quality Authority"}});

bool is_part_of_number(char c) { return is_letter(c) || is_digit(c); }

/// The number of that form in a text, as a word of its own.
std::string_view number_in(std::string_view text, const Form& form) {
    for (auto at = text.find(form.prefix); at != std::string_view::npos;
         at = text.find(form.prefix, at + 1)) {
        auto end = at + form.prefix.size();
        while (end < text.size() && is_digit(text[end])) ++end;
        const auto digits = end - at - form.prefix.size();
        const bool whole = (at == 0 || !is_part_of_number(text[at - 1])) &&
                           (end == text.size() || !is_part_of_number(text[end]));
        if (whole && digits >= form.fewest_digits && digits <= form.most_digits)
            return text.substr(at, end - at);
    }
    return {};
}

/// What the service was before has numbers of its own.
bool tells_of_earlier_number(std::string_view text) {
    return contains_any(folded(text),
                        std::array<std::string_view, 4>{"previous",
                                                        "formerly",
                                                        "was registered as",
                                                        "old service"});
}

void read_numbers(std::string_view text, Report& report) {
    if (text.size() > kLongestLine || std::none_of(text.begin(), text.end(), is_digit)) return;
    for (const Form& form : kForms) {
        const auto number = number_in(text, form);
        if (number.empty() || tells_of_earlier_number(text)) continue;
        set(form.of_provider ? report.provider.id : report.location.id, number);
        set(report.publisher, form.publisher);
    }
}

}  // namespace

bool is_registration_number(std::string_view text) {
    return std::any_of(kForms.begin(), kForms.end(), [&](const Form& form) {
        return number_in(text, form).size() == text.size() && !text.empty();
    });
}

void read_registration_numbers(std::span<const Block> blocks, Report& report) {
    for (const auto& block : blocks.first(std::min(blocks.size(), kCover)))
        read_numbers(block.text, report);
    read_numbers(report.title, report);
}

}  // namespace findings::understanding
