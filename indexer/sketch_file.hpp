// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// sketches.bin of a segment: the sketches of its passages, in order. Read when segments are merged
// into a generation; no part of one.

#include "indexer/schema/result.hpp"
#include "indexer/sketch.hpp"

#include <cstdint>
#include <ostream>
#include <span>
#include <string_view>
#include <vector>

namespace findings {

inline constexpr const char* kSketchesFile = "sketches.bin";

inline constexpr std::uint8_t kRoleOfAsks = 0xFF;  // demands, wherever they stand

/// As in the file. 64 bytes, so that one is one line of a processor's cache.
struct SketchRecord {
    std::uint64_t words = 0;  // as in PassageSketch
    std::uint64_t frame = 0;
    std::array<std::uint32_t, kSketchBands> bands{};
    std::uint32_t heavy = 0;
    std::uint32_t report = 0;       // number of its report in the segment, from 0
    std::uint32_t frame_begin = 0;  // of its frame among the words of all
    std::uint16_t frame_size = 0;
    /// SectionRole, or kRoleOfAsks; passages that differ in a word must agree in it
    std::uint8_t role = 0;
    std::uint8_t cited = 0;  // as in PassageSketch
};
static_assert(sizeof(SketchRecord) == 64);

/// Thread: one writer a thread.
class SketchFileWriter {
  public:
    void begin_report() { ++reports_; }
    void add(const PassageSketch& sketch, const Passage& passage);
    /// False: the stream did not take everything.
    [[nodiscard]] bool finish(std::ostream& out) const;

  private:
    std::uint32_t reports_ = 0;
    std::vector<SketchRecord> records_;
    std::vector<FrameWord> words_;
};

/// Reads over bytes that outlive it. Thread: safe to share.
class SketchFileReader {
  public:
    [[nodiscard]] static Result<SketchFileReader> over(std::string_view bytes);
    [[nodiscard]] std::span<const SketchRecord> records() const { return records_; }
    [[nodiscard]] std::span<const FrameWord> frame_of(const SketchRecord& record) const {
        return words_.subspan(record.frame_begin, record.frame_size);
    }

  private:
    std::span<const SketchRecord> records_;
    std::span<const FrameWord> words_;
};

}  // namespace findings
