// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_graph.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace findings::label {
namespace {

struct Question {
    std::string_view id, label;
};
constexpr std::array kQuestions = {Question{"safe", "Safe"},
                                   Question{"effective", "Effective"},
                                   Question{"caring", "Caring"},
                                   Question{"responsive", "Responsive"},
                                   Question{"well-led", "Well-led"}};

std::string joined(std::string_view a, std::string_view b) { return std::string(a).append(b); }

/// "Kindness, compassion and dignity" as "kindness-compassion-and-dignity".
std::string slug(std::string_view name) {
    std::string slug;
    for (const char c : name) {
        const bool is_upper = c >= 'A' && c <= 'Z';
        if (is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            slug += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!slug.empty() && slug.back() != '-' && c != '\'') {
            slug += '-';
        }
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

class Grapher {
  public:
    Grapher(const Taxonomy& taxonomy, std::string_view base)
        : taxonomy_(taxonomy),
          base_(base),
          language_(taxonomy.language.empty() ? "en-GB" : taxonomy.language) {}

    std::vector<Statement> run() && {
        add_scheme();
        for (const Theme& theme : taxonomy_.themes) add_theme(theme);
        add_questions();
        add_statements();
        add_regulations();
        add_regulations_2010();
        return std::move(graph_);
    }

  private:
    std::string name(std::string_view kind, std::string_view id) const {
        return joined(base_, kind) + ":" + std::string(id);
    }
    std::string theme_name(std::string_view id) const { return name("theme", id); }
    std::string scheme(std::string_view kind) const { return joined(base_, kind); }

    void link(const std::string& subject, const std::string& predicate, std::string object) {
        graph_.push_back({subject, predicate, false, std::move(object), {}, {}});
    }
    void skos(const std::string& subject, std::string_view predicate, std::string object) {
        link(subject, joined(kSkos, predicate), std::move(object));
    }
    void say(const std::string& subject, const std::string& predicate, const std::string& text) {
        if (!text.empty()) graph_.push_back({subject, predicate, true, text, language_, {}});
    }
    void plain(const std::string& subject,
               const std::string& predicate,
               const std::string& text,
               std::string datatype = {}) {
        if (!text.empty())
            graph_.push_back({subject, predicate, true, text, {}, std::move(datatype)});
    }
    void begin(const std::string& subject, std::string_view type) {
        link(subject, std::string(kRdfType), joined(kSkos, type));
    }

    void add_scheme() {
        const std::string themes = scheme("themes");
        begin(themes, "ConceptScheme");
        say(themes, joined(kTerms, "title"), taxonomy_.name.empty() ? "Themes" : taxonomy_.name);
        plain(themes, joined(kOwl, "versionInfo"), taxonomy_.version);
        plain(themes, joined(kTerms, "modified"), taxonomy_.date, joined(kXsd, "date"));
        for (const Theme& theme : taxonomy_.themes) {
            if (theme.parent.empty()) skos(themes, "hasTopConcept", theme_name(theme.id));
        }
    }

    void add_theme(const Theme& theme) {
        const std::string self = theme_name(theme.id);
        begin(self, "Concept");
        skos(self, "inScheme", scheme("themes"));
        plain(self, joined(kSkos, "notation"), theme.id);
        say(self, joined(kSkos, "prefLabel"), theme.label);
        say(self, joined(kSkos, "definition"), theme.definition);
        if (theme.parent.empty()) {
            skos(self, "topConceptOf", scheme("themes"));
        } else {
            skos(self, "broader", theme_name(theme.parent));
        }
        for (const Theme& child : taxonomy_.themes) {
            if (child.parent == theme.id) skos(self, "narrower", theme_name(child.id));
        }
        for (const std::string& id : related_of(theme)) skos(self, "related", theme_name(id));
        for (const std::string& note : theme.near_miss_notes)
            say(self, joined(kSkos, "scopeNote"), "Not this theme: " + note);
        for (const std::string& id : theme.key_questions)
            skos(self, "relatedMatch", name("key-question", id));
        for (const std::string& statement : theme.quality_statements)
            skos(self, "relatedMatch", name("quality-statement", slug(statement)));
        for (const std::string& regulation : theme.regulations)
            skos(self, "relatedMatch", name("regulation", slug(regulation)));
        for (const std::string& regulation : theme.regulations_2010)
            skos(self, "relatedMatch", name("regulation-2010", slug(regulation)));
    }

    /// skos:related goes both ways, and never between a theme and one above or below it (SKOS S27).
    std::set<std::string> related_of(const Theme& theme) const {
        std::set<std::string> ids;
        for (const Theme& other : taxonomy_.themes) {
            const auto names = [](const Theme& from, const Theme& to) {
                return std::find(from.related.begin(), from.related.end(), to.id) !=
                       from.related.end();
            };
            const bool is_kin =
                other.id == theme.id || other.id == theme.parent || other.parent == theme.id;
            if (!is_kin && (names(theme, other) || names(other, theme))) ids.insert(other.id);
        }
        return ids;
    }

    void add_questions() {
        const std::string questions = scheme("key-questions");
        begin(questions, "ConceptScheme");
        say(questions, joined(kTerms, "title"), "Key questions");
        for (const Question& question : kQuestions) {
            const std::string self = name("key-question", question.id);
            begin(self, "Concept");
            skos(self, "inScheme", questions);
            plain(self, joined(kSkos, "notation"), std::string(question.id));
            say(self, joined(kSkos, "prefLabel"), std::string(question.label));
        }
    }

    void add_statements() {
        std::map<std::string, std::string> question_of = taxonomy_.quality_statement_question;
        for (const Theme& theme : taxonomy_.themes) {
            for (const std::string& statement : theme.quality_statements)
                question_of.emplace(statement, "");
        }
        if (question_of.empty()) return;
        const std::string statements = scheme("quality-statements");
        begin(statements, "ConceptScheme");
        say(statements, joined(kTerms, "title"), "Quality statements");
        for (const auto& [statement, question] : question_of) {
            const std::string self = name("quality-statement", slug(statement));
            begin(self, "Concept");
            skos(self, "inScheme", statements);
            say(self, joined(kSkos, "prefLabel"), statement);
            if (!question.empty()) skos(self, "broadMatch", name("key-question", question));
        }
    }

    void add_regulations() {
        std::map<std::string, std::string> title_of = taxonomy_.regulation_titles;
        for (const Theme& theme : taxonomy_.themes) {
            for (const std::string& regulation : theme.regulations)
                title_of.emplace(regulation, "");
        }
        add_scheme_of(title_of, "regulations", "Regulations", "regulation");
    }
    /// A scheme of their own: the same numbers mean other things (ADR 0027).
    void add_regulations_2010() {
        std::map<std::string, std::string> title_of = taxonomy_.regulation_titles_2010;
        for (const Theme& theme : taxonomy_.themes) {
            for (const std::string& regulation : theme.regulations_2010)
                title_of.emplace(regulation, "");
        }
        const std::string& until = taxonomy_.last_of_2010;
        add_scheme_of(title_of,
                      "regulations-2010",
                      "Regulations of 2010" + (until.empty() ? "" : ", in force until " + until),
                      "regulation-2010");
    }
    void add_scheme_of(const std::map<std::string, std::string>& title_of,
                       const char* of_scheme,
                       const std::string& of_all,
                       const char* kind) {
        if (title_of.empty()) return;
        const std::string regulations = scheme(of_scheme);
        begin(regulations, "ConceptScheme");
        say(regulations, joined(kTerms, "title"), of_all);
        for (const auto& [regulation, title] : title_of) {
            const std::string self = name(kind, slug(regulation));
            begin(self, "Concept");
            skos(self, "inScheme", regulations);
            plain(self, joined(kSkos, "notation"), regulation);
            say(self,
                joined(kSkos, "prefLabel"),
                title.empty() ? regulation : regulation + ": " + title);
        }
    }

    const Taxonomy& taxonomy_;
    std::string base_;
    std::string language_;
    std::vector<Statement> graph_;
};

}  // namespace

std::vector<Prefix> theme_prefixes(std::string_view base) {
    std::vector<Prefix> prefixes = {{"skos", std::string(kSkos)},
                                    {"dcterms", std::string(kTerms)},
                                    {"owl", std::string(kOwl)},
                                    {"xsd", std::string(kXsd)}};
    for (const char* kind :
         {"theme", "key-question", "quality-statement", "regulation", "regulation-2010"})
        prefixes.push_back({kind, joined(base, kind) + ":"});
    return prefixes;
}

std::vector<Statement> graph_of(const Taxonomy& taxonomy, std::string_view base) {
    return Grapher(taxonomy, base).run();
}

Result<void> check_base(std::string_view base) {
    const auto is_unfit = [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 ||
               std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos;
    };
    const bool has_scheme = base.find(':') != std::string_view::npos && base.find(':') > 0;
    const bool ends_well = base.ends_with('/') || base.ends_with('#') || base.ends_with(':');
    if (has_scheme && ends_well && std::none_of(base.begin(), base.end(), is_unfit)) return {};
    return failure(ErrorKind::BadInput,
                   "\"" + std::string(base) + "\" cannot begin the names of themes",
                   "give an IRI that ends in /, # or :, such as https://example.org/findings/");
}

}  // namespace findings::label
