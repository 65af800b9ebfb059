// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sketch_file.hpp"

#include "indexer/schema/flat_file.hpp"

#include <exception>

namespace findings {
namespace {

constexpr std::string_view kMagic = "FSKETCH2";

struct Footer {
    std::uint32_t records = 0;
    std::uint32_t words = 0;
};

}  // namespace

void SketchFileWriter::add(const PassageSketch& sketch, const Passage& passage) {
    SketchRecord record;
    record.words = sketch.words;
    record.bands = sketch.bands;
    record.heavy = sketch.heavy;
    record.report = reports_ - 1;
    record.frame_begin = static_cast<std::uint32_t>(words_.size());
    record.role = sketch.is_ask ? kRoleOfAsks : static_cast<std::uint8_t>(passage.role);
    record.cited = sketch.cited;
    if (sketch.frame_words.size() <=
        0xFFFFU) {  // one passage is never that long; if it were, only its words would count
        record.frame = sketch.frame;
        record.frame_size = static_cast<std::uint16_t>(sketch.frame_words.size());
        words_.insert(words_.end(), sketch.frame_words.begin(), sketch.frame_words.end());
    }
    records_.push_back(record);
}

bool SketchFileWriter::finish(std::ostream& stream) const {
    flat::Writer out(stream, kMagic);
    out.array(std::span<const SketchRecord>(records_));
    out.array(std::span<const FrameWord>(words_));
    out.align();
    out.number(Footer{static_cast<std::uint32_t>(records_.size()),
                      static_cast<std::uint32_t>(words_.size())});
    return out.finish();
}

Result<SketchFileReader> SketchFileReader::over(std::string_view bytes) {
    try {
        const flat::Reader file(bytes, kMagic);
        if (file.end() < kMagic.size() + sizeof(Footer))
            throw std::runtime_error("no room for its table");
        const auto footer = file.number<Footer>(file.end() - sizeof(Footer));
        SketchFileReader reader;
        reader.records_ = file.array<SketchRecord>(kMagic.size(), footer.records);
        reader.words_ =
            file.array<FrameWord>(kMagic.size() + reader.records_.size_bytes(), footer.words);
        for (const SketchRecord& record : reader.records_) {
            if (record.frame_begin > footer.words ||
                record.frame_size > footer.words - record.frame_begin) {
                throw std::runtime_error("a frame leads out of the file");
            }
        }
        return reader;
    } catch (const std::exception& e) {
        return failure(ErrorKind::IndexStale,
                       std::string(kSketchesFile) + " is damaged: " + e.what(),
                       "delete the folder `segments` of the index and run `findings index` again");
    }
}

}  // namespace findings
