// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/practice_question.hpp"

#include "indexer/schema/tokens.hpp"
#include "search/open_index.hpp"
#include "search/stemmer.hpp"

namespace findings {
namespace {

/// The question without its words as they were written.
Result<PracticeQuestion> compared_by(Searcher& searcher, const PracticeRequest& request) {
    constexpr std::size_t kWordsOfFinding = 25;
    const OpenIndex& index = searcher.index();
    PracticeQuestion question;
    question.service = request.service;
    question.region = request.region;
    if (request.id.empty()) {
        const Stemmer stemmer;
        question.words = telling_words(index, stemmer, request.text);
        question.themes = themes_by_id(index.columns, request.themes);
        question.is_voted = question.themes.empty();
        question.themes =
            seconded(index.columns, question.themes, voted_themes(index, question.words));
        return question;
    }
    const auto docid = searcher.docid_of(request.id);
    if (!docid) return tl::unexpected(docid.error());
    question.docid = *docid;
    question.words = telling_words(index, *docid, kWordsOfFinding);
    question.themes = themes_of_passage(index.columns, *docid);
    if (question.service.empty())
        question.service = only_value(index.columns.facets[facet::kService], *docid);
    if (question.region.empty())
        question.region = only_value(index.columns.facets[facet::kRegion], *docid);
    if (question.themes.empty()) {
        question.themes = voted_themes(index, question.words);
        question.is_voted = true;
    }
    return question;
}

/// Readers are shown the words that they wrote, and not what they are compared by.
void note_words(PracticeQuestion& question, const std::string& text) {
    const Stemmer stemmer;
    for (const Token& token : tokenise(text))
        question.written.emplace(stemmer.stem_of(token.word), token.word);
}

}  // namespace

Result<PracticeQuestion> question_of(Searcher& searcher, const PracticeRequest& request) {
    auto question = compared_by(searcher, request);
    if (!question) return question;
    note_words(*question,
               question->docid == 0 ? request.text : searcher.hit(question->docid).passage.text);
    return question;
}

std::string word_of(const PracticeQuestion& question, const std::string& stem) {
    const auto written = question.written.find(stem);
    return written == question.written.end() ? stem : written->second;
}

std::string only_value(const FacetColumnView& column, std::uint32_t docid) {
    const auto values = column.of(docid);
    return values.empty() ? std::string() : column.values[values.front()].value;
}

}  // namespace findings
