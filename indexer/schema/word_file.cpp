// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/word_file.hpp"

#include "indexer/schema/flat_file.hpp"

#include <algorithm>
#include <deque>
#include <exception>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace findings {
namespace {

constexpr std::string_view kMagic = "FWORDS01";
constexpr std::uint32_t kGapPlaces = 1000;  // more than any NEAR looks over

struct Footer {
    std::uint64_t streams = 0;  // offsets of the passages' streams: passages + 1 numbers
    std::uint64_t spellings = 0;  // offsets of the stems' letters: words + 1 numbers
    std::uint64_t order = 0;    // the stems' numbers in the order of their letters
    std::uint32_t passages = 0;
    std::uint32_t words = 0;
};

void append_varint(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out += static_cast<char>(value | 0x80);
        value >>= 7U;
    }
    out += static_cast<char>(value);
}

/// A passage's stream: number * 2, plus 1 when it stands beside the word before; 0 for a gap.
class Stream {
  public:
    explicit Stream(std::string_view bytes) : bytes_(bytes) {}

    /// Sets `value` to the next entry; false at the end, or where the bytes make none.
    [[nodiscard]] bool next(std::uint64_t& value) {
        value = 0;
        for (unsigned shift = 0; at_ < bytes_.size() && shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) return true;
        }
        return false;
    }

  private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

struct Place {
    std::uint32_t number = 0;
    std::uint32_t position = 0;
};

}  // namespace

struct WordFileReader::Impl {
    flat::Reader bytes;
    Footer footer;
    std::span<const std::uint64_t> streams, spellings;
    std::span<const std::uint32_t> order;

    explicit Impl(std::string_view file) : bytes(file, kMagic) {
        if (bytes.end() < sizeof(Footer)) throw std::runtime_error("no room for its table");
        footer = bytes.number<Footer>(bytes.end() - sizeof(Footer));
        streams = bytes.array<std::uint64_t>(footer.streams, footer.passages + 1ULL);
        spellings = bytes.array<std::uint64_t>(footer.spellings, footer.words + 1ULL);
        order = bytes.array<std::uint32_t>(footer.order, footer.words);
        check(streams), check(spellings);
        const auto too_big = [&](std::uint32_t number) { return number >= footer.words; };
        if (std::any_of(order.begin(), order.end(), too_big)) throw std::runtime_error("its table does not add up");
    }

    void check(std::span<const std::uint64_t> offsets) const {
        if (!std::is_sorted(offsets.begin(), offsets.end())) throw std::runtime_error("its table does not add up");
        (void)bytes.slice(offsets.back(), 0);
    }

    std::string_view stream_of(std::uint32_t docid) const {
        if (docid == 0 || docid > footer.passages) return {};
        return bytes.slice(streams[docid - 1], streams[docid] - streams[docid - 1]);
    }
    std::string_view spelling_of(std::uint32_t index) const {
        return bytes.slice(spellings[index], spellings[index + 1] - spellings[index]);
    }

    /// Where the wanted stems stand in a passage, in order.
    void places_of(std::uint32_t docid, std::span<const std::uint32_t> wanted, std::vector<Place>& places) const {
        places.clear();
        Stream stream(stream_of(docid));
        std::uint32_t position = 0;
        for (std::uint64_t entry = 0; stream.next(entry);) {
            if (entry == 0) {
                position += kGapPlaces;
                continue;
            }
            if ((entry & 1U) == 0) ++position;
            const auto number = static_cast<std::uint32_t>(entry >> 1U);
            if (std::find(wanted.begin(), wanted.end(), number) != wanted.end()) places.push_back({number, position});
        }
    }
};

struct WordFileWriter::Impl {
    flat::Writer out;
    std::deque<std::string> words;  // by number - 1; a deque keeps them in place for the views below
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    std::vector<std::uint64_t> streams;
    std::string pending;

    explicit Impl(std::ostream& stream) : out(stream, kMagic) { streams.push_back(out.written()); }

    std::uint32_t number_of(std::string_view stem) {
        if (const auto known = numbers.find(stem); known != numbers.end()) return known->second;
        words.emplace_back(stem);
        const auto number = static_cast<std::uint32_t>(words.size());
        numbers.emplace(words.back(), number);
        return number;
    }

    void end_passage() {
        out.bytes(pending);
        pending.clear();
        streams.push_back(out.written());
    }
};

WordFileWriter::WordFileWriter(std::ostream& out) : impl_(std::make_unique<Impl>(out)) {}
WordFileWriter::~WordFileWriter() = default;

std::uint32_t WordFileWriter::number_of(std::string_view stem) { return impl_->number_of(stem); }
void WordFileWriter::word(std::uint32_t number, bool beside) {
    append_varint(impl_->pending, static_cast<std::uint64_t>(number) * 2 + (beside ? 1 : 0));
}
void WordFileWriter::gap() { append_varint(impl_->pending, 0); }
void WordFileWriter::end_passage() { impl_->end_passage(); }

void WordFileWriter::append(const WordFileReader& other) {
    const auto& theirs = *other.impl_;
    std::vector<std::uint32_t> ours(theirs.footer.words + 1ULL);
    for (std::uint32_t i = 0; i < theirs.footer.words; ++i) ours[i + 1ULL] = number_of(theirs.spelling_of(i));
    for (std::uint32_t docid = 1; docid <= theirs.footer.passages; ++docid) {
        Stream stream(theirs.stream_of(docid));
        for (std::uint64_t entry = 0; stream.next(entry);) {
            if (entry == 0) {
                gap();
            } else {
                word(ours.at(entry >> 1U), (entry & 1U) != 0);
            }
        }
        end_passage();
    }
}

bool WordFileWriter::finish() {
    Footer footer;
    footer.passages = static_cast<std::uint32_t>(impl_->streams.size() - 1);
    footer.words = static_cast<std::uint32_t>(impl_->words.size());
    std::vector<std::uint64_t> spellings{impl_->out.written()};
    for (const std::string& word : impl_->words) {
        impl_->out.bytes(word);
        spellings.push_back(impl_->out.written());
    }
    std::vector<std::uint32_t> order(impl_->words.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return impl_->words[a] < impl_->words[b]; });
    impl_->out.align();
    footer.streams = impl_->out.written();
    impl_->out.array(std::span<const std::uint64_t>(impl_->streams));
    footer.spellings = impl_->out.written();
    impl_->out.array(std::span<const std::uint64_t>(spellings));
    footer.order = impl_->out.written();
    impl_->out.array(std::span<const std::uint32_t>(order));
    impl_->out.align();
    impl_->out.number(footer);
    return impl_->out.finish();
}

WordFileReader::WordFileReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WordFileReader::WordFileReader(WordFileReader&&) noexcept = default;
WordFileReader& WordFileReader::operator=(WordFileReader&&) noexcept = default;
WordFileReader::~WordFileReader() = default;

Result<WordFileReader> WordFileReader::over(std::string_view bytes) {
    try {
        return WordFileReader(std::make_unique<Impl>(bytes));
    } catch (const std::exception& e) {
        return failure(ErrorKind::IndexStale, std::string("words.bin is damaged: ") + e.what(),
                       "run `findings check`, then `findings index` to build a new generation");
    }
}

std::uint32_t WordFileReader::passages() const { return impl_->footer.passages; }

std::optional<std::uint32_t> WordFileReader::number_of(std::string_view stem) const {
    const auto at = std::lower_bound(impl_->order.begin(), impl_->order.end(), stem, [&](std::uint32_t index, std::string_view wanted) {
        return impl_->spelling_of(index) < wanted;
    });
    if (at == impl_->order.end() || impl_->spelling_of(*at) != stem) return std::nullopt;
    return *at + 1;
}

std::uint32_t WordFileReader::stems() const { return impl_->footer.words; }

std::string_view WordFileReader::stem(std::uint32_t number) const {
    return number == 0 || number > impl_->footer.words ? std::string_view{} : impl_->spelling_of(number - 1);
}

std::vector<std::uint32_t> WordFileReader::stems_of(std::uint32_t docid) const {
    std::vector<std::uint32_t> numbers;
    Stream stream(impl_->stream_of(docid));
    for (std::uint64_t entry = 0; stream.next(entry);) {
        if (entry != 0) numbers.push_back(static_cast<std::uint32_t>(entry >> 1U));
    }
    return numbers;
}

bool WordFileReader::has_phrase(std::uint32_t docid, std::span<const std::uint32_t> stems) const {
    thread_local std::vector<Place> places;
    impl_->places_of(docid, stems, places);
    const auto stands_at = [&](std::uint32_t number, std::uint32_t position) {
        return std::any_of(places.begin(), places.end(), [&](const Place& p) { return p.number == number && p.position == position; });
    };
    return std::any_of(places.begin(), places.end(), [&](const Place& start) {
        if (start.number != stems.front()) return false;
        for (std::size_t i = 1; i < stems.size(); ++i) {
            if (!stands_at(stems[i], start.position + static_cast<std::uint32_t>(i))) return false;
        }
        return true;
    });
}

namespace {

/// Whether each wanted stem stands among the places, one wanted twice at two of them.
bool all_placed(std::span<const Place> places, std::span<const std::uint32_t> stems) {
    return std::all_of(stems.begin(), stems.end(), [&](std::uint32_t stem) {
        const auto is_it = [&](const Place& place) { return place.number == stem; };
        return std::count_if(places.begin(), places.end(), is_it) >= std::count(stems.begin(), stems.end(), stem);
    });
}

}  // namespace

bool WordFileReader::has_near(std::uint32_t docid, std::span<const std::uint32_t> stems, std::uint32_t window) const {
    thread_local std::vector<Place> places;
    impl_->places_of(docid, stems, places);
    for (std::size_t begin = 0; begin < places.size(); ++begin) {
        std::size_t end = begin;
        while (end < places.size() && places[end].position < places[begin].position + window) ++end;
        if (end - begin < stems.size()) continue;
        if (all_placed(std::span(places).subspan(begin, end - begin), stems)) return true;
    }
    return false;
}

}  // namespace findings
