// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/breach_text.hpp"

#include "indexer/understand/notice_titles.hpp"
#include "indexer/understand/piece.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

// The activities that the Regulations of 2010 and 2014 regulate, and the header words of their
// column. Folded.
constexpr std::array<std::string_view, 18> kActivities = {"accommodation for persons who require",
                                                          "assessment or medical treatment",
                                                          "diagnostic and screening procedures",
                                                          "family planning",
                                                          "management of supply of blood",
                                                          "maternity and midwifery services",
                                                          "nursing care",
                                                          "personal care",
                                                          "services in slimming clinics",
                                                          "surgical procedures",
                                                          "termination of pregnancies",
                                                          "transport services, triage",
                                                          "treatment of disease, disorder",
                                                          "regulated activity",
                                                          "regulated activities",
                                                          "care home service with",
                                                          "treatment of disease or injury",
                                                          "diagnostic or screening procedures"};

// Their last lines, where a narrow column broke them.
constexpr std::array<std::string_view, 5> kWholeActivities = {
    "accommodation for persons who require nursing or personal care",
    "assessment or medical treatment for persons detained under the mental health act 1983",
    "treatment of disease, disorder or injury",
    "accommodation for persons who require treatment for substance misuse",
    "transport services, triage and medical advice provided remotely"};

constexpr std::array<std::string_view, 12> kLabels = {"how the regulation was not being met",
                                                      "how the regulation is not being met",
                                                      "how the regulation was not met",
                                                      "how the regulations were not being met",
                                                      "how the regulations are not being met",
                                                      "how the standard was not being met",
                                                      "why we have concerns",
                                                      "the enforcement action we took",
                                                      "enforcement action we took",
                                                      "how the legal requirement was not being met",
                                                      "the regulation was not being met because:",
                                                      "regulation not met"};

bool is_end_of_activity(std::string_view key) {
    return key.size() >= 6 &&
           std::any_of(kWholeActivities.begin(), kWholeActivities.end(), [&](auto name) {
               return name.ends_with(key) &&
                      (name.size() == key.size() || name[name.size() - key.size() - 1] == ' ');
           });
}

bool is_activity(std::string_view key) {
    if (is_end_of_activity(key)) return true;
    // The head of a table without lines, broken over two lines of which this is the second:
    // "Regulated | activity".
    if (key == "activity" || key == "activities" || key.starts_with("activity regulation ") ||
        key.starts_with("activities regulation "))
        return true;
    if (key == "regulated activity regulation" || key == "regulated regulation" ||
        key == "regulated activity | regulation")
        return true;
    if (key == "regulation" || key == "regulations" || key == "outcome" || key == "outcomes")
        return true;
    if (!key.empty() && key.size() <= 2 && std::all_of(key.begin(), key.end(), is_digit))
        return true;  // the number of an outcome
    return key.size() < 420 && starts_with_any(key, kActivities) && !key.ends_with('.') &&
           !contains(key, " not ");
}

/// Where inside a line the next part begins that a reader joined to it; npos when it is all one.
std::size_t joined_part(std::string_view line) {
    constexpr std::array<std::string_view, 5> kInner = {"How the regulation",
                                                        "How the regulations",
                                                        "Why we have concerns",
                                                        "HOW THE REGULATION",
                                                        "The enforcement action we took"};
    std::size_t at = std::string_view::npos;
    for (const auto words : kInner) at = std::min(at, line.find(words, 1));
    at = std::min(at, text_behind_title(line));
    // "Personal care Regulation 12 HSCA ...": the activity and its regulation.
    if (is_activity(folded(line.substr(0, 60)))) {
        for (auto found = line.find("Regulation ", 1); found != std::string_view::npos;
             found = line.find("Regulation ", found + 1)) {
            if (found + 11 >= line.size() || !is_digit(line[found + 11])) continue;
            at = std::min(at, found);
            break;
        }
    }
    return at;
}

/// Length of a label with its colon at the start of a line that goes on with text; 0 otherwise.
std::size_t label_bytes(std::string_view line) {
    const std::string key = folded(line.substr(0, 60));
    if (!starts_with_any(key, kLabels)) return 0;
    // "How the regulation was not being met The registered person ...": a label whose line end a
    // reader lost.
    for (const auto label : kLabels) {
        const bool runs_on = key.starts_with(label) && line.size() > label.size() + 2 &&
                             line[label.size()] == ' ' && is_upper(line[label.size() + 1]);
        if (runs_on) return label.size();
    }
    const auto colon = line.find(':');
    return colon == std::string_view::npos || colon > 70 || colon + 1 >= line.size() ? 0
                                                                                     : colon + 1;
}

void add_part(std::vector<BreachPart>& parts, const Block& block, std::string_view text) {
    text = trimmed(text, " |");
    text = trimmed(text);
    if (text.empty()) return;
    BreachPart part;
    part.block = block_with_text(block, text);
    if (block.kind == BlockKind::TableRow) part.block.kind = BlockKind::Paragraph;
    part.line = breach_line(text);
    // The regulation's name printed on a line of its own below its number.
    const bool name_alone = part.line == BreachLine::Text && !parts.empty() &&
                            parts.back().line == BreachLine::Regulation && may_end_title(text);
    if (name_alone) part.line = BreachLine::Regulation;
    parts.push_back(std::move(part));
}

}  // namespace

BreachLine breach_line(std::string_view line) {
    const std::string key = folded(line.substr(0, 500));
    if (is_regulation_title(key)) return BreachLine::Regulation;
    if (is_activity(key)) return BreachLine::Activity;
    if (starts_with_any(key, kLabels) && (key.ends_with(':') || key.size() < 60))
        return BreachLine::Label;
    return BreachLine::Text;
}

bool is_notice_title(std::string_view line) {
    const std::string key = folded(line.substr(0, 241));
    if (!is_regulation_title(key)) return false;
    return contains_any(key,
                        std::array<std::string_view, 6>{"hsca",
                                                        "regulations 20",
                                                        "(ra)",
                                                        "health and social care act",
                                                        "cqc (registration)",
                                                        "registration regulations"});
}

bool closes_notice(std::string_view line, std::string_view title) {
    constexpr std::size_t kLongest = 160;
    constexpr auto kOpenings = std::to_array<std::string_view>({"this was in ",
                                                                "this is in ",
                                                                "this was a ",
                                                                "this is a ",
                                                                "these were ",
                                                                "these are ",
                                                                "breach of ",
                                                                "in breach of ",
                                                                "a breach of "});
    if (line.size() > kLongest || title.empty()) return false;
    const std::string key = folded(line);
    std::string_view rest = key;
    const bool says_breach = starts_with_any(rest, kOpenings) &&
                             (contains(rest, "breach") || contains(rest, "contravention"));
    if (says_breach) rest.remove_prefix(std::min(rest.find("reg"), rest.size()));
    for (const std::string_view word : {"regulations ", "regulation ", "regs ", "reg. ", "reg "}) {
        if (!rest.starts_with(word)) continue;
        rest.remove_prefix(word.size());
        break;
    }
    const auto number = rest.substr(0, rest.find_first_not_of("0123456789"));
    if (number.empty() || number.size() > 2) return false;
    const std::string of_title = folded(title);
    bool same = false;
    for (auto at = of_title.find("reg"); at != std::string::npos && !same;
         at = of_title.find("reg", at + 1)) {
        const auto digits = of_title.find_first_of("0123456789", at);
        same = digits != std::string::npos && digits - at <= 12 &&
               std::string_view(of_title).substr(digits).starts_with(number) &&
               (digits + number.size() >= of_title.size() ||
                !is_digit(of_title[digits + number.size()]));
    }
    if (!same || says_breach) return same;
    // Nothing but figures and letters of paragraphs: "18 (1) and (2)(a)"
    rest.remove_prefix(number.size());
    if (!contains(rest, "(")) return false;
    for (std::size_t at = 0; at < rest.size();) {
        std::size_t end = at;
        while (end < rest.size() && rest[end] >= 'a' && rest[end] <= 'z') ++end;
        if (end - at > 3 && rest.substr(at, end - at) != "regulation") return false;
        at = std::max(end, at + 1);
    }
    return true;
}

std::vector<BreachPart> breach_parts(const Block& block) {
    std::vector<BreachPart> parts;
    std::vector<std::string_view> texts;
    if (block.kind == BlockKind::TableRow && !block.cells.empty()) {
        texts.assign(block.cells.begin(), block.cells.end());
    } else {
        texts.push_back(block.text);
    }
    for (const auto text : texts) {
        for (auto line : split_lines(text)) {
            for (auto at = joined_part(line); at != std::string_view::npos;
                 at = joined_part(line)) {
                add_part(parts, block, line.substr(0, at));
                line.remove_prefix(at);
            }
            if (const auto label = label_bytes(line); label != 0) {
                add_part(parts, block, line.substr(0, label));
                line.remove_prefix(label);
            }
            add_part(parts, block, line);
        }
    }
    // Lines of one text that a reader broke: a part in small letters goes on with the one before
    // it.
    std::vector<BreachPart> whole;
    for (auto& part : parts) {
        const bool goes_on =
            part.line == BreachLine::Text && !whole.empty() &&
            whole.back().line == BreachLine::Text && block.kind == BlockKind::TableRow &&
            !ends_sentence(whole.back().block.text) && !whole.back().block.text.ends_with(':') &&
            part.block.text.front() >= 'a' && part.block.text.front() <= 'z';
        if (goes_on) {
            whole.back().block.text += ' ' + part.block.text;
        } else {
            whole.push_back(std::move(part));
        }
    }
    return whole;
}

}  // namespace findings::understanding
