// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site_words.hpp"

#include "indexer/schema/tokens.hpp"
#include "search/query_parser.hpp"
#include "server/json_of.hpp"

#include <algorithm>
#include <set>

namespace findings {
namespace {

constexpr std::uint32_t kTextsInFile = 1000;
constexpr std::size_t kShownBytes = 280;

/// As JavaScript: also the two ends of a line that JSON lets stand in a string.
std::string in_quotes(std::string_view text) {
    std::string json = dump(Json(std::string(text)));
    for (const std::string_view end : {"\xE2\x80\xA8", "\xE2\x80\xA9"}) {
        for (auto at = json.find(end); at != std::string::npos; at = json.find(end, at))
            json.replace(at, end.size(), " ");
    }
    return json;
}

std::string shortened_to(std::string_view text) {
    if (text.size() <= kShownBytes) return std::string(text);
    const auto blank = text.rfind(' ', kShownBytes);
    std::size_t end = blank == std::string_view::npos ? kShownBytes : blank;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

/// First two letters of a word, as the script works them out: whatever is no ASCII letter or digit
/// is "_".
std::string shard_of(std::string_view word) {
    std::string shard;
    for (std::size_t i = 0; i < 2 && i < word.size(); ++i) {
        const char c = word[i];
        shard += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
    }
    return shard;
}

}  // namespace

void SiteWords::add_report(std::string_view link, std::string_view title, std::string_view date) {
    reports_ += (report_count_++ == 0 ? "[" : ",\n[") + in_quotes(link) + ',' + in_quotes(title) +
                ',' + in_quotes(date) + ']';
}

void SiteWords::add_passage(std::string_view anchor,
                            std::string_view kind,
                            std::string_view text,
                            const WriteFile& write) {
    texts_ += (texts_.empty() ? "[" : ",\n[") + std::to_string(report_count_ - 1) + ',' +
              in_quotes(anchor) + ',' + in_quotes(kind) + ',' + in_quotes(shortened_to(text)) + ']';
    std::set<std::string> words;
    for (Token& token : tokenise(text)) {
        if (token.word.size() > 1 && !is_stop_word(token.word)) words.insert(std::move(token.word));
    }
    for (const std::string& word : words) postings_[word].push_back(passages_);
    if (++passages_ % kTextsInFile == 0) write_texts(write);
}

void SiteWords::write_texts(const WriteFile& write) {
    if (texts_.empty()) return;
    const std::string number = std::to_string((passages_ - 1) / kTextsInFile);
    write("search/texts-" + number + ".js", "findingsTexts(" + number + ",[" + texts_ + "]);\n");
    texts_.clear();
}

void SiteWords::finish(const WriteFile& write) {
    write_texts(write);
    write("search/reports.js",
          "findingsReports([" + reports_ + "]," + std::to_string(passages_) + ");\n");
    std::map<std::string, std::string> shards;
    for (const auto& [word, passages] : postings_) {
        std::string& shard = shards[shard_of(word)];
        shard += (shard.empty() ? "" : ",\n") + in_quotes(word) + ":[";
        std::uint32_t last = 0;  // distances, which are shorter than numbers
        for (std::size_t i = 0; i < passages.size(); ++i) {
            shard += (i == 0 ? "" : ",") + std::to_string(passages[i] - last);
            last = passages[i];
        }
        shard += ']';
    }
    std::string names;
    for (const auto& [name, words] : shards) {
        write("search/words-" + name + ".js", "findingsWords(\"" + name + "\",{" + words + "});\n");
        names += (names.empty() ? "" : ",") + in_quotes(name);
    }
    write("search/shards.js", "findingsShards([" + names + "]);\n");
    postings_.clear();
}

}  // namespace findings
