// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/phrase_parts.hpp"

namespace findings::label {
namespace {

/// Cuts a phrase at spaces and hyphens, keeping "(a|b)" whole.
std::vector<std::string> elements_of(std::string_view phrase) {
    std::vector<std::string> elements(1);
    int depth = 0;
    for (const char c : phrase) {
        const bool is_group_start = c == '(' && elements.back().empty();
        if (is_group_start || (depth > 0 && c == ')')) depth += c == '(' ? 1 : -1;
        if ((c == ' ' || c == '-') && depth == 0) {
            elements.emplace_back();
        } else {
            elements.back() += c;
        }
    }
    std::erase(elements, std::string());
    return elements;
}

/// What a group "(a|b c)" offers, or the element itself.
std::vector<std::string> choices_of(const std::string& element) {
    if (element.front() != '(') return {element};
    std::vector<std::string> choices(1);
    for (const char c : std::string_view(element).substr(1, element.size() - 2)) {
        if (c == '|') {
            choices.emplace_back();
        } else {
            choices.back() += c;
        }
    }
    return choices;
}

/// The part as text, once for each of its choices.
std::vector<std::string> texts_of(const PhrasePart& part) {
    const auto gap = [](std::size_t words) {
        std::string text;
        for (std::size_t i = 0; i < words; ++i)
            text.append(text.empty() ? "" : " ").append(kGapWord);
        return text;
    };
    switch (part.kind) {
        case PhrasePart::Kind::Number:
            return {"12"};
        case PhrasePart::Kind::ShortGap:
            return {gap(kShortGap)};
        case PhrasePart::Kind::LongGap:
            return {gap(kLongGap)};
        case PhrasePart::Kind::Words:
            break;
    }
    return part.choices;
}

}  // namespace

std::vector<PhrasePart> parts_of(std::string_view phrase) {
    std::vector<PhrasePart> parts;
    for (const std::string& element : elements_of(phrase)) {
        PhrasePart part;
        if (element == "#") {
            part.kind = PhrasePart::Kind::Number;
        } else if (element == "..") {
            part.kind = PhrasePart::Kind::ShortGap;
        } else if (element == "...") {
            part.kind = PhrasePart::Kind::LongGap;
        } else {
            part.choices = choices_of(element);
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<std::string> spelt_out(std::string_view phrase, std::size_t most) {
    std::vector<std::string> texts(1);
    for (const PhrasePart& part : parts_of(phrase)) {
        std::vector<std::string> longer;
        for (const std::string& text : texts) {
            for (const std::string& next : texts_of(part)) {
                if (longer.size() < most) longer.push_back(text.empty() ? next : text + " " + next);
            }
        }
        texts = std::move(longer);
    }
    return texts;
}

}  // namespace findings::label
