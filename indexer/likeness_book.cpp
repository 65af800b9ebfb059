// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/likeness_book.hpp"

#include "indexer/files.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/understand.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace findings {
namespace fs = std::filesystem;
namespace {

// raised whenever a line's meaning, the sketch or the comparison changes
constexpr int kLikenessVersion = 1;

// Comparing holds two texts as lists of words and hashes, some eight times the size of one, in a
// process that should stay small. Longer texts, of several hundred pages, are told apart by what
// stands at their front and by their sketches.
// of memory: some 200 pages. Understanding takes twenty times that
constexpr std::uint64_t kMostIdentityBytes = 1U << 20;
constexpr std::uint64_t kMostComparedBytes = 3U << 19;  // of a record

std::string head_line() {
    return "likeness\t" + std::to_string(kLikenessVersion) + '\t' + std::to_string(kParserVersion) +
           '\t' + std::to_string(kUnderstandVersion);
}

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == '\t') {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

std::string flat(std::string text) {
    std::replace_if(
        text.begin(),
        text.end(),
        [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
        ' ');
    return text;
}

template <class Number>
Number number_from(std::string_view text, int base = 10) {
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number, base);
    return number;
}

std::string line_of(const std::string& sha256, const Likeness& likeness) {
    std::string line = "L\t" + sha256 + '\t' + std::to_string(likeness.text) + '\t' +
                       std::to_string(likeness.words) + '\t' + likeness.page + '\t';
    constexpr char kHex[] = "0123456789abcdef";
    for (const std::uint16_t least : likeness.sketch) {
        for (const unsigned shift : {12U, 8U, 4U, 0U}) line += kHex[(least >> shift) & 15U];
    }
    return line;
}

std::optional<Likeness> likeness_from(const std::vector<std::string>& fields) {
    if (fields.size() != 6 || fields[5].size() != kSketchBins * 4) return std::nullopt;
    Likeness likeness;
    likeness.text = number_from<std::uint64_t>(fields[2]);
    likeness.words = number_from<std::uint32_t>(fields[3]);
    likeness.page = fields[4];
    for (std::size_t i = 0; i < kSketchBins; ++i) {
        likeness.sketch.at(i) =
            number_from<std::uint16_t>(std::string_view(fields[5]).substr(i * 4, 4), 16);
    }
    return likeness;
}

std::string line_of(const std::string& sha256, const Identity& identity) {
    std::string line = "I\t" + sha256 + '\t' + std::to_string(identity.reports);
    for (const std::string* field : {&identity.title,
                                     &identity.provider,
                                     &identity.provider_id,
                                     &identity.location,
                                     &identity.location_id,
                                     &identity.service,
                                     &identity.published,
                                     &identity.inspected,
                                     &identity.ratings}) {
        (line += '\t') += *field;
    }
    for (const std::string& date : identity.dates) (line += '\t') += date;
    return line;
}

std::optional<Identity> identity_from(const std::vector<std::string>& fields) {
    if (fields.size() < 12) return std::nullopt;
    Identity identity;
    identity.reports = number_from<std::uint32_t>(fields[2]);
    std::size_t i = 3;
    for (std::string* field : {&identity.title,
                               &identity.provider,
                               &identity.provider_id,
                               &identity.location,
                               &identity.location_id,
                               &identity.service,
                               &identity.published,
                               &identity.inspected,
                               &identity.ratings}) {
        *field = fields[i++];
    }
    identity.dates.assign(fields.begin() + 12, fields.end());
    return identity;
}

std::string inspected_of(const Report& report) {
    return to_iso(report.inspected_to.known() ? report.inspected_to : report.inspected_from);
}

Identity identity_of(const ParsedDocument& document, const std::string& sha256) {
    SourceFile file;
    file.sha256 = sha256;
    const std::vector<Report> reports = understand(document, file);
    Identity identity;
    identity.reports = static_cast<std::uint32_t>(reports.size());
    if (reports.empty()) return identity;
    const Report& first = reports.front();
    identity.title = flat(first.title);
    identity.provider = flat(first.provider.name);
    identity.provider_id = flat(first.provider.id);
    identity.location = flat(first.location.name);
    identity.location_id = flat(first.location.id);
    identity.service = flat(first.service);
    identity.published = to_iso(first.published);
    identity.inspected = inspected_of(first);
    for (const auto& [question, rating] : first.ratings) {
        identity.ratings += (identity.ratings.empty() ? "" : " ") + flat(question) + '=' +
                            std::string(to_id(rating.value));
    }
    for (const Report& report : reports) {
        const std::string inspected = inspected_of(report);
        const std::string date = inspected.empty() ? to_iso(report.published) : inspected;
        if (!date.empty()) identity.dates.push_back(date);
    }
    std::sort(identity.dates.begin(), identity.dates.end());
    return identity;
}

/// "Alder House" and "ALDER HOUSE." are one name.
bool are_other_names(const std::string& a, const std::string& b) {
    const auto first = words_of(a), second = words_of(b);
    if (first.size() == 0 || second.size() == 0) return false;
    bool is_equal = first.size() == second.size();
    for (std::size_t i = 0; is_equal && i < first.size(); ++i) is_equal = first[i] == second[i];
    return !is_equal;
}

bool are_other(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && a != b;
}

/// "2017-07" and "2017-07-26" do not contradict each other.
bool are_other_dates(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && !a.starts_with(b) && !b.starts_with(a);
}

bool are_other_ratings(const std::string& a, const std::string& b) {
    const auto pairs = [](const std::string& text) {
        std::map<std::string, std::string> ratings;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            const std::size_t equals = std::min(text.find('=', at), end);
            ratings[text.substr(at, equals - at)] = text.substr(equals, end - equals);
            at = end + 1;
        }
        return ratings;
    };
    const auto first = pairs(a), second = pairs(b);
    return std::any_of(first.begin(), first.end(), [&](const auto& rating) {
        const auto other = second.find(rating.first);
        return other != second.end() && other->second != rating.second;
    });
}

}  // namespace

bool contradict(const Identity& a, const Identity& b) {
    const bool knows_ids = !a.location_id.empty() && !b.location_id.empty();
    return a.reports != b.reports || a.dates.size() != b.dates.size() ||
           are_other(a.location_id, b.location_id) ||
           (!knows_ids && are_other_names(a.location, b.location)) ||
           are_other(a.provider_id, b.provider_id) || are_other_names(a.service, b.service) ||
           are_other_dates(a.published, b.published) || are_other_dates(a.inspected, b.inspected) ||
           are_other_ratings(a.ratings, b.ratings) || (a.reports > 1 && a.dates != b.dates);
}

LikenessBook::LikenessBook(const fs::path& store_folder)
    : file_(store_folder / "likeness.tsv"), store_(store_folder) {}

void LikenessBook::load() {
    std::ifstream in(file_, std::ios::binary);
    std::string line;
    if (!std::getline(in, line) || line != head_line()) return;
    while (std::getline(in, line)) {
        const auto fields = fields_of(line);
        if (fields.size() < 3) continue;
        if (fields[0] == "L") {
            if (auto likeness = likeness_from(fields))
                likeness_.insert_or_assign(fields[1], std::move(*likeness));
        } else if (fields[0] == "I") {
            if (auto identity = identity_from(fields))
                identities_.insert_or_assign(fields[1], std::move(*identity));
        } else if (fields[0] == "V" && fields.size() == 5) {
            const int kinship = number_from<int>(fields[3]);
            if (kinship < 0 || kinship > static_cast<int>(Kinship::SecondHoldsFirst)) continue;
            verdicts_[{fields[1], fields[2]}] = {static_cast<Kinship>(kinship),
                                                 number_from<int>(fields[4])};
        }
    }
}

void LikenessBook::put(const std::string& sha256, const Likeness& likeness) {
    likeness_.insert_or_assign(sha256, likeness);
}

const Likeness* LikenessBook::likeness(const std::string& sha256) {
    auto found = likeness_.find(sha256);
    if (found == likeness_.end()) {
        const auto document = store_.load(sha256);
        if (!document) return nullptr;
        LikenessMaker maker;
        for (const Block& block : document->blocks) maker.add(block);
        found = likeness_.emplace(sha256, maker.finish(*document)).first;
    }
    return &found->second;
}

const Identity& LikenessBook::identity(const std::string& sha256) {
    auto found = identities_.find(sha256);
    if (found == identities_.end()) {
        const auto front = store_.load_front(sha256, kMostIdentityBytes);
        found =
            identities_.emplace(sha256, front ? identity_of(front->document, sha256) : Identity{})
                .first;
        // A date that no other text has: what was not looked at may hold an inspection, and must
        // not be superseded by a page without it.
        const Likeness* all = front && !front->is_whole ? likeness(sha256) : nullptr;
        if (all != nullptr)
            found->second.dates.insert(found->second.dates.begin(),
                                       "0000-" + std::to_string(all->text));
    }
    return found->second;
}

Verdict LikenessBook::verdict(const std::string& first, const std::string& second) {
    const bool swapped = second < first;
    const auto key = swapped ? std::pair(second, first) : std::pair(first, second);
    auto found = verdicts_.find(key);
    if (found == verdicts_.end())
        found = verdicts_.emplace(key, compare(key.first, key.second)).first;
    Verdict verdict = found->second;
    if (swapped && verdict.kinship == Kinship::FirstHoldsSecond) {
        verdict.kinship = Kinship::SecondHoldsFirst;
    } else if (swapped && verdict.kinship == Kinship::SecondHoldsFirst) {
        verdict.kinship = Kinship::FirstHoldsSecond;
    }
    return verdict;
}

Verdict LikenessBook::compare(const std::string& first, const std::string& second) {
    if (std::max(store_.record_bytes(first), store_.record_bytes(second)) > kMostComparedBytes)
        return estimated(first, second);
    auto words = words_of_text(first), others = words_of_text(second);
    if (!words || !others) return {};
    Verdict verdict{Kinship::Different,
                    static_cast<int>(counted_resemblance(*words, *others) * 100)};
    if (contradict(identity(first), identity(second))) return verdict;
    // Titles count as text: they can be all that tells two pages apart.
    words->add(identity(first).title);
    others->add(identity(second).title);
    const bool first_holds = holds(*words, *others), second_holds = holds(*others, *words);
    verdict.kinship = Kinship::Doubtful;
    if (first_holds && second_holds) {
        verdict.kinship = Kinship::Same;
    } else if (first_holds || second_holds) {
        verdict.kinship = first_holds ? Kinship::FirstHoldsSecond : Kinship::SecondHoldsFirst;
    }
    return verdict;
}

std::optional<TextWords> LikenessBook::words_of_text(const std::string& sha256) const {
    const auto document = store_.load(sha256);
    return document ? std::optional(words_of(*document)) : std::nullopt;
}

/// Nothing is left out on an estimate.
Verdict LikenessBook::estimated(const std::string& first, const std::string& second) {
    const Likeness* a = likeness(first);
    const Likeness* b = likeness(second);
    if (a == nullptr || b == nullptr || contradict(identity(first), identity(second))) return {};
    return {Kinship::Doubtful, static_cast<int>(resemblance(*a, *b) * 100)};
}

std::set<std::string> LikenessBook::hashes() const {
    std::set<std::string> all;
    for (const auto& [sha256, likeness] : likeness_) all.insert(sha256);
    return all;
}

Result<void> LikenessBook::save(const std::set<std::string>& keep) const {
    std::string text = head_line() + '\n';
    for (const std::string& sha256 : keep) {
        if (const auto found = likeness_.find(sha256); found != likeness_.end())
            text += line_of(sha256, found->second) + '\n';
        if (const auto found = identities_.find(sha256); found != identities_.end())
            text += line_of(sha256, found->second) + '\n';
    }
    for (const auto& [pair, verdict] : verdicts_) {
        if (!keep.contains(pair.first) || !keep.contains(pair.second)) continue;
        text += "V\t" + pair.first + '\t' + pair.second + '\t' +
                std::to_string(static_cast<int>(verdict.kinship)) + '\t' +
                std::to_string(verdict.percent) + '\n';
    }
    return write_file(file_, text);
}

}  // namespace findings
