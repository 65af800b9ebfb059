// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// words.bin: the words of every passage as they are written, in the order in which they stand, by
// document id, and the stem of each. Phrases, NEAR and exact words are decided from it: a passage
// has some 80 words, so that reading them costs less than walking Xapian's position lists, and not
// writing those lists makes indexing twice as fast (docs/adr/0011).

#include "indexer/schema/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

class WordFileReader;

/// A word as it is written: folded, with a mark where it stood in capitals ("AIMS" is not "aims").
[[nodiscard]] std::string written_form(std::string_view folded, bool upper_case);

/// Thread: one writer a thread.
class WordFileWriter {
  public:
    explicit WordFileWriter(std::ostream& out);
    WordFileWriter(const WordFileWriter&) = delete;
    WordFileWriter& operator=(const WordFileWriter&) = delete;
    ~WordFileWriter();

    /// Number of a form; the same form has the same number, and always the same stem. Numbers begin
    /// at 1.
    [[nodiscard]] std::uint32_t number_of(std::string_view form, std::string_view stem);
    /// A form of the passage being written. `beside`: stands at the same place as the word before
    /// it ("12(2)(a)", "12").
    void word(std::uint32_t number, bool beside);
    /// No phrase reaches over a gap: between the text and each of its headings.
    void gap();
    /// The passage is complete; it is the next document id. `length`: in words, as the database
    /// counts them, which is more than there are here when it counts some twice.
    void end_passage(std::uint32_t length);
    /// All passages of another file.
    void append(const WordFileReader& other);
    /// False: the stream did not take everything.
    [[nodiscard]] bool finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Reads over bytes that outlive it. Thread: safe to share.
class WordFileReader {
  public:
    [[nodiscard]] static Result<WordFileReader> over(std::string_view bytes);
    WordFileReader(WordFileReader&&) noexcept;
    WordFileReader& operator=(WordFileReader&&) noexcept;
    ~WordFileReader();

    [[nodiscard]] std::uint32_t passages() const;
    /// Words of a passage as the database counts them: what its score is held against. Reading it
    /// there takes ten times as long.
    [[nodiscard]] std::uint32_t length_of(std::uint32_t docid) const;
    /// The same of all passages, from document id 1.
    [[nodiscard]] std::span<const std::uint32_t> lengths() const;
    /// Nothing when no passage holds the stem.
    [[nodiscard]] std::optional<std::uint32_t> number_of(std::string_view stem) const;
    /// How many stems there are: their numbers are 1 to this.
    [[nodiscard]] std::uint32_t stems() const;
    /// The stem that has this number.
    [[nodiscard]] std::string_view stem(std::uint32_t number) const;
    /// Numbers of the forms that have this stem. A form's number is none of a stem.
    [[nodiscard]] std::vector<std::uint32_t> forms_of(std::uint32_t stem) const;
    /// The form that has this number, as written_form() gives it.
    [[nodiscard]] std::string_view form(std::uint32_t number) const;
    /// Numbers of all stems of a passage and its headings, in their order.
    [[nodiscard]] std::vector<std::uint32_t> stems_of(std::uint32_t docid) const;

    /// Whether one of these forms stands in the passage or its headings.
    [[nodiscard]] bool has_form(std::uint32_t docid, std::span<const std::uint32_t> forms) const;

  private:
    friend class WordFileWriter;
    friend class WordPlaces;
    struct Impl;
    explicit WordFileReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Where some stems stand in passages: made once for a search, asked for each passage. Thread: one
/// a thread.
class WordPlaces {
  public:
    /// `stems`: numbers of number_of(), one or more. `file` must outlive it.
    WordPlaces(const WordFileReader& file, std::vector<std::uint32_t> stems);

    /// Whether the stems stand one after the other.
    [[nodiscard]] bool has_phrase(std::uint32_t docid);
    /// Whether all stems stand within `window` places, in any order; one asked for twice, twice.
    [[nodiscard]] bool has_near(std::uint32_t docid, std::uint32_t window);

  private:
    struct Place {
        std::uint32_t number = 0;  // of a stem
        std::uint32_t position = 0;
    };
    template <class IsEnough>
    bool read_until(std::uint32_t docid, const IsEnough& is_enough);
    [[nodiscard]] bool are_all_in(std::span<const Place> places) const;

    const WordFileReader& file_;
    std::vector<std::uint32_t> stems_;
    std::vector<bool> wanted_;   // by form
    std::vector<Place> places_;  // of the passage that was read last, in order
};

}  // namespace findings
