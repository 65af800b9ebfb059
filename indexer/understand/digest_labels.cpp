// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/digest_labels.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestLine = 300;

enum class Says { Nothing, Publisher, Via, Day, Author };

struct Label {
    std::string_view words;
    Says says;
};

// Folded. Those that end in a blank need no colon behind them.
constexpr std::array kLabels = {Label{"source:", Says::Publisher},
                                Label{"publisher:", Says::Publisher},
                                Label{"published by:", Says::Publisher},
                                Label{"published by ", Says::Publisher},
                                Label{"produced by:", Says::Publisher},
                                Label{"produced by ", Says::Publisher},
                                Label{"issued by:", Says::Publisher},
                                Label{"organisation:", Says::Publisher},
                                Label{"organization:", Says::Publisher},
                                Label{"from:", Says::Publisher},
                                Label{"via:", Says::Via},
                                Label{"via ", Says::Via},
                                Label{"seen in:", Says::Via},
                                Label{"shared by:", Says::Via},
                                Label{"published:", Says::Day},
                                Label{"published on:", Says::Day},
                                Label{"published on ", Says::Day},
                                Label{"published ", Says::Day},
                                Label{"first published:", Says::Day},
                                Label{"publication date:", Says::Day},
                                Label{"date published:", Says::Day},
                                Label{"date of publication:", Says::Day},
                                Label{"issued:", Says::Day},
                                Label{"released:", Says::Day},
                                Label{"date:", Says::Day},
                                Label{"author:", Says::Author},
                                Label{"authors:", Says::Author},
                                Label{"author(s):", Says::Author},
                                Label{"by:", Says::Author}};

struct LabelledPart {
    Says says = Says::Nothing;
    std::string_view words;  // behind the label, or all of it where there is none
};

LabelledPart part_of(std::string_view text) {
    text = trimmed(text, " \n\t,;.");
    const std::string key = folded(text.substr(0, 24));
    for (const auto& label : kLabels) {
        if (key.starts_with(label.words))
            return {label.says, trimmed(text.substr(label.words.size()), " :")};
    }
    return {Says::Nothing, text};
}

constexpr std::array<std::string_view, 6> kJoints =
    {"|", "\n", " \u00b7 ", " \u2022 ", "; ", " \u2013 "};

/// "Source: Elm Institute Published: 3 June 2025": a label with a capital and a colon begins a
/// part, whatever stands in front.
void cut_at_labels(std::string_view part, std::vector<std::string_view>& out) {
    std::size_t begin = 0;
    for (auto space = part.find(' '); space != std::string_view::npos;
         space = part.find(' ', space + 1)) {
        const auto rest = part.substr(space + 1);
        if (rest.empty() || !is_upper(rest.front())) continue;
        const std::string key = folded(rest.substr(0, 24));
        const bool labels = std::any_of(kLabels.begin(), kLabels.end(), [&](const Label& label) {
            return label.words.ends_with(':') && key.starts_with(label.words);
        });
        // "Date published: ..." is one label, not "Date" and "Published".
        const auto before = part.substr(begin, space - begin);
        if (!labels || word_count(before) < 2) continue;
        out.push_back(before);
        begin = space + 1;
    }
    out.push_back(part.substr(begin));
}

std::vector<std::string_view> parts_of(std::string_view line) {
    std::vector<std::string_view> parts{line};
    for (const auto joint : kJoints) {
        if (!contains(line, joint)) continue;
        std::vector<std::string_view> finer;
        for (const auto part : parts) {
            for (const auto piece : split_on(part, joint)) finer.push_back(piece);
        }
        parts = std::move(finer);
    }
    std::vector<std::string_view> out;
    for (const auto part : parts) cut_at_labels(part, out);
    return out;
}

/// "Elm Institute on 3 June 2025", "Elm Institute, May 2025", "Elm Institute (May 2025)": the name,
/// and its day where none is known.
std::string name_and_day(std::string_view words, PartialDate& day) {
    for (const std::string_view joint : {" on ", " in ", ", ", " ("}) {
        const auto at = words.rfind(joint);
        if (at == std::string_view::npos) continue;
        const auto date = whole_date(trimmed(words.substr(at + joint.size()), " ()"));
        if (!date) continue;
        if (!day.known()) day = date->to;
        words = words.substr(0, at);
        break;
    }
    return body_name(words);
}

/// "3 June 2025 by Elm Institute": the day, and who published it.
bool read_day(std::string_view words, DigestSource& source) {
    const auto by = words.find(" by ");
    const auto date = whole_date(words.substr(0, by));
    if (!date) return false;
    source.published = date->to;
    if (by != std::string_view::npos && source.publisher.empty())
        source.publisher = body_name(words.substr(by + 4));
    return true;
}

void take_unlabelled(std::string_view words, bool may_be_title, DigestSource& source) {
    if (const auto date = whole_date(words)) {
        if (!source.published.known()) source.published = date->to;
    } else if (may_be_title) {
        source.title = words;
    } else if (source.publisher.empty() && !contains(words, ":")) {
        source.publisher = body_name(words);
    }
}

}  // namespace

std::optional<DigestSource> labelled_parts(std::string_view line, bool has_headline) {
    if (line.size() > kLongestLine) return std::nullopt;
    DigestSource source;
    std::vector<std::string_view> unlabelled;
    const auto parts = parts_of(line);
    bool labelled = false;
    for (const auto part : parts) {
        const auto [says, words] = part_of(part);
        if (words.empty()) continue;
        if (says == Says::Publisher && source.publisher.empty())
            source.publisher = name_and_day(words, source.published);
        else if (says == Says::Via)
            source.via = body_name(words);
        else if (says == Says::Author)
            source.author = words;
        else if (says != Says::Day || !read_day(words, source))
            unlabelled.push_back(words);
        // "via Ward News" stands in lines without labels, too.
        labelled = labelled || says == Says::Publisher || says == Says::Day;
    }
    if (!labelled || parts.size() < 2) return std::nullopt;
    for (const auto words : unlabelled)
        take_unlabelled(words, !has_headline && words.data() == line.data(), source);
    if (source.publisher.empty()) return std::nullopt;
    return source;
}

bool is_line_of_labels(const Block& block) {
    const std::string_view text = block.text;
    const auto colon = text.find(':');
    if (!is_text_line(block) || text.size() > kLongestLine || colon == std::string_view::npos ||
        ends_sentence(text))
        return false;
    // One label alone is read elsewhere.
    if (!contains_any(text, kJoints) && text.find(':', colon + 1) == std::string_view::npos)
        return false;
    bool names_source = false;
    std::size_t labels = 0;
    for (const auto part : parts_of(text)) {
        const auto says = part_of(part).says;
        if (says != Says::Nothing) ++labels;
        names_source = names_source || says == Says::Publisher;
    }
    return names_source && labels >= 2;
}

bool is_day_line(const Block& block) {
    if (!is_text_line(block) || block.text.size() > 60) return false;
    const auto [says, words] = part_of(block.text);
    return says == Says::Day && whole_date(words).has_value();
}

}  // namespace findings::understanding
