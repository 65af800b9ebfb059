// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/providers.hpp"

#include "indexer/schema/ids.hpp"
#include "server/limits.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <utility>

namespace findings {
namespace {

constexpr std::size_t kHashChars = 8;

bool is_plain(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

// Numbers that were given: "1-9900000300", "rx1", "rha". A name is longer or has no digit.
bool is_number_given(std::string_view id) {
    constexpr std::size_t kLongest = 16;
    return id.size() <= kLongest &&
           std::ranges::any_of(id, [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::vector<std::string>> all_names(SearchBackend& backend) {
    SearchRequest everything;
    everything.limit = 1;  // only its facets are wanted
    everything.facet_limit = 0;
    const auto page = backend.search(everything);
    if (!page) return tl::unexpected(page.error());
    std::vector<std::string> names;
    for (const FacetCounts& counts : page->facets) {
        if (counts.facet != facet::kProvider) continue;
        for (const FacetValue& value : counts.values) names.push_back(value.value);
    }
    return names;
}

// The index is asked by name only, so the newest report of each provider is looked at for its
// number.
bool has_number(SearchBackend& backend, const std::string& name, std::string_view id) {
    SearchRequest newest = request_for_provider({name});
    newest.by = Grouping::Report;
    newest.sort = Sort::Newest;
    newest.limit = 1;
    newest.with_facets = false;
    const auto page = backend.search(newest);
    if (!page || page->hits.empty() || !page->hits.front().report) return false;
    return in_lower_case(page->hits.front().report->provider.id) == id;
}

}  // namespace

std::string provider_id(std::string_view name) {
    std::string id;
    bool says_all = true;  // false: letters were lost that two names may differ in
    for (const char c : in_lower_case(std::string(name))) {
        if (is_plain(c)) {
            id += c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
        says_all = says_all && static_cast<unsigned char>(c) < 0x80;
    }
    while (id.ends_with('-')) id.pop_back();
    if (name.empty() || (says_all && !id.empty() && id.size() <= limits::kMaxIdBytes)) return id;
    id = id.substr(0, limits::kMaxIdBytes - kHashChars - 1);
    return (id.empty() || id.ends_with('-') ? id : id + "-") +
           sha256_hex(name).substr(0, kHashChars);
}

Result<std::vector<std::string>> provider_names(SearchBackend& backend, std::string_view id) {
    auto names = all_names(backend);
    if (!names) return names;
    std::vector<std::string> chosen;
    for (const std::string& name : *names) {
        if (provider_id(name) == id) chosen.push_back(name);
    }
    if (chosen.empty() && is_number_given(id)) {
        names->resize(std::min(names->size(), limits::kProvidersAsked));
        for (const std::string& name : *names) {
            if (has_number(backend, name, id)) chosen.push_back(name);
        }
    }
    if (chosen.empty())
        return failure(ErrorKind::NotFound, "no provider goes by " + std::string(id));
    return chosen;
}

SearchRequest request_for_provider(const std::vector<std::string>& names) {
    SearchRequest request;
    request.filters[facet::kProvider].include = names;
    return request;
}

}  // namespace findings
