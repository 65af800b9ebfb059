// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/own_parameters.hpp"

#include "server/escape.hpp"

#include <algorithm>
#include <charconv>

namespace findings {
namespace {

std::string in_quotes(std::string_view text) {
    return "\"" + clean_utf8(text.substr(0, 60)) + "\"";
}

template <class List>
std::string joined(const List& names) {
    std::string text;
    for (const std::string_view name : names)
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

}  // namespace

OwnParameters::OwnParameters(const Parameters& parameters,
                             std::initializer_list<std::string_view> names) {
    for (const Parameter& parameter : parameters) {
        if (std::ranges::find(names, parameter.name) == names.end()) {
            rest_.push_back(parameter);
        } else if (parameter.value.empty()) {
            continue;  // a form sends empty boxes and means nothing by them
        } else if (std::ranges::find(own_, parameter.name, &Parameter::name) != own_.end()) {
            refuse(parameter.name, "is given more than once.");
        } else if (!is_clean_utf8(parameter.value)) {
            refuse(parameter.name, "is not valid UTF-8 text.");
        } else {
            own_.push_back(parameter);
        }
    }
}

std::string_view OwnParameters::value(std::string_view name) const {
    const auto found = std::ranges::find(own_, name, &Parameter::name);
    return found == own_.end() ? std::string_view{} : std::string_view(found->value);
}

std::uint32_t OwnParameters::number(std::string_view name,
                                    std::uint32_t highest,
                                    std::uint32_t otherwise) {
    const std::string_view text = value(name);
    if (text.empty()) return otherwise;
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size() && number >= 1 &&
        number <= highest)
        return number;
    refuse(name, in_quotes(text) + " is not a number from 1 to " + std::to_string(highest) + ".");
    return otherwise;
}

std::size_t OwnParameters::choice(std::string_view name,
                                  std::initializer_list<std::string_view> choices) {
    const std::string_view text = value(name);
    if (text.empty()) return 0;
    const auto found = std::ranges::find(choices, text);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    refuse(name, in_quotes(text) + " is not known. Use one of: " + joined(choices) + ".");
    return 0;
}

std::size_t OwnParameters::facet(std::string_view name, std::size_t otherwise) {
    const std::string_view text = value(name);
    if (text.empty()) return otherwise;
    if (const auto number = facet_number(text)) return *number;
    std::vector<std::string_view> names;
    for (const Facet& facet : kFacets) names.push_back(facet.name);
    refuse(name, in_quotes(text) + " is not a filter. Use one of: " + joined(names) + ".");
    return otherwise;
}

}  // namespace findings
