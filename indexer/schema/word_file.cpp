// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/word_file.hpp"

#include "indexer/schema/flat_file.hpp"
#include "indexer/schema/name_table.hpp"

#include <algorithm>
#include <exception>
#include <numeric>
#include <utility>

namespace findings {
namespace {

constexpr std::string_view kMagic = "FWORDS03";
constexpr std::uint32_t kGapPlaces = 1000;  // more than any NEAR looks over

struct Footer {
    std::uint64_t streams = 0;        // offsets of the passages' streams: passages + 1 numbers
    std::uint64_t lengths = 0;        // by passage, as the database counts them
    std::uint64_t form_letters = 0;   // offsets of the forms' letters: forms + 1 numbers
    std::uint64_t stem_letters = 0;   // likewise of the stems
    std::uint64_t stem_of_form = 0;   // by form: its stem
    std::uint64_t forms_by_stem = 0;  // forms in the order of their stems
    std::uint64_t stem_order = 0;     // stems in the order of their letters
    std::uint32_t passages = 0;
    std::uint32_t forms = 0;
    std::uint32_t stems = 0;
    std::uint32_t unused = 0;
};

void append_varint(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out += static_cast<char>(value | 0x80);
        value >>= 7U;
    }
    out += static_cast<char>(value);
}

/// A passage's stream: number of a form * 2, plus 1 when it stands beside the word before; 0 for a
/// gap.
class Stream {
  public:
    explicit Stream(std::string_view bytes) : bytes_(bytes) {}

    /// Sets `value` to the next entry; false at the end, or where the bytes make none.
    [[nodiscard]] bool next(std::uint64_t& value) {
        // Numbers are given in the order in which forms are met: those of common words take one
        // byte or two.
        if (at_ + 1 < bytes_.size()) {
            const auto first = static_cast<unsigned char>(bytes_[at_]),
                       second = static_cast<unsigned char>(bytes_[at_ + 1]);
            if ((first & second & 0x80U) == 0) {
                // Which of the two it is cannot be foreseen, so there is no branch on it.
                const unsigned is_two = first >> 7U;
                value = (first & 0x7FU) | (std::uint64_t{second & (0U - is_two)} << 7U);
                at_ += 1 + is_two;
                return true;
            }
        }
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

/// Writes the letters of words; gives back where each begins, and where the last ends.
std::vector<std::uint64_t> write_letters(flat::Writer& out, const NameTable& words) {
    std::vector<std::uint64_t> offsets{out.written()};
    for (std::uint32_t number = 0; number < words.size(); ++number) {
        out.bytes(words.name(number));
        offsets.push_back(out.written());
    }
    return offsets;
}

template <class Key>
std::vector<std::uint32_t> order_by(std::size_t count, const Key& key) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return key(a) < key(b);
    });
    return order;
}

}  // namespace

std::string written_form(std::string_view folded, bool upper_case) {
    return (upper_case ? "^" : "") + std::string(folded);
}

struct WordFileReader::Impl {
    flat::Reader bytes;
    Footer footer;
    std::span<const std::uint64_t> streams, form_letters, stem_letters;
    std::span<const std::uint32_t> stem_of_form, forms_by_stem, stem_order;  // all from 0
    std::span<const std::uint32_t> lengths;

    explicit Impl(std::string_view file) : bytes(file, kMagic) {
        if (bytes.end() < sizeof(Footer)) throw std::runtime_error("no room for its table");
        footer = bytes.number<Footer>(bytes.end() - sizeof(Footer));
        streams = bytes.array<std::uint64_t>(footer.streams, footer.passages + 1ULL);
        lengths = bytes.array<std::uint32_t>(footer.lengths, footer.passages);
        form_letters = bytes.array<std::uint64_t>(footer.form_letters, footer.forms + 1ULL);
        stem_letters = bytes.array<std::uint64_t>(footer.stem_letters, footer.stems + 1ULL);
        stem_of_form = bytes.array<std::uint32_t>(footer.stem_of_form, footer.forms);
        forms_by_stem = bytes.array<std::uint32_t>(footer.forms_by_stem, footer.forms);
        stem_order = bytes.array<std::uint32_t>(footer.stem_order, footer.stems);
        check_offsets(streams), check_offsets(form_letters), check_offsets(stem_letters);
        check_numbers(stem_of_form, footer.stems), check_numbers(forms_by_stem, footer.forms),
            check_numbers(stem_order, footer.stems);
    }

    void check_offsets(std::span<const std::uint64_t> offsets) const {
        if (!std::is_sorted(offsets.begin(), offsets.end()))
            throw std::runtime_error("its table does not add up");
        (void)bytes.slice(offsets.back(), 0);
    }
    static void check_numbers(std::span<const std::uint32_t> numbers, std::uint32_t count) {
        if (std::any_of(numbers.begin(), numbers.end(), [&](std::uint32_t n) {
                return n >= count;
            }))
            throw std::runtime_error("its table does not add up");
    }

    std::string_view between(std::span<const std::uint64_t> offsets, std::uint32_t index) const {
        return bytes.slice(offsets[index], offsets[index + 1] - offsets[index]);
    }
    std::string_view stream_of(std::uint32_t docid) const {
        return docid == 0 || docid > footer.passages ? std::string_view{}
                                                     : between(streams, docid - 1);
    }
    /// Number of the stem of a stream's entry; 0, which is none, for a form that the file does not
    /// have.
    std::uint32_t stem_at(std::uint64_t entry) const {
        const std::uint64_t form = entry >> 1U;
        return form == 0 || form > footer.forms ? 0 : stem_of_form[form - 1] + 1;
    }
};

struct WordFileWriter::Impl {
    flat::Writer out;
    NameTable forms, stems;
    std::vector<std::uint32_t> stem_of_form;  // from 0
    std::vector<std::uint64_t> streams;
    std::vector<std::uint32_t> lengths;
    std::string pending;

    explicit Impl(std::ostream& stream) : out(stream, kMagic) { streams.push_back(out.written()); }

    std::uint32_t number_of(std::string_view form, std::string_view stem) {
        const auto [number, is_new] = forms.add(form);
        if (is_new) stem_of_form.push_back(stems.add(stem).number);
        return number + 1;
    }

    void end_passage(std::uint32_t length) {
        out.bytes(pending);
        pending.clear();
        streams.push_back(out.written());
        lengths.push_back(length);
    }
};

WordFileWriter::WordFileWriter(std::ostream& out) : impl_(std::make_unique<Impl>(out)) {}
WordFileWriter::~WordFileWriter() = default;

std::uint32_t WordFileWriter::number_of(std::string_view form, std::string_view stem) {
    return impl_->number_of(form, stem);
}
void WordFileWriter::word(std::uint32_t number, bool beside) {
    append_varint(impl_->pending, static_cast<std::uint64_t>(number) * 2 + (beside ? 1 : 0));
}
void WordFileWriter::gap() { append_varint(impl_->pending, 0); }
void WordFileWriter::end_passage(std::uint32_t length) { impl_->end_passage(length); }

void WordFileWriter::append(const WordFileReader& other) {
    const auto& theirs = *other.impl_;
    std::vector<std::uint32_t> ours(theirs.footer.forms + 1ULL);
    for (std::uint32_t i = 0; i < theirs.footer.forms; ++i) {
        ours[i + 1ULL] = number_of(theirs.between(theirs.form_letters, i),
                                   theirs.between(theirs.stem_letters, theirs.stem_of_form[i]));
    }
    for (std::uint32_t docid = 1; docid <= theirs.footer.passages; ++docid) {
        Stream stream(theirs.stream_of(docid));
        for (std::uint64_t entry = 0; stream.next(entry);) {
            if (entry == 0) {
                gap();
            } else {
                word(ours.at(entry >> 1U), (entry & 1U) != 0);
            }
        }
        end_passage(other.length_of(docid));
    }
}

bool WordFileWriter::finish() {
    flat::Writer& out = impl_->out;
    const NameTable &forms = impl_->forms, &stems = impl_->stems;
    Footer footer;
    footer.passages = static_cast<std::uint32_t>(impl_->streams.size() - 1);
    footer.forms = static_cast<std::uint32_t>(forms.size());
    footer.stems = static_cast<std::uint32_t>(stems.size());
    const auto form_letters = write_letters(out, forms), stem_letters = write_letters(out, stems);
    const auto forms_by_stem = order_by(forms.size(), [&](std::uint32_t form) {
        return std::pair(impl_->stem_of_form[form], form);
    });
    const auto stem_order =
        order_by(stems.size(), [&](std::uint32_t stem) { return stems.name(stem); });
    const auto write = [&](const auto& numbers) {
        out.align();
        const std::uint64_t at = out.written();
        out.array(std::span(numbers));
        return at;
    };
    footer.streams = write(impl_->streams);
    footer.lengths = write(impl_->lengths);
    footer.form_letters = write(form_letters);
    footer.stem_letters = write(stem_letters);
    footer.stem_of_form = write(impl_->stem_of_form);
    footer.forms_by_stem = write(forms_by_stem);
    footer.stem_order = write(stem_order);
    out.align();
    out.number(footer);
    return out.finish();
}

WordFileReader::WordFileReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WordFileReader::WordFileReader(WordFileReader&&) noexcept = default;
WordFileReader& WordFileReader::operator=(WordFileReader&&) noexcept = default;
WordFileReader::~WordFileReader() = default;

Result<WordFileReader> WordFileReader::over(std::string_view bytes) {
    try {
        return WordFileReader(std::make_unique<Impl>(bytes));
    } catch (const std::exception& e) {
        return failure(ErrorKind::IndexStale,
                       std::string("words.bin is damaged: ") + e.what(),
                       "run `findings check`, then `findings index` to build a new generation");
    }
}

std::uint32_t WordFileReader::passages() const { return impl_->footer.passages; }

std::span<const std::uint32_t> WordFileReader::lengths() const { return impl_->lengths; }

std::uint32_t WordFileReader::length_of(std::uint32_t docid) const {
    return docid == 0 || docid > impl_->footer.passages ? 0 : impl_->lengths[docid - 1];
}

std::optional<std::uint32_t> WordFileReader::number_of(std::string_view stem) const {
    const auto& order = impl_->stem_order;
    const auto letters = [&](std::uint32_t index) {
        return impl_->between(impl_->stem_letters, index);
    };
    const auto at = std::lower_bound(
        order.begin(),
        order.end(),
        stem,
        [&](std::uint32_t index, std::string_view wanted) { return letters(index) < wanted; });
    if (at == order.end() || letters(*at) != stem) return std::nullopt;
    return *at + 1;
}

std::uint32_t WordFileReader::stems() const { return impl_->footer.stems; }

std::string_view WordFileReader::stem(std::uint32_t number) const {
    return number == 0 || number > impl_->footer.stems
               ? std::string_view{}
               : impl_->between(impl_->stem_letters, number - 1);
}

std::vector<std::uint32_t> WordFileReader::forms_of(std::uint32_t stem) const {
    std::vector<std::uint32_t> forms;
    const auto& by_stem = impl_->forms_by_stem;
    const auto stem_of = [&](std::uint32_t form) { return impl_->stem_of_form[form] + 1; };
    auto at = std::lower_bound(
        by_stem.begin(),
        by_stem.end(),
        stem,
        [&](std::uint32_t form, std::uint32_t wanted) { return stem_of(form) < wanted; });
    for (; at != by_stem.end() && stem_of(*at) == stem; ++at) forms.push_back(*at + 1);
    return forms;
}

std::string_view WordFileReader::form(std::uint32_t number) const {
    return number == 0 || number > impl_->footer.forms
               ? std::string_view{}
               : impl_->between(impl_->form_letters, number - 1);
}

std::vector<std::uint32_t> WordFileReader::stems_of(std::uint32_t docid) const {
    std::vector<std::uint32_t> numbers;
    Stream stream(impl_->stream_of(docid));
    for (std::uint64_t entry = 0; stream.next(entry);) {
        if (entry != 0) numbers.push_back(impl_->stem_at(entry));
    }
    return numbers;
}

bool WordFileReader::has_form(std::uint32_t docid, std::span<const std::uint32_t> forms) const {
    Stream stream(impl_->stream_of(docid));
    for (std::uint64_t entry = 0; stream.next(entry);) {
        if (entry != 0 && std::find(forms.begin(), forms.end(), entry >> 1U) != forms.end())
            return true;
    }
    return false;
}

WordPlaces::WordPlaces(const WordFileReader& file, std::vector<std::uint32_t> stems)
    : file_(file), stems_(std::move(stems)), wanted_(file.impl_->footer.forms + 1ULL) {
    for (const std::uint32_t stem : stems_) {
        for (const std::uint32_t form : file_.forms_of(stem)) wanted_[form] = true;
    }
}

/// Reads the places of a passage in their order until `is_enough` says so of those read so far;
/// whether it did.
template <class IsEnough>
bool WordPlaces::read_until(std::uint32_t docid, const IsEnough& is_enough) {
    places_.clear();
    Stream stream(file_.impl_->stream_of(docid));
    std::uint32_t position = 0;
    for (std::uint64_t entry = 0; stream.next(entry);) {
        if (entry == 0) {
            position += kGapPlaces;
            continue;
        }
        if ((entry & 1U) == 0) ++position;
        const std::uint64_t form = entry >> 1U;
        if (form >= wanted_.size() || !wanted_[form]) continue;
        places_.push_back({file_.impl_->stem_at(entry), position});
        if (is_enough()) return true;
    }
    return false;
}

bool WordPlaces::has_phrase(std::uint32_t docid) {
    const auto stands_at = [&](std::uint32_t number, std::uint32_t position) {
        // Backwards, as the words of a phrase stand close before its end.
        for (auto place = places_.rbegin(); place != places_.rend() && place->position >= position;
             ++place) {
            if (place->number == number && place->position == position) return true;
        }
        return false;
    };
    const auto is_complete = [&] {
        const Place last = places_.back();
        const auto before_last = static_cast<std::uint32_t>(stems_.size() - 1);
        if (last.number != stems_.back() || last.position < before_last) return false;
        for (std::uint32_t i = 0; i < before_last; ++i) {
            if (!stands_at(stems_[i], last.position - before_last + i)) return false;
        }
        return true;
    };
    return read_until(docid, is_complete);
}

/// Whether each stem stands among the places, one wanted twice at two of them.
bool WordPlaces::are_all_in(std::span<const Place> places) const {
    return std::all_of(stems_.begin(), stems_.end(), [&](std::uint32_t stem) {
        const auto is_it = [&](const Place& place) { return place.number == stem; };
        return std::count_if(places.begin(), places.end(), is_it) >=
               std::count(stems_.begin(), stems_.end(), stem);
    });
}

bool WordPlaces::has_near(std::uint32_t docid, std::uint32_t window) {
    std::size_t begin = 0;  // of the places within the window that ends at the last one
    return read_until(docid, [&] {
        while (places_[begin].position + window <= places_.back().position) ++begin;
        return places_.size() - begin >= stems_.size() &&
               are_all_in(std::span(places_).subspan(begin));
    });
}

}  // namespace findings
