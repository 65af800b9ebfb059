// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/report_fields.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>

namespace findings::understanding {

void set(std::string& field, std::string_view value) {
    value = trimmed(value);
    if (field.empty() && !value.empty() && value.size() <= 300) field = value;
}

void set(PartialDate& field, const PartialDate& value) {
    if (!field.known()) field = value;
}

bool is_cqc_id(std::string_view text) {
    if (text.starts_with("1-")) {
        const auto digits = text.substr(2);
        return digits.size() >= 5 && digits.size() <= 12 &&
               std::all_of(digits.begin(), digits.end(), is_digit);
    }
    return text.size() >= 3 && text.size() <= 6 && is_upper(text.front()) &&
           std::all_of(text.begin(),
                       text.end(),
                       [](char c) { return is_upper(c) || is_digit(c); }) &&
           std::any_of(text.begin(), text.end(), is_digit);
}

namespace {

/// A name at the end of a sentence, without its full stop; that of "Ltd." stays.
std::string_view without_full_stop(std::string_view name) {
    constexpr std::size_t kAbbreviation = 4;  // letters
    if (!name.ends_with('.')) return name;
    const std::string_view before = name.substr(0, name.size() - 1);
    const std::size_t space = before.rfind(' ');
    const std::string_view last =
        space == std::string_view::npos ? before : before.substr(space + 1);
    return last.size() < kAbbreviation || last.find('.') != std::string_view::npos ? name : before;
}

}  // namespace

void set_named(NamedId& field, std::string_view value) {
    value = without_full_stop(trimmed(value));
    const auto open = value.rfind(" (");
    if (open != std::string_view::npos && value.ends_with(')')) {
        const auto id = value.substr(open + 2, value.size() - open - 3);
        if (is_cqc_id(id)) {
            set(field.id, id);
            value = trimmed(value.substr(0, open));
        }
    }
    constexpr std::string_view kArchived = "Archived: ";
    if (value.starts_with(kArchived)) value.remove_prefix(kArchived.size());
    // "Provider: NAME Good": old pages print the rating after the name.
    for (const std::string_view rating :
         {" Outstanding", " Good", " Requires improvement", " Inadequate"}) {
        if (value.ends_with(rating)) value.remove_suffix(rating.size());
    }
    set(field.name, value);
}

void set_service(Report& report, std::string_view value) {
    const auto canonical = core_service_name(value);
    set(report.service, canonical.empty() ? value : canonical);
}

void set_inspected(Report& report, const DateSpan& span) {
    if (report.inspected_from.known()) return;
    report.inspected_from = span.from;
    report.inspected_to = span.to;
}

}  // namespace findings::understanding
