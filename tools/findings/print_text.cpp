// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/print_text.hpp"

#include "indexer/schema/corrections.hpp"
#include "indexer/schema/mixed.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "server/cite.hpp"
#include "tools/findings/commands.hpp"

#include <cstdio>
#include <unistd.h>

namespace findings {
namespace {

constexpr std::size_t kFacetValuesPrinted = 8;

bool on_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

std::string bold(const std::string& text) {
    return on_terminal() ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty() && !part.empty()) out += between;
        out += part;
    }
    return out;
}

std::string label_line(const Passage& passage) {
    std::vector<std::string> parts{std::string(to_id(passage.kind)),
                                   std::string(to_id(passage.polarity))};
    if (const auto mixed = mixed_of(passage))
        parts.back().append(" ").append(mixed_in_words(*mixed));
    if (passage.key_question != KeyQuestion::None) parts.emplace_back(to_id(passage.key_question));
    std::vector<std::string> themes;
    for (const ThemeLabel& theme : passage.themes) themes.push_back(theme.id);
    parts.push_back(joined(themes, ", "));
    return joined(parts, " · ");
}

std::string origin_line(const Passage& passage, const Report& report) {
    const auto overall = report.ratings.find("overall");
    const std::string rating =
        overall == report.ratings.end() ? "" : "rated " + std::string(to_id(overall->second.value));
    const std::string& about =
        report.location.name.empty() ? report.provider.name : report.location.name;
    return joined({report.title,
                   about,
                   report.publisher == about ? std::string() : report.publisher,
                   to_iso(report.published),
                   rating,
                   page_in_words(passage),
                   joined(passage.section, " > ")},
                  " · ");
}

void print_cues(const char* what, const std::vector<Cue>& cues) {
    for (const Cue& cue : cues) {
        if (cue.weight == 0) {
            std::printf("      %s: %s \"%s\"\n", what, cue.rule.c_str(), cue.words.c_str());
        } else {
            std::printf("      %s: \"%s\" (%+.2f)\n",
                        cue.weight > 0 ? what : "in spite of",
                        cue.words.c_str(),
                        static_cast<double>(cue.weight));
        }
    }
}

/// What the theme was mapped to on the day of the report.
void print_crosswalk(const Crosswalk& walk) {
    std::vector<std::string> regulations;
    for (const Crosswalk::Regulation& one : walk.regulations)
        regulations.push_back(one.value + (one.title.empty() ? "" : " " + one.title));
    if (!regulations.empty())
        std::printf("      regulation: %s\n", joined(regulations, "; ").c_str());
    if (!walk.quality_statements.empty())
        std::printf("      quality statement: %s\n", joined(walk.quality_statements, "; ").c_str());
}

void print_why(const Passage& passage, const Report& report, const ThemeTree& themes) {
    std::printf("\nWhy these labels\n");
    for (const ThemeLabel& theme : passage.themes) {
        std::printf("  theme %s (%.2f)\n", theme.id.c_str(), static_cast<double>(theme.score));
        print_cues("because of", theme.cues);
        if (const ThemeEntry* entry = themes.find(theme.id))
            print_crosswalk(themes.crosswalk_of(*entry, report));
    }
    std::printf("  polarity %s\n", std::string(to_id(passage.polarity)).c_str());
    print_cues("because of", passage.polarity_cues);
    std::printf("  kind %s\n", std::string(to_id(passage.kind)).c_str());
    print_cues("because of", passage.other_cues);
}

void print_corrections(const Passage& passage) {
    if (passage.corrections.empty()) return;
    std::printf("\nCorrected\n");
    for (const Correction& c : passage.corrections) {
        std::printf("  %s by %s, %s (correction %llu)%s%s\n",
                    changes_in_words(c).c_str(),
                    c.by.c_str(),
                    c.at.c_str(),
                    static_cast<unsigned long long>(c.number),
                    c.note.empty() ? "" : ": ",
                    c.note.c_str());
    }
    const LabelSet& before = passage.corrections.front().before;
    std::printf("  the program had said: %s\n",
                joined({std::string(to_id(before.kind)),
                        std::string(to_id(before.polarity)),
                        std::string(to_id(before.key_question)),
                        joined(before.themes, ", ")},
                       " · ")
                    .c_str());
}

std::string same_words_line(const SameWords& same) {
    if (same.findings == 0) return {};
    return "the same words stand in " + counted(same.reports, "report") +
           (same.reports > 1 ? "" : " " + with_commas(same.findings) + " times");
}

void print_facets(const SearchPage& page) {
    for (const FacetCounts& facet : page.facets) {
        if (facet.values.empty()) continue;
        std::printf("%s\n", std::string(kFacets.at(facet.facet).label).c_str());
        std::size_t shown = 0;
        for (const FacetValue& value : facet.values) {
            if (++shown > kFacetValuesPrinted) break;
            std::printf("  %s%-40s %8s findings %6s reports%s\n",
                        value.parent.empty() ? "" : "  ",
                        value.value.c_str(),
                        with_commas(value.findings).c_str(),
                        with_commas(value.reports).c_str(),
                        value.selected ? " *" : "");
        }
        if (facet.values_total > kFacetValuesPrinted) {
            std::printf("  ... %s values in all\n", with_commas(facet.values_total).c_str());
        }
    }
    std::printf("\n");
}

}  // namespace

void print_page(const SearchPage& page, bool with_facets) {
    for (const std::string& note : page.notes) std::printf("%s\n", note.c_str());
    if (page.any_of) {
        std::printf("Any of the words would find %s in %s: add --any\n",
                    counted(page.any_of->total_findings, "finding").c_str(),
                    counted(page.any_of->total_reports, "report").c_str());
    }
    std::printf("%s in %s",
                counted(page.total_findings, "finding").c_str(),
                counted(page.total_reports, "report").c_str());
    if (page.total_distinct < page.total_findings)
        std::printf(", %s shown: what says the same stands once",
                    with_commas(page.total_distinct).c_str());
    std::printf(" (generation %s, %.1f ms)\n\n", page.generation.c_str(), page.took_ms);
    if (!page.did_you_mean.empty()) std::printf("Did you mean: %s\n", page.did_you_mean.c_str());
    for (const Advice& less : page.advice) {
        std::printf("Without %s%s%s: %s\n",
                    less.is_word                ? ""
                    : less.without == "filters" ? "any "
                                                : "the filter ",
                    less.without.c_str(),
                    less.is_word ? " among the words" : "",
                    counted(less.total_findings, "finding").c_str());
    }
    if (with_facets) print_facets(page);
    std::size_t number = page.understood.offset;
    for (const Hit& hit : page.hits) {
        std::string text;
        for (const SnippetPart& part : hit.snippet)
            text += part.is_match ? bold(part.text) : part.text;
        std::printf("%zu. %s\n   %s\n   %s\n   %s\n\n",
                    ++number,
                    text.c_str(),
                    label_line(hit.passage).c_str(),
                    hit.report ? origin_line(hit.passage, *hit.report).c_str() : "",
                    joined({hit.passage.id, same_words_line(hit.same_words)}, " · ").c_str());
    }
}

void print_finding(const FindingPage& page, const ThemeTree* themes) {
    for (const Passage& before : page.before) std::printf("    %s\n", before.text.c_str());
    std::printf("> %s\n", bold(page.passage.text).c_str());
    for (const Passage& after : page.after) std::printf("    %s\n", after.text.c_str());
    std::printf("\n%s\n%s\nfile %s\n",
                label_line(page.passage).c_str(),
                origin_line(page.passage, *page.report).c_str(),
                page.report->file.c_str());
    if (page.same_words.findings > 0) std::printf("%s\n", same_words_line(page.same_words).c_str());
    print_corrections(page.passage);
    if (themes != nullptr) print_why(page.passage, *page.report, *themes);
}

void print_report(const ReportPage& page) {
    const Report& r = page.report;
    const auto line = [](const char* name, const std::string& value) {
        if (!value.empty()) std::printf("%-12s %s\n", name, value.c_str());
    };
    line("id", r.id);
    line("title", r.title);
    line("kind", r.report_kind);
    line("framework", r.framework);
    line("publisher", r.publisher);
    line("via", r.via);
    line("published", to_iso(r.published));
    line("inspected", joined({to_iso(r.inspected_from), to_iso(r.inspected_to)}, " to "));
    line("provider", joined({r.provider.name, r.provider.id}, ", "));
    line("location", joined({r.location.name, r.location.id}, ", "));
    line("service", r.service);
    line("region", r.region);
    for (const auto& [name, rating] : r.ratings) {
        line(("  " + name).c_str(),
             std::string(to_id(rating.value)) +
                 (rating.carried_forward ? " (carried forward)" : ""));
    }
    line("source", r.source_url);
    line("licence", r.licence);
    line("file", r.file);
    line("part of", r.part_of);
    std::printf("\n");
    std::vector<std::string> section;
    for (const Passage& passage : r.passages) {
        if (passage.section != section)
            std::printf("\n%s\n", bold(joined(section = passage.section, " > ")).c_str());
        std::printf("  [%s] %s\n    %s\n",
                    passage.id.c_str(),
                    passage.text.c_str(),
                    label_line(passage).c_str());
    }
}

}  // namespace findings
