// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repeat_groups.hpp"

#include "indexer/asks.hpp"
#include "indexer/word_weight.hpp"

#include <algorithm>

namespace findings {
namespace {

// Leaders compared in one bucket: a bucket of very many that are not alike must not cost the square
// of its size.
constexpr std::size_t kLeadersInBucket = 12;

constexpr std::uint64_t pair_of(std::uint64_t high, std::uint64_t low) { return high << 32U | low; }
constexpr std::uint32_t high_of(std::uint64_t pair) {
    return static_cast<std::uint32_t>(pair >> 32U);
}
constexpr std::uint32_t low_of(std::uint64_t pair) { return static_cast<std::uint32_t>(pair); }

/// Passages of all segments under one number: document id - 1.
class Grouping {
  public:
    explicit Grouping(std::span<const SketchFileReader> segments) : segments_(segments) {
        for (const SketchFileReader& segment : segments) {
            firsts_.push_back(size_);
            size_ += static_cast<std::uint32_t>(segment.records().size());
        }
        leader_.resize(size_);
        for (std::uint32_t i = 0; i < size_; ++i) leader_[i] = i;
    }

    RepeatGroups run() {
        join_same_words();
        sort_into_buckets();
        join_alike();
        return groups();
    }

  private:
    [[nodiscard]] std::size_t segment_of(std::uint32_t passage) const {
        return static_cast<std::size_t>(std::upper_bound(firsts_.begin(), firsts_.end(), passage) -
                                        firsts_.begin()) -
               1;
    }
    [[nodiscard]] const SketchRecord& record(std::uint32_t passage) const {
        const std::size_t segment = segment_of(passage);
        return segments_[segment].records()[passage - firsts_[segment]];
    }

    template <class Visit>
    void each_record(Visit&& visit) const {
        std::uint32_t passage = 0;
        for (const SketchFileReader& segment : segments_) {
            for (const SketchRecord& record : segment.records()) visit(passage++, record);
        }
    }

    /// The first of those with the same words leads the others.
    void join_same_words() {
        struct Words {
            std::uint64_t hash;
            std::uint32_t passage;
        };
        std::vector<Words> all;
        all.reserve(size_);
        each_record([&](std::uint32_t passage, const SketchRecord& record) {
            if (record.words != 0) all.push_back({record.words, passage});
        });
        std::sort(all.begin(), all.end(), [](const Words& a, const Words& b) {
            return a.hash != b.hash ? a.hash < b.hash : a.passage < b.passage;
        });
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (all[i].hash == all[i - 1].hash)
                leader_[all[i].passage] = leader_[all[i - 1].passage];
        }
    }

    /// Leaders that share a band, or the whole frame, share a bucket; buckets of one are dropped.
    void sort_into_buckets() {
        std::vector<std::uint64_t> keys;  // key of the bucket, passage
        each_record([&](std::uint32_t passage, const SketchRecord& record) {
            if (record.frame == 0 || leader_[passage] != passage) return;
            keys.push_back(pair_of(low_of(record.frame), passage));
            if (record.frame_size == 0) return;
            for (const std::uint32_t band : record.bands) keys.push_back(pair_of(band, passage));
        });
        std::sort(keys.begin(), keys.end());
        for (std::size_t first = 0, last = 0; first < keys.size(); first = last) {
            while (last < keys.size() && high_of(keys[last]) == high_of(keys[first])) ++last;
            if (low_of(keys[first]) == low_of(keys[last - 1])) continue;
            for (std::size_t i = first; i < last; ++i)
                in_buckets_.push_back(pair_of(low_of(keys[i]), room_.size() - 1));
            room_.push_back(room_.back() +
                            static_cast<std::uint32_t>(std::min(last - first, kLeadersInBucket)));
        }
        std::sort(in_buckets_.begin(), in_buckets_.end());
    }

    [[nodiscard]] bool say_the_same(std::uint32_t a, std::uint32_t b) const {
        const SketchRecord &one = record(a), &other = record(b);
        if (one.heavy != other.heavy) return false;
        if (one.cited != other.cited && one.cited != 0 && other.cited != 0) return false;
        if (one.frame == other.frame) return true;
        if (one.role != other.role || one.frame_size == 0 || other.frame_size == 0) return false;
        const auto words = segments_[segment_of(a)].frame_of(one),
                   other_words = segments_[segment_of(b)].frame_of(other);
        return one.role == kRoleOfAsks ? ask_the_same(words, other_words)
                                       : are_alike(words, other_words);
    }

    /// In the order of passages: each joins the first leader that it is like, or leads from now on.
    /// It is compared with leaders only, so that no chain of small differences joins what is not
    /// alike.
    void join_alike() {
        std::vector<std::uint32_t> leaders(room_.back()), ends(room_), candidates;
        for (std::size_t first = 0, last = 0; first < in_buckets_.size(); first = last) {
            const std::uint32_t passage = high_of(in_buckets_[first]);
            candidates.clear();
            for (; last < in_buckets_.size() && high_of(in_buckets_[last]) == passage; ++last) {
                const std::uint32_t bucket = low_of(in_buckets_[last]);
                candidates.insert(candidates.end(),
                                  leaders.begin() + room_[bucket],
                                  leaders.begin() + ends[bucket]);
            }
            std::sort(candidates.begin(), candidates.end());
            candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
            const auto found =
                std::find_if(candidates.begin(), candidates.end(), [&](std::uint32_t leader) {
                    return say_the_same(leader, passage);
                });
            if (found != candidates.end()) {
                leader_[passage] = *found;
                continue;
            }
            for (std::size_t i = first; i < last; ++i) {
                const std::uint32_t bucket = low_of(in_buckets_[i]);
                if (ends[bucket] < room_[bucket + 1ULL]) leaders[ends[bucket]++] = passage;
            }
        }
    }

    /// Numbers the groups in the order of their leaders and lists their passages.
    [[nodiscard]] RepeatGroups groups() {
        std::vector<std::uint32_t> count(size_);
        for (std::uint32_t i = 0; i < size_; ++i) ++count[leader_[i] = leader_[leader_[i]]];
        RepeatGroups result;
        result.group_of.assign(size_ + 1ULL, kNoGroup);
        for (std::uint32_t i = 0; i < size_; ++i) {
            if (leader_[i] != i || count[i] < 2) continue;
            result.group_of[i + 1ULL] = static_cast<std::uint32_t>(result.reports.size());
            result.reports.push_back(0);
            result.offsets.push_back(result.offsets.back() + count[i]);
        }
        result.docids.resize(result.offsets.back());
        std::vector<std::uint32_t> filled(result.offsets.begin(), result.offsets.end() - 1);
        std::vector<std::uint64_t> last_report(result.reports.size(), ~0ULL);
        each_record([&](std::uint32_t passage, const SketchRecord& record) {
            const std::uint32_t group = result.group_of[leader_[passage] + 1ULL];
            if (group == kNoGroup) return;
            result.group_of[passage + 1ULL] = group;
            result.docids[filled[group]++] = passage + 1;
            const std::uint64_t report = pair_of(segment_of(passage), record.report);
            if (last_report[group] != report)
                ++result.reports[group];  // passages of one report are neighbours
            last_report[group] = report;
        });
        return result;
    }

    std::span<const SketchFileReader> segments_;
    std::vector<std::uint32_t> firsts_;  // of each segment, its first passage
    std::uint32_t size_ = 0;
    std::vector<std::uint32_t> leader_;      // by passage; itself if it leads
    std::vector<std::uint64_t> in_buckets_;  // passage, bucket; ascending
    std::vector<std::uint32_t> room_{0};     // by bucket: where its leaders begin; one entry more
};

}  // namespace

RepeatGroups group_repeats(std::span<const SketchFileReader> segments) {
    return Grouping(segments).run();
}

}  // namespace findings
