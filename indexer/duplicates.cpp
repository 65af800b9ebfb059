// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

namespace findings {
namespace {

constexpr std::uint32_t kFewWords = 20;       // shorter texts are equal by chance
constexpr std::uint32_t kFewWordsAlike = 60;  // and resemble each other by chance
constexpr double kWorthComparing = 0.75;      // estimated; the estimate may be 0.1 too low
constexpr int kNearlyTheSame = 85;            // per cent, counted
constexpr std::size_t kMostComparisons = 8;   // of one file with others, those that look most alike
constexpr std::size_t kMostInBand = 256;

struct File {
    LedgerEntry* entry = nullptr;
    const Likeness* likeness = nullptr;
    bool was_indexed = false;
};

using Group = std::vector<File*>;

bool comes_first(const File* a, const File* b) {
    return std::tuple(!a->was_indexed, a->entry->name, a->entry->path) <
           std::tuple(!b->was_indexed, b->entry->name, b->entry->path);
}

void leave_out(File& file, FileState state, std::string cause) {
    file.entry->state = state;
    file.entry->cause = std::move(cause);
    file.entry->reports.clear();
    file.entry->passages = file.entry->findings = 0;
}

bool is_left_out(const File& file) { return !is_in_index(file.entry->state); }

class Settlement {
  public:
    Settlement(std::vector<File> files, LikenessBook& book)
        : files_(std::move(files)), book_(book) {
        for (File& file : files_) order_.push_back(&file);
        std::sort(order_.begin(), order_.end(), comes_first);
    }

    void run() {
        same_bytes();
        for (File* file : order_) {
            if (!is_left_out(*file)) file->likeness = book_.likeness(file->entry->sha256);
        }
        same_text();
        versions_of_a_page();
        nearly_the_same();
    }

  private:
    /// Files still in the index, by a key; files without one are left out.
    template <class Key>
    [[nodiscard]] auto groups_by(const Key& key) const {
        std::map<std::decay_t<decltype(key(*order_.front()))>, Group> groups;
        for (File* file : order_) {
            if (!is_left_out(*file) && key(*file) != decltype(key(*file)){})
                groups[key(*file)].push_back(file);
        }
        std::erase_if(groups, [](const auto& group) { return group.second.size() < 2; });
        return groups;
    }

    void same_bytes() {
        for (auto& [sha256, copies] : groups_by([](const File& f) { return f.entry->sha256; })) {
            for (std::size_t i = 1; i < copies.size(); ++i) {
                leave_out(*copies[i],
                          FileState::Duplicate,
                          "the same bytes as " + copies.front()->entry->name);
            }
        }
    }

    /// Equal text is one report, unless something outside the text says otherwise: its address may
    /// name another place.
    void same_text() {
        const auto text = [](const File& f) {
            return f.likeness != nullptr && f.likeness->words >= kFewWords ? f.likeness->text : 0;
        };
        for (auto& [digest, group] : groups_by(text)) {
            Group kept;
            for (File* file : group) {
                const auto same = std::find_if(kept.begin(), kept.end(), [&](const File* other) {
                    return is_same_report(*file, *other);
                });
                if (same == kept.end()) {
                    kept.push_back(file);
                } else {
                    leave_out(*file, FileState::Duplicate, cause_of_same_text(*file, **same));
                }
            }
        }
    }

    bool is_same_report(const File& a, const File& b) {
        const Identity& first = book_.identity(a.entry->sha256);
        const Identity& second = book_.identity(b.entry->sha256);
        if (contradict(first, second)) return false;
        const bool is_long = a.likeness->words >= kFewWordsAlike;
        return is_long || first.title == second.title;
    }

    static std::string cause_of_same_text(const File& file, const File& other) {
        const bool one_page =
            !file.likeness->page.empty() && file.likeness->page == other.likeness->page;
        return (one_page ? "the same page as " : "the same text as ") + other.entry->name;
    }

    void versions_of_a_page() {
        const auto page = [](const File& f) {
            return f.likeness == nullptr ? std::string() : f.likeness->page;
        };
        for (auto& [address, versions] : groups_by(page)) {
            std::stable_sort(versions.begin(), versions.end(), [&](const File* a, const File* b) {
                return is_newer(*a, *b);
            });
            Group kept{versions.front()};
            for (std::size_t i = 1; i < versions.size(); ++i) {
                File& old = *versions[i];
                const auto newer = std::find_if(kept.begin(), kept.end(), [&](const File* other) {
                    return is_version(old, *other);
                });
                if (newer == kept.end()) {
                    old.entry->kin = "the same address as " + kept.front()->entry->name +
                                     ", but another text: both are indexed";
                    kept.push_back(&old);
                } else {
                    leave_out(old, FileState::Superseded, cause_of_version(old, **newer));
                }
            }
        }
    }

    std::string date_of(const File& file) {
        const Identity& identity = book_.identity(file.entry->sha256);
        std::string date = std::max(identity.published, identity.inspected);
        for (const std::string& other : identity.dates) date = std::max(date, other);
        return date;
    }

    bool is_newer(const File& a, const File& b) {
        const std::string first = date_of(a), second = date_of(b);
        if (first != second && !first.empty() && !second.empty()) return first > second;
        return a.entry->mtime_ns > b.entry->mtime_ns;
    }

    /// An address that a whole site gives for all its pages makes no versions of them; nor does a
    /// newer page supersede an older one that holds an inspection which the newer has not.
    bool is_version(const File& old, const File& newer) {
        const Identity& before = book_.identity(old.entry->sha256);
        const Identity& after = book_.identity(newer.entry->sha256);
        const bool loses_one = before.reports > 1 && !std::includes(after.dates.begin(),
                                                                    after.dates.end(),
                                                                    before.dates.begin(),
                                                                    before.dates.end());
        if (loses_one) return false;
        const bool is_place = old.likeness->page.find("/location/") != std::string::npos ||
                              old.likeness->page.find("/provider/") != std::string::npos;
        return is_place || before.title == after.title ||
               resemblance(*old.likeness, *newer.likeness) >= 0.3;
    }

    std::string cause_of_version(const File& old, const File& newer) {
        const std::string before = date_of(old), after = date_of(newer);
        std::string cause = "an older version of the page in " + newer.entry->name;
        if (!after.empty() && before != after)
            cause += " (that one is of " + after +
                     (before.empty() ? ")" : ", this one of " + before + ")");
        return cause;
    }

    void nearly_the_same() {
        std::unordered_map<std::uint64_t, Group> bands;
        for (File* file : order_) {
            if (is_left_out(*file) || file->likeness == nullptr ||
                file->likeness->words < kFewWordsAlike)
                continue;
            const auto keys = band_keys(*file->likeness);
            for (File* other : worth_comparing(*file, keys, bands)) {
                if (is_left_out(*other)) continue;
                compare(*file, *other);
                if (is_left_out(*file)) break;
            }
            if (is_left_out(*file)) continue;
            for (const std::uint64_t key : keys) {
                if (bands[key].size() < kMostInBand) bands[key].push_back(file);
            }
        }
    }

    static Group worth_comparing(const File& file,
                                 const std::vector<std::uint64_t>& keys,
                                 const std::unordered_map<std::uint64_t, Group>& bands) {
        std::map<File*, double> seen;
        for (const std::uint64_t key : keys) {
            const auto band = bands.find(key);
            if (band == bands.end()) continue;
            for (File* other : band->second) {
                if (!seen.contains(other))
                    seen[other] = resemblance(*file.likeness, *other->likeness);
            }
        }
        std::vector<std::pair<double, File*>> best;
        for (const auto& [other, alike] : seen) {
            if (alike >= kWorthComparing) best.emplace_back(alike, other);
        }
        std::sort(best.begin(), best.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : comes_first(a.second, b.second);
        });
        if (best.size() > kMostComparisons) best.resize(kMostComparisons);
        Group group;
        for (const auto& [alike, other] : best) group.push_back(other);
        return group;
    }

    void compare(File& file, File& other) {
        if (contradict(book_.identity(file.entry->sha256), book_.identity(other.entry->sha256)))
            return;
        const Verdict verdict = book_.verdict(file.entry->sha256, other.entry->sha256);
        if (verdict.percent < kNearlyTheSame) return;
        const std::string share = " (" + std::to_string(verdict.percent) + " %)";
        const auto cause = [&](const File& kept) {
            return "nearly the same text as " + kept.entry->name + share;
        };
        switch (verdict.kinship) {
            case Kinship::Different:
                break;
            case Kinship::Doubtful:
                file.entry->kin =
                    cause(other) +
                    ", but each says something that the other does not: both are indexed";
                break;
            case Kinship::FirstHoldsSecond:
                leave_out(other, FileState::Duplicate, cause(file));
                break;
            case Kinship::Same:
            case Kinship::SecondHoldsFirst:
                leave_out(file, FileState::Duplicate, cause(other));
                break;
        }
    }

    std::vector<File> files_;
    Group order_;
    LikenessBook& book_;
};

}  // namespace

void settle_duplicates(const std::vector<LedgerEntry*>& files,
                       const std::function<bool(const LedgerEntry&)>& was_indexed,
                       LikenessBook& book) {
    std::vector<File> present;
    for (LedgerEntry* entry : files) {
        entry->kin.clear();
        if (!is_in_index(entry->state)) {
            entry->state = FileState::Indexed;
            entry->cause.clear();
        }
        present.push_back({entry, nullptr, was_indexed(*entry)});
    }
    if (!present.empty()) Settlement(std::move(present), book).run();
}

}  // namespace findings
