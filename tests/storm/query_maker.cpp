// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storm/query_maker.hpp"

#include "server/limits.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace findings::test {
namespace {

constexpr std::size_t kSampledHits = 1000;
constexpr std::array kOddWords = {"the",
                                  "of",
                                  "AND",
                                  "OR",
                                  "NOT",
                                  "NEAR",
                                  "xyzzy",
                                  "12(2)(a)",
                                  "A&E",
                                  "patient's",
                                  "3.5",
                                  "21,000",
                                  "co-production",
                                  "naïve",
                                  "\xE2\x80\x99",
                                  "\xF0\x9F\x98\x80",
                                  "ǅ",
                                  "a",
                                  "I",
                                  "24%",
                                  "==",
                                  "*",
                                  "-",
                                  ":",
                                  "theme:",
                                  "..",
                                  "\"\""};

/// Words of a text as they are written, cut at spaces.
void add_words(const std::string& text, std::map<std::string, std::size_t>& counts) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        if (end > at && end - at < 40) ++counts[text.substr(at, end - at)];
        at = end + 1;
    }
}

SearchPage found_by(Searcher& searcher, std::uint32_t offset) {
    SearchRequest request;
    request.offset = offset;
    request.limit = limits::kMaxPageSize;
    request.facet_limit = 400;
    auto page = searcher.search(request);
    if (!page) throw std::runtime_error(page.error().message);
    return std::move(*page);
}

}  // namespace

Vocabulary Vocabulary::of(Searcher& searcher) {
    Vocabulary vocabulary;
    std::map<std::string, std::size_t> counts;
    for (std::uint32_t offset = 0; offset < kSampledHits; offset += limits::kMaxPageSize) {
        const SearchPage page = found_by(searcher, offset);
        for (const Hit& hit : page.hits) {
            add_words(hit.passage.text, counts);
            add_words(hit.report->title, counts);
            vocabulary.ids.push_back(hit.passage.id);
        }
        if (offset > 0) continue;
        vocabulary.values.resize(kFacetCount);
        for (const FacetCounts& facet : page.facets) {
            for (const FacetValue& value : facet.values)
                vocabulary.values.at(facet.facet).push_back(value.value);
        }
    }
    for (const auto& [word, count] : counts) vocabulary.words.push_back(word);
    std::sort(vocabulary.words.begin(),
              vocabulary.words.end(),
              [&](const std::string& a, const std::string& b) {
                  return std::pair(counts[b], a) < std::pair(counts[a], b);
              });
    if (vocabulary.ids.empty())
        throw std::runtime_error("an index without a passage makes no requests");
    return vocabulary;
}

std::size_t QueryMaker::below(std::size_t count) {
    return static_cast<std::size_t>(random_() % count);
}

std::string QueryMaker::word() {
    if (one_of(25)) return kOddWords.at(below(kOddWords.size()));
    // Common words cost most: half of all are of the first hundred.
    const std::size_t all = vocabulary_.words.size();
    return vocabulary_.words.at(one_of(2) ? below(std::min<std::size_t>(all, 100)) : below(all));
}

std::string QueryMaker::value_of(std::size_t facet) {
    const auto& values = vocabulary_.values.at(facet);
    if (values.empty() || one_of(20)) return one_of(2) ? "*" : word();
    return values.at(below(values.size()));
}

std::string QueryMaker::date() {
    std::string date = std::to_string(2000 + below(30));
    if (one_of(2)) date += "-" + std::to_string(10 + below(4));
    if (date.size() > 4 && one_of(2)) date += "-" + std::to_string(10 + below(22));
    return date;
}

std::string QueryMaker::filter() {
    if (one_of(6)) return (one_of(2) ? "from:" : "to:") + date();
    if (one_of(12)) return "published:" + date() + (one_of(2) ? ".." + date() : "");
    const std::size_t facet = below(kFacetCount);
    std::string value = value_of(facet);
    if (value.find(' ') != std::string::npos) value = '"' + value + '"';
    return std::string(one_of(4) ? "-" : "") + std::string(kFacets.at(facet).name) + ':' + value;
}

std::string QueryMaker::term(int depth) {
    switch (below(14)) {
        case 0: {
            std::string phrase = "\"" + word();
            for (std::size_t more = below(6); more > 0; --more) phrase += ' ' + word();
            return phrase + (one_of(30) ? "" : "\"");
        }
        case 1:
            return word() + (one_of(2) ? " NEAR " : " NEAR/" + std::to_string(below(25)) + ' ') +
                   word();
        case 2:
            return word().substr(0, 2 + below(5)) + '*';
        case 3:
            return '=' + word();
        case 4:
            return '-' + word();
        case 5:
            return filter();
        case 6:
        case 7:
            return depth > 0 ? '(' + expression(depth - 1) + (one_of(30) ? "" : ")") : word();
        default:
            return word();
    }
}

std::string QueryMaker::expression(int depth) {
    static constexpr std::array kJoins =
        {" ", " ", " ", " ", " AND ", " OR ", " OR ", " NOT ", " -", "  "};
    std::string text = term(depth);
    for (std::size_t more = below(one_of(10) ? 30 : 4); more > 0 && text.size() < 600; --more)
        text += kJoins.at(below(kJoins.size())) + term(depth);
    return text;
}

std::string QueryMaker::spoilt(std::string text) {
    static constexpr std::string_view kBytes("\"()*=-:/ \0\n\t\x7F\xC3\xA9\xE2\x80\xFF", 18);
    for (std::size_t times = 1 + below(4); times > 0 && !text.empty(); --times) {
        const std::size_t at = below(text.size());
        switch (below(4)) {
            case 0:
                text.erase(at, 1 + below(3));
                break;
            case 1:
                text.insert(at, 1, kBytes[below(kBytes.size())]);
                break;
            case 2:
                text.insert(at, text.substr(at, below(40)));
                break;
            default:
                text[at] = static_cast<char>(below(256));
                break;
        }
    }
    return text;
}

std::string QueryMaker::text() {
    std::string text =
        one_of(40) ? std::string() : expression(static_cast<int>(below(4)) + (one_of(50) ? 8 : 0));
    return one_of(8) ? spoilt(std::move(text)) : text;
}

std::string QueryMaker::id() {
    std::string id = vocabulary_.ids.at(below(vocabulary_.ids.size()));
    return one_of(20) ? spoilt(std::move(id)) : id;
}

SearchRequest QueryMaker::request() {
    SearchRequest request;
    request.text = text();
    for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
        if (one_of(20)) request.filters.at(facet).include.push_back(value_of(facet));
        if (one_of(60)) request.filters.at(facet).exclude.push_back(value_of(facet));
    }
    if (one_of(15)) request.from.year = static_cast<std::int32_t>(2000 + below(30));
    if (one_of(15)) request.to.year = static_cast<std::int32_t>(2000 + below(30));
    if (one_of(4)) request.sort = static_cast<Sort>(below(4));
    if (one_of(6)) request.by = Grouping::Report;
    request.repeats = static_cast<Repeats>(below(3));
    if (one_of(40)) request.same_as = id();
    request.offset =
        one_of(5)
            ? static_cast<std::uint32_t>(below(limits::kMaxResultDepth - limits::kMaxPageSize))
            : 0;
    request.limit = static_cast<std::uint32_t>(1 + below(one_of(4) ? limits::kMaxPageSize : 10));
    request.any_word = one_of(8);
    request.is_prose = one_of(20);
    request.lenient = one_of(4);
    request.with_facets = !one_of(4);
    return request;
}

}  // namespace findings::test
