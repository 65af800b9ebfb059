// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/licence_names.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::size_t kReach = 60;  // bytes behind a name in which its version may stand

/// "3.0" of " for public sector information, version 3.0": the first number behind a name.
std::string version_in(std::string_view rest) {
    rest = rest.substr(0, kReach);
    for (std::size_t at = 0; at < rest.size(); ++at) {
        if (!is_digit(rest[at])) continue;
        std::size_t end = at + 1;
        if (end + 1 < rest.size() && rest[end] == '.' && is_digit(rest[end + 1])) end += 2;
        // A year or the number of a paragraph is no version.
        const bool goes_on = end < rest.size() && is_digit(rest[end]);
        const std::string number(rest.substr(at, end - at));
        return goes_on ? std::string{} : contains(number, ".") ? number : number + ".0";
    }
    return {};
}

struct PublicLicence {
    std::string_view words;  // folded
    std::string_view name;
};

// Longer words before those that they contain.
constexpr auto kPublicLicences = std::to_array<PublicLicence>({
    {"open government licence", "Open Government Licence"},
    {"open government license", "Open Government Licence"},
    {"open-government-licence", "Open Government Licence"},
    {"ogl", "Open Government Licence"},
    {"open parliament licence", "Open Parliament Licence"},
});

std::string public_licence(std::string_view key) {
    for (const auto& licence : kPublicLicences) {
        const bool stands_alone = licence.words.size() > 3 ? contains(key, licence.words)
                                                           : contains_word(key, licence.words);
        if (!stands_alone) continue;
        const auto behind = key.substr(key.find(licence.words) + licence.words.size());
        const std::string version = version_in(behind);
        return std::string(licence.name) + (version.empty() ? "" : " v" + version);
    }
    return {};
}

/// The letters of a licence of Creative Commons in its own order, from its letters or its words.
std::string creative_commons_terms(std::string_view key) {
    struct Term {
        std::string_view letters, words, joined;
    };
    constexpr auto kTerms = std::to_array<Term>({{"by", "attribution", "attribution"},
                                                 {"nc", "non-commercial", "noncommercial"},
                                                 {"nd", "no derivatives", "noderiv"},
                                                 {"sa", "share alike", "sharealike"}});
    std::string terms;
    for (const auto& term : kTerms) {
        const bool named = contains_word(key, term.letters) || contains(key, term.words) ||
                           contains(key, term.joined);
        if (named) (terms += terms.empty() ? " " : "-") += term.letters;
    }
    std::transform(terms.begin(), terms.end(), terms.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return terms;
}

std::string creative_commons(std::string_view key) {
    for (const std::string_view zero : {"cc0", "creativecommons.org/publicdomain/zero"}) {
        if (contains(key, zero)) return "CC0 1.0";
    }
    for (const std::string_view start :
         {"creative commons", "creativecommons.org", "cc by", "cc-by"}) {
        const auto at = key.find(start);
        if (at == std::string_view::npos) continue;
        const auto rest = key.substr(at + (start.starts_with("cc") ? 2 : start.size()), 2 * kReach);
        // "Attribution-NonCommercial 4.0 International": what stands behind the version speaks of
        // other things.
        const auto digit = std::min(rest.find_first_of("0123456789"), rest.size());
        const auto terms = creative_commons_terms(" " + std::string(rest.substr(0, digit)));
        if (terms.empty()) continue;
        const std::string version = version_in(rest.substr(digit));
        // "a cc by e-mail"
        if (start.starts_with("cc") && version.empty() && !contains(key, "licen")) continue;
        return "CC" + terms + (version.empty() ? "" : " " + version);
    }
    return {};
}

}  // namespace

std::string licence_name(std::string_view statement) {
    const std::string key = folded(statement);
    auto name = public_licence(key);
    return name.empty() ? creative_commons(key) : name;
}

}  // namespace findings::understanding
