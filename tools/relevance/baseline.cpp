// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/relevance/baseline.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace findings::relevance {
namespace {

/// The text cut as the documents were; a query parser would make phrases of hyphens and operators
/// of signs.
Xapian::Query any_word_of(const std::string& text, Xapian::TermGenerator& generator) {
    const Xapian::Document document;
    generator.set_document(document);
    generator.index_text_without_positions(text);
    const Xapian::Document cut = generator.get_document();
    std::vector<Xapian::Query> words;
    for (auto term = cut.termlist_begin(); term != cut.termlist_end(); ++term)
        words.emplace_back(*term, term.get_wdf());
    return {Xapian::Query::OP_OR, words.begin(), words.end()};
}

}  // namespace

Run plain_xapian(const Collection& collection, unsigned depth) {
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    const Xapian::Stem english("english");
    Xapian::TermGenerator generator;
    generator.set_stemmer(english);
    // or words with a capital would have two forms
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
    for (const Text& text : collection.documents) {
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text_without_positions(text.title);
        generator.index_text_without_positions(text.text);
        document.set_data(text.id);
        database.add_document(document);
    }
    Run run;
    for (const Text& query : collection.queries) {
        Xapian::Enquire enquire(database);
        enquire.set_query(any_word_of(query.text, generator));
        std::vector<std::string>& ranked = run[query.id];
        const Xapian::MSet matches = enquire.get_mset(0, depth);
        for (auto match = matches.begin(); match != matches.end(); ++match)
            ranked.push_back(match.get_document().get_data());
    }
    return run;
}

}  // namespace findings::relevance
