// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/written_filters.hpp"

#include "indexer/schema/fields.hpp"

namespace findings {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

void WrittenFilters::take(const Lexeme& lexeme, bool is_unwanted, std::size_t begin) {
    cut_.emplace_back(begin, lexeme.end);
    const std::size_t dots = lexeme.text.find("..");
    if (lexeme.name == "published" && dots != std::string::npos) {
        const std::string from = lexeme.text.substr(0, dots);
        const std::string to = lexeme.text.substr(dots + 2);
        if (!from.empty())
            filters_.push_back({std::string(kFromFilter), from, false, lexeme.begin});
        if (!to.empty()) filters_.push_back({std::string(kToFilter), to, false, lexeme.begin});
    } else if (lexeme.name == "published") {
        filters_.push_back({std::string(kFromFilter), lexeme.text, false, lexeme.begin});
        filters_.push_back({std::string(kToFilter), lexeme.text, false, lexeme.begin});
    } else {
        filters_.push_back({lexeme.name, lexeme.text, is_unwanted, lexeme.begin});
    }
}

std::string WrittenFilters::words_only() const {
    std::string out;
    std::size_t at = 0;
    for (const auto& [begin, end] : cut_) {
        out += text_.substr(at, begin - at);
        at = end;
    }
    out += text_.substr(at);
    std::string tidy;
    for (const char c : out) {
        if (!is_space(c))
            tidy += c;
        else if (!tidy.empty() && tidy.back() != ' ')
            tidy += ' ';
    }
    while (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
    return tidy;
}

}  // namespace findings
