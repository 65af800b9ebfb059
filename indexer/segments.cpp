// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments.hpp"

#include "indexer/files.hpp"
#include "indexer/schema/ids.hpp"

#include <system_error>

namespace findings {
namespace fs = std::filesystem;
namespace {

// Parsed bytes that make one segment: about 1,000 passages, the size at which Xapian writes fastest
// (docs/adr/0003). Between the two a segment ends at the first file whose hash says so, one of
// eight.
constexpr std::uint64_t kLeastBytes = 350'000;
constexpr std::uint64_t kMostBytes = 1'400'000;
constexpr const char* kUnsealed = ".building";

bool may_end_segment(const std::string& sha256) {
    return !sha256.empty() && (sha256.front() == '0' || sha256.front() == '8');
}

std::string digest(const std::string& text) {
    constexpr std::size_t kDigits = 32;
    return sha256_hex(std::string_view(text)).substr(0, kDigits);
}

std::string text_key_of(const SegmentPlan& segment,
                        const Ledger& ledger,
                        const std::string& maker) {
    std::string all = maker + '\n';
    for (const std::string& path : segment.files) {
        const LedgerEntry& entry = ledger.at(path);
        ((all += entry.sha256) += ' ') += std::to_string(entry.parser_version);
        if (entry.ocr_pages > 0) all += " ocr";
        ((all += ' ') += entry.name) += '\n';
    }
    return digest(all);
}

std::string label_key_of(const SegmentPlan& segment,
                         const Ledger& ledger,
                         const CorrectionPlan& corrections,
                         const std::string& maker) {
    std::string all = maker;
    for (const std::string& path : segment.files) {
        const std::string& sha256 = ledger.at(path).sha256;
        if (const std::string corrected = corrections.digest_of(sha256); !corrected.empty())
            ((all += '\n') += sha256) += corrected;
    }
    return digest(all);
}

}  // namespace

std::vector<SegmentPlan> plan_segments(const std::vector<std::string>& files,
                                       const Ledger& ledger,
                                       const ParsedStore& store,
                                       const CorrectionPlan& corrections,
                                       const SegmentMaker& maker) {
    std::vector<SegmentPlan> segments;
    std::uint64_t bytes = 0;
    bool is_open = false;
    for (const std::string& path : files) {
        const std::string& sha256 = ledger.at(path).sha256;
        if (!is_open) {
            segments.emplace_back();
            bytes = 0;
        }
        segments.back().files.push_back(path);
        bytes += store.record_bytes(sha256);
        is_open = bytes < kLeastBytes || (bytes < kMostBytes && !may_end_segment(sha256));
    }
    for (SegmentPlan& segment : segments) {
        segment.text_key = text_key_of(segment, ledger, maker.text);
        segment.key =
            segment.text_key + '-' + label_key_of(segment, ledger, corrections, maker.labels);
    }
    return segments;
}

fs::path segments_dir(const fs::path& index_dir) { return index_dir / "segments"; }

fs::path unsealed_segment(const fs::path& index_dir, const std::string& key) {
    return segments_dir(index_dir) / (key + kUnsealed);
}

Result<Ledger> open_segment(const fs::path& index_dir, const std::string& key) {
    const fs::path folder = segments_dir(index_dir) / key;
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return failure(ErrorKind::NotFound, folder.string() + ": no such segment");
    const auto differences = manifest_differences(folder);
    if (!differences.empty()) return failure(ErrorKind::IndexStale, differences.front());
    return read_ledger(folder / kLedgerFile);
}

std::optional<fs::path> segment_with_words(const fs::path& index_dir, const std::string& text_key) {
    std::error_code error;
    for (fs::directory_iterator it(segments_dir(index_dir), error), end; !error && it != end;
         it.increment(error)) {
        const std::string name = it->path().filename().string();
        const bool is_other = !name.starts_with(text_key + '-') || name.ends_with(kUnsealed);
        if (!is_other && manifest_differences(it->path()).empty()) return it->path();
    }
    return std::nullopt;
}

Result<void> seal_segment(const fs::path& index_dir,
                          const std::string& key,
                          const Ledger& entries,
                          const Manifest& labels,
                          const std::optional<fs::path>& former) {
    const fs::path folder = unsealed_segment(index_dir, key);
    const fs::path sealed = segments_dir(index_dir) / key;
    if (auto written = write_file(folder / kLedgerFile, to_json_lines(entries)); !written)
        return written;
    if (auto written = write_manifest(folder, labels, former); !written) return written;
    std::error_code error;
    fs::remove_all(sealed, error);  // one that turned out damaged
    fs::rename(folder, sealed, error);
    if (error) return failure(ErrorKind::Internal, sealed.string() + ": " + error.message());
    return {};
}

void prune_segments(const fs::path& index_dir, const std::set<std::string>& keep) {
    std::vector<fs::path> unwanted;
    std::error_code error;
    for (fs::directory_iterator it(segments_dir(index_dir), error), end; !error && it != end;
         it.increment(error)) {
        if (!keep.contains(it->path().filename().string())) unwanted.push_back(it->path());
    }
    std::error_code ignored;  // what cannot be deleted now is tried again by the next run
    for (const fs::path& folder : unwanted) fs::remove_all(folder, ignored);
}

}  // namespace findings
