// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write.hpp"

#include <unordered_map>
#include <unordered_set>

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include "indexer/facet_values.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/schema/tokens.hpp"

#ifdef __SANITIZE_ADDRESS__
// Xapian's own Database::check deletes an object by a smaller type than it made; the rest of ASan's checks stay on.
extern "C" const char* __asan_default_options();  // NOLINT(bugprone-reserved-identifier): ASan's own
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }
#endif

namespace findings {
namespace {

// Gap in positions between the text and each of its headings: no phrase may run from one into the next.
constexpr Xapian::termpos kBlockGap = 100;
constexpr const char* kLanguage = "english";

/// Stems of words met before: a stem costs more than a look-up, and words repeat.
class StemCache {
  public:
    const std::string& of(const std::string& word) {
        const auto [it, is_new] = stems_.try_emplace(word);
        if (is_new) it->second = is_stemmed(word) ? stem_(word) : word;
        return it->second;
    }

  private:
    Xapian::Stem stem_{kLanguage};
    std::unordered_map<std::string, std::string> stems_;
};

std::string eight_digits(std::uint32_t day) { return day == 0 ? std::string() : std::to_string(day); }

/// Xapian's errors are no std::exception; nothing above this file knows them.
template <class Call>
auto translating(Call&& call) {
    try {
        return call();
    } catch (const Xapian::Error& e) {
        throw WriteFailure(e.get_description());
    }
}

}  // namespace

struct SegmentWriter::Impl {
    Xapian::WritableDatabase database;
    StemCache stems;
    std::unordered_set<std::string> named;  // metadata names written already
    std::uint64_t passages = 0;

    explicit Impl(const std::filesystem::path& folder)
        // No sync: a segment is worthless after a crash, the generation made from it is synced before it is published.
        : database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS) {}

    Xapian::termpos add_words(Xapian::Document& document, std::string_view text, Xapian::termpos start) {
        Xapian::termpos last = start;
        for (const Token& token : tokenise(text)) {
            last = start + token.position;
            document.add_posting(stems.of(token.word), last);
        }
        return last + kBlockGap;
    }

    // Frequency 0: the passage can be found by these words, but they neither rank nor lengthen it.
    void add_silent_words(Xapian::Document& document, std::string_view text) {
        for (const Token& token : tokenise(text)) document.add_term(stems.of(token.word), 0);
    }

    void add_facets(Xapian::Document& document, const Report& report, const Passage& passage) {
        const auto values = facet_values(report, passage);
        for (std::size_t i = 0; i < kFacetCount; ++i) {
            for (const std::string& value : values.at(i)) {
                const std::string key = facet_key(value);
                document.add_boolean_term(std::string(kFacets.at(i).prefix) + key);
                if (kFacets.at(i).values == FacetValues::Open) remember_name(i, key, value);
            }
        }
    }

    void remember_name(std::size_t number, const std::string& key, const std::string& value) {
        // Metadata keys end at 245 bytes like terms.
        std::string name = std::string(kNameKeyPrefix) + std::string(kFacets.at(number).name) + '/' + key;
        if (named.insert(name).second) database.set_metadata(name, value);
    }

    void add_passage(const Report& report, const Passage& passage) {
        Xapian::Document document;
        Xapian::termpos next = add_words(document, passage.text, 0);
        for (const std::string& heading : passage.section) next = add_words(document, heading, next);
        add_silent_words(document, report.title);
        add_silent_words(document, report.provider.name);
        add_silent_words(document, report.location.name);
        document.add_boolean_term(std::string(kIdPrefix) + passage.id);
        document.add_boolean_term(std::string(kReportPrefix) + report.id);
        if (!report.part_of.empty()) document.add_boolean_term(std::string(kPartPrefix) + report.part_of);
        add_facets(document, report, passage);
        const PartialDate date = filing_date(report, passage);
        document.add_value(kReportSlot, report.id);
        document.add_value(kFirstDaySlot, eight_digits(first_day(date)));
        document.add_value(kLastDaySlot, eight_digits(last_day(date)));
        document.set_data(encode(passage));
        database.add_document(document);
        ++passages;
    }
};

SegmentWriter::SegmentWriter(const std::filesystem::path& folder) {
    translating([&] {
        impl_ = std::make_unique<Impl>(folder);
        impl_->database.set_metadata(std::string(kSchemaKey), std::to_string(kSchemaVersion));
    });
}
SegmentWriter::~SegmentWriter() = default;

void SegmentWriter::add(const Report& report) {
    translating([&] {
        for (const Passage& passage : report.passages) impl_->add_passage(report, passage);
        impl_->database.set_metadata(std::string(kReportKeyPrefix) + report.id, encode_particulars(report));
    });
}

void SegmentWriter::commit() {
    translating([&] { impl_->database.commit(); });
}

std::uint64_t SegmentWriter::passages() const { return impl_->passages; }

void remove_reports(const std::filesystem::path& database_path, std::span<const std::string> report_ids) {
    translating([&] {
        Xapian::WritableDatabase database(database_path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
        for (const std::string& id : report_ids) {
            database.delete_document(std::string(kReportPrefix) + id);
            database.set_metadata(std::string(kReportKeyPrefix) + id, "");
        }
        database.commit();
        database.close();
    });
}

void compact_into(std::span<const std::filesystem::path> sources, const std::filesystem::path& target) {
    translating([&] {
        Xapian::Database merged;
        for (const auto& source : sources) merged.add_database(Xapian::Database(source.string()));
        merged.compact(target.string(), Xapian::DB_BACKEND_GLASS | static_cast<unsigned>(Xapian::Compactor::FULL));
    });
}

std::size_t structural_errors(const std::filesystem::path& database) {
    return translating([&] { return Xapian::Database::check(database.string(), 0, nullptr); });
}

std::uint64_t passage_count(const std::filesystem::path& database) {
    return translating([&] { return static_cast<std::uint64_t>(Xapian::Database(database.string()).get_doccount()); });
}

std::set<std::string> report_ids_of(const std::filesystem::path& database_path) {
    return translating([&] {
        const Xapian::Database database(database_path.string());
        const std::string prefix(kReportKeyPrefix);
        std::set<std::string> ids;
        for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
            ids.insert((*key).substr(prefix.size()));
        }
        return ids;
    });
}

}  // namespace findings
