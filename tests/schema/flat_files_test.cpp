// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/passage_file.hpp"
#include "indexer/schema/posting_file.hpp"
#include "indexer/schema/word_file.hpp"
#include "tests/catch.hpp"

#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace findings;

namespace {

std::string record_of(std::uint32_t docid) {
    return "record " + std::to_string(docid) + ' ' +
           std::string(docid % 7 * 900, static_cast<char>('a' + docid % 26));
}

std::string passage_file(std::uint32_t first, std::uint32_t last) {
    std::ostringstream out;
    PassageFileWriter writer(out);
    for (std::uint32_t docid = first; docid <= last; ++docid) writer.add(record_of(docid));
    CHECK(writer.finish());
    return out.str();
}

/// The same records, all but `changed` taken over from another file.
std::string passage_file_again(const std::string& before,
                               std::uint32_t last,
                               std::uint32_t changed,
                               const std::string& record) {
    std::ostringstream out;
    const auto former = PassageFileReader::over(before);
    REQUIRE(former.has_value());
    PassageFileWriter writer(out, &*former);
    for (std::uint32_t docid = 1; docid <= last; ++docid)
        docid == changed ? writer.add(record) : writer.add_as_before(record_of(docid));
    CHECK(writer.finish());
    return out.str();
}

/// A word file of passages given as words with spaces between; "/" is a gap, "+x" stands beside the
/// word before, "x=y" is the form x of the stem y.
std::string word_file(const std::vector<std::string>& passages) {
    std::ostringstream out;
    WordFileWriter writer(out);
    for (const std::string& passage : passages) {
        std::istringstream words(passage);
        for (std::string word; words >> word;) {
            const bool beside = word.front() == '+';
            if (word == "/") {
                writer.gap();
            } else {
                const std::string form = beside ? word.substr(1) : word;
                const std::size_t equals = form.find('=');
                const std::string stem =
                    equals == std::string::npos ? form : form.substr(equals + 1);
                writer.word(writer.number_of(form.substr(0, equals), stem), beside);
            }
        }
        writer.end_passage(static_cast<std::uint32_t>(passage.size()));
    }
    CHECK(writer.finish());
    return out.str();
}

bool phrase(const WordFileReader& file, std::uint32_t docid, const std::string& text) {
    std::vector<std::uint32_t> numbers;
    std::istringstream words(text);
    for (std::string word; words >> word;)
        numbers.push_back(file.number_of(word).value_or(999'999));
    return !numbers.empty() && WordPlaces(file, numbers).has_phrase(docid);
}

bool near(const WordFileReader& file,
          std::uint32_t docid,
          const std::string& text,
          std::uint32_t window) {
    std::vector<std::uint32_t> numbers;
    std::istringstream words(text);
    for (std::string word; words >> word;)
        numbers.push_back(file.number_of(word).value_or(999'999));
    return !numbers.empty() && WordPlaces(file, numbers).has_near(docid, window);
}

}  // namespace

TEST_CASE(
    "passages.bin: with records taken over from an earlier file it has the bytes that it has "
    "without",
    "[schema]") {
    constexpr std::uint32_t kLast = 400;
    const std::string before = passage_file(1, kLast);
    CHECK(passage_file_again(before, kLast, 0, {}) == before);
    for (const std::string& record :
         {std::string("shorter"), std::string(40'000, 'x'), record_of(7)}) {
        for (const std::uint32_t changed : {1U, 2U, 200U, kLast}) {
            std::ostringstream anew;
            PassageFileWriter writer(anew);
            for (std::uint32_t docid = 1; docid <= kLast; ++docid)
                writer.add(docid == changed ? record : record_of(docid));
            REQUIRE(writer.finish());
            CHECK(passage_file_again(before, kLast, changed, record) == anew.str());
        }
    }
}

TEST_CASE("passages.bin: every record comes back, in any order of asking", "[schema]") {
    const std::string bytes = passage_file(1, 300);
    auto file = PassageFileReader::over(bytes);
    REQUIRE(file);
    CHECK(file->size() == 300);
    for (const std::uint32_t docid : {300U, 1U, 150U, 151U, 2U, 299U})
        CHECK(file->record(docid).value() == record_of(docid));
    CHECK_FALSE(file->record(0));
    CHECK_FALSE(file->record(301));
    CHECK(file->verify());
}

TEST_CASE("passages.bin: files joined hold the records of all, numbered on", "[schema]") {
    const std::string first = passage_file(1, 40);
    const std::string none = passage_file(1, 0);
    const std::string second = passage_file(41, 100);
    std::ostringstream out;
    PassageFileWriter writer(out);
    for (const std::string* bytes : {&first, &none, &second})
        writer.append(PassageFileReader::over(*bytes).value());
    REQUIRE(writer.finish());
    const std::string bytes = out.str();
    auto joined = PassageFileReader::over(bytes).value();
    REQUIRE(joined.size() == 100);
    for (std::uint32_t docid = 1; docid <= 100; ++docid)
        CHECK(joined.record(docid).value() == record_of(docid));
}

TEST_CASE("passages.bin: a flipped bit is an error, never another text", "[schema]") {
    const std::string whole = passage_file(1, 60);
    for (std::size_t at = 0; at < whole.size(); at += 97) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        auto file = PassageFileReader::over(bytes);
        if (!file) continue;
        for (std::uint32_t docid = 1; docid <= file->size(); ++docid) {
            const auto record = file->record(docid);
            CAPTURE(at, docid);
            if (record && docid <= 60) CHECK(*record == record_of(docid));
        }
    }
    for (std::size_t size = 0; size < whole.size(); size += 501)
        CHECK_FALSE(PassageFileReader::over(std::string_view(whole).substr(0, size)));
}

TEST_CASE("words.bin: a phrase is words next to each other in order, and never over a gap",
          "[schema]") {
    const std::string bytes = word_file({"blanket restrict on the ward / ward round",
                                         "restrict blanket",
                                         "regul 12(2)(a) +12 safe care",
                                         ""});
    const auto file = WordFileReader::over(bytes).value();
    CHECK(phrase(file, 1, "blanket restrict"));
    CHECK(phrase(file, 1, "blanket restrict on the ward"));
    CHECK_FALSE(phrase(file, 1, "restrict blanket"));
    CHECK_FALSE(phrase(file, 1, "blanket on"));
    CHECK_FALSE(phrase(file, 1, "ward ward"));
    CHECK(phrase(file, 1, "ward round"));
    CHECK(phrase(file, 2, "restrict blanket"));
    CHECK(phrase(file, 3, "regul 12(2)(a) safe"));
    CHECK(phrase(file, 3, "regul 12 safe care"));
    CHECK_FALSE(phrase(file, 4, "regul 12"));
    CHECK_FALSE(file.number_of("seclus"));
}

TEST_CASE("words.bin: NEAR takes words in any order within its window", "[schema]") {
    const std::string bytes = word_file({"care is plan with the person / person"});
    const auto file = WordFileReader::over(bytes).value();
    CHECK(near(file, 1, "plan care", 3));
    CHECK_FALSE(near(file, 1, "plan care", 2));
    CHECK(near(file, 1, "person care plan", 6));
    CHECK_FALSE(near(file, 1, "person person", 20));
    CHECK_FALSE(near(file, 1, "care care", 20));
}

TEST_CASE("words.bin: forms of one stem are told apart, and make the same phrases", "[schema]") {
    const std::string bytes = word_file({"restraints=restraint were used",
                                         "the restraint=restraint / ^aims=aim met",
                                         "aims=aim of restraint=restraint"});
    const auto file = WordFileReader::over(bytes).value();
    CHECK(phrase(file, 1, "restraint were"));
    CHECK(phrase(file, 2, "the restraint"));
    const auto with = [&](const std::string& stem, const std::string& form) {
        std::vector<std::uint32_t> forms;
        for (const std::uint32_t number : file.forms_of(file.number_of(stem).value())) {
            if (file.form(number) == form) forms.push_back(number);
        }
        std::string docids;
        for (std::uint32_t docid = 1; docid <= file.passages(); ++docid)
            docids += file.has_form(docid, forms) ? std::to_string(docid) : "";
        return docids;
    };
    CHECK(with("restraint", "restraint") == "23");
    CHECK(with("restraint", "restraints") == "1");
    CHECK(with("aim", written_form("aims", true)) == "2");
    CHECK(with("aim", written_form("aims", false)) == "3");
    CHECK(with("aim", "aiming").empty());
    CHECK(file.forms_of(99).empty());
}

TEST_CASE("words.bin: files joined agree on the numbers of their words", "[schema]") {
    const std::string first = word_file({"alpha beta", "gamma"});
    const std::string second = word_file({"gamma betas=beta", "beta alpha delta"});
    std::ostringstream out;
    WordFileWriter writer(out);
    for (const std::string* bytes : {&first, &second})
        writer.append(WordFileReader::over(*bytes).value());
    REQUIRE(writer.finish());
    const std::string bytes = out.str();
    const auto joined = WordFileReader::over(bytes).value();
    REQUIRE(joined.passages() == 4);
    CHECK(phrase(joined, 1, "alpha beta"));
    CHECK(phrase(joined, 3, "gamma beta"));
    CHECK(phrase(joined, 4, "beta alpha delta"));
    CHECK_FALSE(phrase(joined, 3, "alpha beta"));
    CHECK(joined.forms_of(joined.number_of("beta").value()).size() == 2);
    CHECK(joined.length_of(2) == std::string("gamma").size());  // what the writer was told
    CHECK(joined.length_of(4) == std::string("beta alpha delta").size());
    CHECK(joined.lengths().size() == 4);
    CHECK(joined.length_of(0) + joined.length_of(5) == 0);
}

TEST_CASE(
    "words.bin: damaged bytes are refused or read as some words, and never lead out of the file",
    "[schema]") {
    const std::string whole = word_file({"alpha betas=beta gamma", "beta beta", "delta alpha"});
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x81);
        const auto file = WordFileReader::over(bytes);
        if (!file) continue;
        for (std::uint32_t docid = 0; docid <= file->passages() + 1; ++docid)
            (void)phrase(*file, docid, "alpha beta");
        if (const auto stem = file->number_of("beta"))
            (void)file->has_form(1, file->forms_of(*stem));
        CHECK(file->passages() == 3);
    }
}

namespace {

using Postings = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Gaps of one to many bytes, words that stand once and often.
Postings postings_of(std::uint32_t stem) {
    Postings postings;
    for (std::uint32_t i = 1; i <= 300; ++i)
        postings.emplace_back(i * i * (stem + 1) * 7, i % 5 == 0 ? i : 1);
    return postings;
}

std::string posting_file(std::uint32_t stems) {
    std::ostringstream out;
    PostingFileWriter writer(out);
    for (std::uint32_t stem = 0; stem < stems; ++stem) {
        writer.stem("stem" + std::to_string(100 + stem));
        for (const auto& [docid, mentions] : postings_of(stem)) writer.posting(docid, mentions);
    }
    CHECK(writer.finish());
    return out.str();
}

Postings read_all(PostingList list) {
    Postings postings;
    while (list.next()) postings.emplace_back(list.docid(), list.mentions());
    return postings;
}

}  // namespace

TEST_CASE("postings.bin: gives back the postings of each stem, and of no other", "[schema]") {
    const std::string bytes = posting_file(40);
    const auto reader = PostingFileReader::over(bytes);
    REQUIRE(reader.has_value());
    for (std::uint32_t stem = 0; stem < 40; ++stem)
        CHECK(read_all(reader->of("stem" + std::to_string(100 + stem))) == postings_of(stem));
    for (const char* other : {"", "a", "stem", "stem1000", "stem140", "zebra"}) {
        CHECK_FALSE(reader->has(other));
        CHECK(read_all(reader->of(other)).empty());
    }
    const std::string empty = posting_file(0);
    CHECK_FALSE(PostingFileReader::over(empty).value().has("stem100"));
}

TEST_CASE("postings.bin: a damaged file is refused, or read within its bounds", "[schema]") {
    const std::string bytes = posting_file(3);
    for (std::size_t size = 0; size < bytes.size(); size += 11)
        CHECK_FALSE(PostingFileReader::over(std::string_view(bytes).substr(0, size)).has_value());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x80);
        const auto reader = PostingFileReader::over(changed);
        if (!reader) continue;
        std::size_t read = 0;
        for (const char* stem : {"stem100", "stem101", "stem102"})
            read += read_all(reader->of(stem)).size();
        CHECK(read <= bytes.size());
    }
}
