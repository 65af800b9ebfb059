// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/phrases.hpp"

#include "search/matches.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::uint32_t kInOrder = 0;     // stands for a window: the words follow each other
constexpr std::size_t kAnswersKept = 64;  // of one thread; a search asks for a handful

TextQuery within(std::shared_ptr<const DocumentRuns> documents, TextQuery words) {
    return TextQuery::of(TextQuery::Op::AllOf,
                         {TextQuery::of_list(std::move(documents)), std::move(words)});
}

}  // namespace

TextQuery PhraseFinder::phrase(const std::vector<std::string>& stems) {
    return query_for(stems, kInOrder);
}

TextQuery PhraseFinder::near(const std::vector<std::string>& stems, std::uint32_t window) {
    return query_for(stems, window);
}

TextQuery PhraseFinder::query_for(const std::vector<std::string>& stems, std::uint32_t window) {
    TextQuery words = TextQuery::of_stems(TextQuery::Op::AllOf, stems);
    if (stems.size() < 2) return words;
    const Runs found = documents_with(stems, window);
    return found->empty() ? TextQuery::nothing() : within(found, std::move(words));
}

TextQuery PhraseFinder::exactly(const std::string& stem, const std::vector<std::string>& forms) {
    const Runs found = documents_with_form(stem, forms);
    return found->empty() ? TextQuery::nothing() : within(found, TextQuery::of_stem(stem));
}

PhraseFinder::Runs PhraseFinder::kept(const std::string& key, Runs found) {
    if (known_.size() >= kAnswersKept) known_.clear();
    return known_[key] = std::move(found);
}

PhraseFinder::Runs PhraseFinder::documents_with_form(const std::string& stem,
                                                     const std::vector<std::string>& forms) {
    std::string key = "=";
    for (const std::string& form : forms) (key += ' ') += form;
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    auto found = std::make_shared<DocumentRuns>();
    std::vector<std::uint32_t> numbers;
    for (const std::uint32_t number :
         index_->words.forms_of(index_->words.number_of(stem).value_or(0))) {
        if (std::find(forms.begin(), forms.end(), index_->words.form(number)) != forms.end())
            numbers.push_back(number);
    }
    if (!numbers.empty()) {
        for (const std::uint32_t docid :
             matching_docids(index_->postings(), TextQuery::of_stem(stem))) {
            if (index_->words.has_form(docid, numbers)) add_run(*found, docid, docid + 1);
        }
    }
    return kept(key, std::move(found));
}

PhraseFinder::Runs PhraseFinder::documents_with(const std::vector<std::string>& stems,
                                                std::uint32_t window) {
    std::string key = std::to_string(window);
    for (const std::string& stem : stems) (key += ' ') += stem;
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    auto found = std::make_shared<DocumentRuns>();
    std::vector<std::uint32_t> numbers;
    for (const std::string& stem : stems) {
        if (const auto number = index_->words.number_of(stem)) numbers.push_back(*number);
    }
    if (numbers.size() == stems.size()) {
        WordPlaces places(index_->words, numbers);
        for (const std::uint32_t docid :
             matching_docids(index_->postings(),
                             TextQuery::of_stems(TextQuery::Op::AllOf, stems))) {
            const bool together =
                window == kInOrder ? places.has_phrase(docid) : places.has_near(docid, window);
            if (together) add_run(*found, docid, docid + 1);
        }
    }
    return kept(key, std::move(found));
}

}  // namespace findings
