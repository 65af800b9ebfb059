// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/search/recount.hpp"

#include <nlohmann/json.hpp>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <sstream>
#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

namespace findings::test {
namespace {

using nlohmann::json;

constexpr char16_t kRightQuote = 0x2019;

icu::UnicodeString folded_text(const std::string& text) {
    return icu::UnicodeString::fromUTF8(text).foldCase().findAndReplace(
        icu::UnicodeString(kRightQuote),
        icu::UnicodeString(u'\''));
}

bool is_letter(UChar32 c) { return u_isalpha(c) != 0; }
bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }
bool is_of_word(UChar32 c) { return u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

/// Whether the character at `at` keeps the word together that it stands in.
bool is_inside(const icu::UnicodeString& text, std::int32_t at) {
    if (at == 0 || at + 1 >= text.length()) return false;
    const UChar32 c = text.char32At(at);
    const UChar32 before = text.char32At(at - 1);
    const UChar32 after = text.char32At(at + 1);
    if (c == '\'' || c == '&') return is_letter(before) && is_letter(after);
    return (c == '.' || c == ',') && is_digit(before) && is_digit(after);
}

/// The end of "(2)(a)" at `at`: what stands in brackets right behind a number is part of a
/// reference and no word.
std::int32_t end_of_reference(const icu::UnicodeString& text, std::int32_t at) {
    while (at < text.length() && text.charAt(at) == u'(') {
        const std::int32_t close = text.indexOf(u')', at);
        const std::int32_t inside = close - at - 1;
        if (close < 0 || inside < 1 || inside > 4) return at;
        for (std::int32_t i = at + 1; i < close; ++i) {
            if (text.charAt(i) >= 128 || u_isalnum(text.charAt(i)) == 0) return at;
        }
        at = close + 1;
    }
    return at;
}

std::vector<std::string> words_of(const std::string& utf8) {
    const icu::UnicodeString text = folded_text(utf8);
    std::vector<std::string> words;
    std::string word;
    for (std::int32_t at = 0; at <= text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = at < text.length() ? text.char32At(at) : ' ';
        if (is_of_word(c) || (!word.empty() && is_inside(text, at))) {
            icu::UnicodeString(c).toUTF8String(word);
        } else if (!word.empty()) {
            const bool is_number = is_digit(static_cast<unsigned char>(word.front()));
            words.push_back(std::move(word));
            word.clear();
            if (const std::int32_t end = is_number ? end_of_reference(text, at) : at; end > at)
                at = end - 1;
        }
        if (at >= text.length()) break;
    }
    return words;
}

bool is_plain(const std::string& word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<std::string> stems_of(const std::vector<std::string>& words) {
    std::vector<std::string> stems;
    for (const std::string& word : words) stems.push_back(recount_stem(word));
    return stems;
}

std::string text_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::string name_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() ? text_at(*found, "name") : std::string{};
}

std::string padded(std::string date, const char* month, const char* day) {
    if (date.size() == 4) date += std::string("-") + month;
    if (date.size() == 7) date += std::string("-") + day;
    return date;
}

void read_values(RecountPassage& passage,
                 const json& finding,
                 const json& report,
                 const std::string& date) {
    const auto add = [&](const char* facet, const std::string& value) {
        if (!value.empty()) passage.values[facet].insert(folded_value(value));
    };
    for (const json& theme : finding["themes"]) add("theme", text_at(theme, "id"));
    for (const char* facet : {"polarity", "kind", "key_question"})
        add(facet, text_at(finding, facet));
    for (const char* facet : {"rating", "report_kind", "region", "publisher"})
        add(facet, text_at(report, facet));
    add("service",
        finding.contains("core_service") ? text_at(finding, "core_service")
                                         : text_at(report, "service"));
    add("provider", name_at(report, "provider"));
    add("location", name_at(report, "location"));
    for (const json& regulation : finding.value("regulations", json::array())) {
        std::string level = regulation.get<std::string>();
        for (std::size_t cut = level.size(); cut != std::string::npos && cut > 0;
             cut = level.rfind('('))
            add("regulation", level = level.substr(0, cut));
    }
    add("year", date.substr(0, 4));
}

/// The words of `wanted`, next to each other and in this order, in one of the streams.
bool has_phrase(const RecountPassage& passage, const std::vector<std::string>& wanted) {
    return std::any_of(passage.streams.begin(), passage.streams.end(), [&](const auto& stream) {
        return std::search(stream.begin(), stream.end(), wanted.begin(), wanted.end()) !=
               stream.end();
    });
}

bool has_near(const RecountPassage& passage,
              const std::string& a,
              const std::string& b,
              std::ptrdiff_t distance) {
    for (const auto& stream : passage.streams) {
        for (auto left = std::find(stream.begin(), stream.end(), a); left != stream.end();
             left = std::find(left + 1, stream.end(), a)) {
            const auto first =
                stream.begin() + std::max<std::ptrdiff_t>(0, left - stream.begin() - distance);
            const auto last =
                stream.begin() +
                std::min<std::ptrdiff_t>(std::ssize(stream), left - stream.begin() + distance + 1);
            for (auto right = first; right != last; ++right) {
                if (right != left && *right == b) return true;
            }
        }
    }
    return false;
}

RecountQuery word_query(const std::string& word) {
    return {word, [stem = recount_stem(word)](const RecountPassage& p) {
                return p.stems.contains(stem) || p.report_stems.contains(stem);
            }};
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::size_t below(std::mt19937& random, std::size_t end) { return random() % end; }

/// The facets that a passage fails: none, one or more.
std::vector<std::string> failed(const RecountPassage& passage, const RecountFilters& filters) {
    std::set<std::string> names;
    const auto has_any = [&](const std::string& facet, const std::set<std::string>& values) {
        const auto own = passage.values.find(facet);
        return own != passage.values.end() &&
               std::any_of(values.begin(), values.end(), [&](const auto& v) {
                   return own->second.contains(v);
               });
    };
    for (const auto& [facet, values] : filters.include) {
        if (!has_any(facet, values)) names.insert(facet);
    }
    for (const auto& [facet, values] : filters.exclude) {
        if (has_any(facet, values)) names.insert(facet);
    }
    return {names.begin(), names.end()};
}

bool is_in_time(const RecountPassage& passage, const RecountFilters& filters) {
    if (filters.from_year == 0 && filters.to_year == 0) return true;
    if (passage.last_day.empty()) return false;
    if (filters.from_year != 0 && passage.last_day < std::to_string(filters.from_year))
        return false;
    return filters.to_year == 0 || passage.first_day < std::to_string(filters.to_year + 1);
}

void add(RecountTotal& total, const RecountPassage& passage) {
    ++total.findings;
    total.reports.insert(passage.report);
}

}  // namespace

std::string recount_stem(const std::string& word) {
    static const Xapian::Stem stem("english");
    const bool stands_for_itself = word.find_first_of("0123456789&") != std::string::npos;
    return stands_for_itself ? word : stem(word);
}

std::string folded_value(const std::string& value) {
    std::string utf8;
    folded_text(value).toUTF8String(utf8);
    std::istringstream words(utf8);
    std::string out;
    for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
    return out;
}

Recount::Recount(const std::string& lines,
                 const std::function<std::string(const std::string&)>& inspected_of) {
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
        const json finding = json::parse(line);
        const json& report = finding["report"];
        RecountPassage passage;
        passage.id = text_at(finding, "id");
        passage.report = text_at(report, "id");
        std::vector<std::string> texts{text_at(finding, "text")};
        for (const json& heading : finding["section"]) texts.push_back(heading.get<std::string>());
        for (const std::string& text : texts) {
            passage.written.push_back(words_of(text));
            passage.streams.push_back(stems_of(passage.written.back()));
            passage.stems.insert(passage.streams.back().begin(), passage.streams.back().end());
        }
        for (const std::string& text :
             {text_at(report, "title"), name_at(report, "provider"), name_at(report, "location")}) {
            for (const std::string& stem : stems_of(words_of(text)))
                passage.report_stems.insert(stem);
        }
        std::string date = text_at(finding, "date");
        if (date.empty()) date = text_at(report, "published");
        if (date.empty()) date = inspected_of(passage.report);
        read_values(passage, finding, report, date);
        if (!date.empty()) {
            passage.first_day = padded(date, "01", "01");
            passage.last_day = padded(date, "12", "31");
        }
        passages_.push_back(std::move(passage));
    }
}

RecountAnswer Recount::answer(const RecountQuery& query, const RecountFilters& filters) const {
    RecountAnswer answer;
    for (const RecountPassage& passage : passages_) {
        if (!query.holds(passage) || !is_in_time(passage, filters)) continue;
        const auto failures = failed(passage, filters);
        if (failures.empty()) {
            add(answer.total, passage);
            answer.ids.insert(passage.id);
        }
        for (const char* facet : kFacetNames) {
            // A facet's own filter does not count against its values.
            if (failures.size() > 1 || (failures.size() == 1 && failures.front() != facet))
                continue;
            const auto values = passage.values.find(facet);
            if (values == passage.values.end()) {
                add(answer.missing[facet], passage);
                continue;
            }
            for (const std::string& value : values->second)
                add(answer.facets[facet][value], passage);
        }
    }
    return answer;
}

std::string Recount::some_word(std::mt19937& random, const std::set<std::string>& avoided) const {
    // common words are passed over in a query; all of them are shorter
    constexpr std::size_t kShortest = 6;
    for (;;) {
        const auto& stream = passages_[below(random, passages_.size())].written.front();
        if (stream.empty()) continue;
        const std::string& word = stream[below(random, stream.size())];
        if (word.size() >= kShortest && is_plain(word) && !avoided.contains(recount_stem(word)))
            return word;
    }
}

std::vector<std::string> Recount::neighbours(std::mt19937& random, std::size_t count) const {
    for (;;) {
        const auto& written = passages_[below(random, passages_.size())].written;
        const auto& stream = written[below(random, written.size())];
        if (stream.size() < count) continue;
        const auto at =
            stream.begin() + static_cast<std::ptrdiff_t>(below(random, stream.size() - count + 1));
        std::vector<std::string> words(at, at + static_cast<std::ptrdiff_t>(count));
        if (std::all_of(words.begin(), words.end(), is_plain)) return words;
    }
}

RecountQuery Recount::any_query(std::mt19937& random, const std::set<std::string>& avoided) const {
    const auto word = [&] { return word_query(some_word(random, avoided)); };
    switch (below(random, 9)) {
        case 0:
            return {"", [](const RecountPassage&) { return true; }};
        case 1:
            return word();
        case 2: {
            const auto a = word(), b = word();
            return {a.text + " " + b.text,
                    [a, b](const RecountPassage& p) { return a.holds(p) && b.holds(p); }};
        }
        case 3: {
            const auto a = word(), b = word(), c = word();
            return {"(" + a.text + " OR " + b.text + ") -" + c.text,
                    [a, b, c](const RecountPassage& p) {
                        return (a.holds(p) || b.holds(p)) && !c.holds(p);
                    }};
        }
        case 4: {
            const auto a = word(), b = word();
            return {a.text + " -" + b.text,
                    [a, b](const RecountPassage& p) { return a.holds(p) && !b.holds(p); }};
        }
        case 5:
        case 6: {
            const auto words = neighbours(random, 2 + below(random, 2));
            return {'"' + joined(words) + '"', [stems = stems_of(words)](const RecountPassage& p) {
                        return has_phrase(p, stems);
                    }};
        }
        case 7: {
            const std::string a = some_word(random, avoided);
            return {
                '=' + a,
                [a](const RecountPassage& p) {
                    return std::any_of(p.written.begin(), p.written.end(), [&](const auto& words) {
                        return std::find(words.begin(), words.end(), a) != words.end();
                    });
                }};
        }
        default:
            break;
    }
    const std::string a = some_word(random, avoided), b = some_word(random, avoided);
    const std::size_t distance = 1 + below(random, 20);
    return {a + " NEAR/" + std::to_string(distance) + " " + b,
            [a = recount_stem(a), b = recount_stem(b), distance](const RecountPassage& p) {
                return has_near(p, a, b, static_cast<std::ptrdiff_t>(distance));
            }};
}

RecountFilters Recount::any_filters(std::mt19937& random) const {
    RecountFilters filters;
    for (std::size_t left = below(random, 3); left > 0; --left) {
        const RecountPassage& passage = passages_[below(random, passages_.size())];
        const auto some =
            std::next(passage.values.begin(),
                      static_cast<std::ptrdiff_t>(below(random, passage.values.size())));
        const auto value =
            std::next(some->second.begin(),
                      static_cast<std::ptrdiff_t>(below(random, some->second.size())));
        (below(random, 4) == 0 ? filters.exclude : filters.include)[some->first].insert(*value);
    }
    constexpr int kFirstYear = 2010;
    if (below(random, 5) == 0) filters.from_year = kFirstYear + static_cast<int>(below(random, 10));
    if (below(random, 5) == 0)
        filters.to_year = kFirstYear + 6 + static_cast<int>(below(random, 10));
    return filters;
}

}  // namespace findings::test
