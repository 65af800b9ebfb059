// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker_answer.hpp"

#include "indexer/limits.hpp"
#include "indexer/text.hpp"
#include "indexer/worker_process.hpp"

#include <algorithm>
#include <cstring>

namespace findings {
namespace {

constexpr std::uint64_t kMaxDigestBytes = 64;
constexpr std::uint64_t kMaxFailureBytes = 16384;
constexpr std::uint64_t kMaxPageBytes = 1;
constexpr int kMaxPagesBegun =
    4 * kMaxRecognisedPages;                     // each of them upright, and turned three ways
constexpr std::size_t kMaxSentenceBytes = 2048;  // of a cause or a hint

bool is_digest(std::string_view text) {
    return text.size() == kMaxDigestBytes &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_presentable(std::string_view text) {
    const bool has_control = std::any_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
    });
    return !has_control && is_valid_utf8(text);
}

/// Readers hand on clean text; what is not clean did not come from one, and is cleaned here.
void present(std::string& text) {
    if (!is_presentable(text)) text = clean_text(text);
}
void present_line(std::string& text) {
    if (!is_presentable(text) || text.find('\n') != std::string::npos) text = clean_line(text);
}

void present(Block& block, std::int32_t page_count) {
    block.level = std::clamp(block.level, 0, 64);
    block.page_number = std::clamp(block.page_number, 0, page_count);
    block.column_header = std::clamp(block.column_header, 0, 1);
    present(block.text);
    present_line(block.page_label);
    present_line(block.marker);
    present_line(block.anchor);
    for (std::string& cell : block.cells) present(cell);
}

}  // namespace

std::string printable_line(std::string_view text, std::size_t max_bytes) {
    std::string line = clean_line(text.substr(0, max_bytes));
    while (line.size() > max_bytes) line.pop_back();
    // A character cut in two at the end goes as a whole.
    while (!line.empty() && !is_valid_utf8(line)) line.pop_back();
    return line;
}

std::optional<Result<ParsedDocument>> AnswerReader::push(std::string_view bytes) {
    if (record_) return push_record(bytes);
    buffer_.append(bytes);
    while (buffer_.size() >= sizeof(WorkerAnswer)) {
        WorkerAnswer header;
        std::memcpy(&header, buffer_.data(), sizeof header);
        const std::uint64_t cap = header.kind == AnswerKind::Document    ? output_bytes_
                                  : header.kind == AnswerKind::Archive   ? output_bytes_
                                  : header.kind == AnswerKind::Failure   ? kMaxFailureBytes
                                  : header.kind == AnswerKind::Digest    ? kMaxDigestBytes
                                  : header.kind == AnswerKind::Page      ? kMaxPageBytes
                                  : header.kind == AnswerKind::PageCount ? sizeof page_count_
                                                                         : 0;
        if (header.size_bytes == 0 || header.size_bytes > cap) return nonsense();
        if (header.kind == AnswerKind::Document) {
            if (sha256_.empty()) return nonsense();
            is_worn_ = header.is_worn != 0;
            record_.emplace(header.size_bytes);
            sink_ = make_sink_ ? make_sink_(sha256_) : nullptr;
            const std::string begun = std::exchange(buffer_, std::string());
            return push_record(std::string_view(begun).substr(sizeof header));
        }
        if (buffer_.size() - sizeof header < header.size_bytes) return std::nullopt;
        const std::string_view body(buffer_.data() + sizeof header, header.size_bytes);
        const bool is_last =
            header.kind == AnswerKind::Archive || header.kind == AnswerKind::Failure;
        if (is_last) {
            if (buffer_.size() != sizeof header + header.size_bytes) return nonsense();
            is_worn_ = header.is_worn != 0;
            Result<ParsedDocument> result =
                read_body(static_cast<std::uint32_t>(header.kind), body);
            buffer_ = std::string();  // gives the memory back
            return result;
        }
        if (!read_note(static_cast<std::uint32_t>(header.kind), body)) return nonsense();
        buffer_.erase(0, sizeof header + header.size_bytes);
    }
    return std::nullopt;
}

bool AnswerReader::read_note(std::uint32_t kind, std::string_view body) {
    if (kind == static_cast<std::uint32_t>(AnswerKind::Digest)) {
        if (!sha256_.empty() || !is_digest(body)) return false;
        sha256_ = body;
        return true;
    }
    if (sha256_.empty()) return false;
    if (kind == static_cast<std::uint32_t>(AnswerKind::Page)) {
        ++pages_begun_;
        return ++all_pages_begun_ <= kMaxPagesBegun;
    }
    if (page_count_ != 0 || body.size() != sizeof page_count_) return false;
    // A file may claim any number of pages; the reader passes on what it claims.
    std::memcpy(&page_count_, body.data(), sizeof page_count_);
    page_count_ = std::clamp(page_count_, 1, static_cast<std::int32_t>(kMaxPages));
    return true;
}

Result<ParsedDocument> AnswerReader::read_body(std::uint32_t kind, std::string_view body) {
    if (kind == static_cast<std::uint32_t>(AnswerKind::Archive)) {
        Result<ArchiveListing> listing = decode_archive_listing(body);
        if (!listing || sha256_.empty()) return nonsense();
        archive_ = std::move(*listing);
        return ParsedDocument{};
    }
    const std::size_t end = body.find('\0', 1);
    const auto error_kind = static_cast<unsigned char>(body.front());
    if (end == std::string_view::npos ||
        error_kind > static_cast<unsigned char>(ErrorKind::Internal))
        return nonsense();
    std::string message = printable_line(body.substr(1, end - 1), kMaxSentenceBytes);
    if (message.empty()) return nonsense();
    return failure(static_cast<ErrorKind>(error_kind),
                   std::move(message),
                   printable_line(body.substr(end + 1), kMaxSentenceBytes));
}

Result<ParsedDocument> AnswerReader::nonsense() {
    made_no_sense_ = true;
    buffer_ = std::string();
    return failure(ErrorKind::Internal, "the worker's answer makes no sense");
}

std::optional<Result<ParsedDocument>> AnswerReader::push_record(std::string_view bytes) {
    if (!record_->push(bytes)) return nonsense();
    for (;;) {
        const Result<RecordParts::Part> part = record_->next();
        if (!part || !take(*part)) return nonsense();
        if (*part == RecordParts::Part::Nothing) return std::nullopt;
        if (*part == RecordParts::Part::Tail) break;
    }
    ParsedDocument document = std::move(record_->document());
    document.blocks = std::move(collected_);
    record_.reset();
    return document;
}

bool AnswerReader::take(RecordParts::Part part) {
    ParsedDocument& document = record_->document();
    if (part == RecordParts::Part::Head) {
        if (record_->block_count() > kMaxBlocks || document.media_type == MediaType::Unknown)
            return false;
        document.page_count =
            std::clamp(document.page_count, 0, static_cast<std::int32_t>(kMaxPages));
        if (!is_presentable(document.title) || document.title.size() > kMaxPropertyBytes)
            document.title = printable_line(document.title, kMaxPropertyBytes);
        if (sink_ != nullptr) sink_->begin(document, record_->block_count());
    }
    if (part == RecordParts::Part::Block) {
        Block& block = record_->block();
        text_bytes_ += block.text.size();
        if (text_bytes_ > kMaxTextBytes) return false;
        present(block, document.page_count);
        if (sink_ != nullptr) sink_->add(block);
        if (!make_sink_) collected_.push_back(std::move(block));
    }
    return part != RecordParts::Part::Tail || take_facts(document);
}

bool AnswerReader::take_facts(ParsedDocument& document) {
    if (document.properties.size() > kMaxProperties || document.warnings.size() > kMaxWarnings)
        return false;
    std::map<std::string, std::string> properties;
    for (auto& [name, value] : document.properties) {
        if (!is_presentable(value) || value.size() > kMaxPropertyBytes)
            value = printable_line(value, kMaxPropertyBytes);
        properties.emplace(is_presentable(name) && name.size() <= kMaxPropertyBytes
                               ? name
                               : printable_line(name, kMaxPropertyBytes),
                           std::move(value));
    }
    document.properties = std::move(properties);
    for (std::string& warning : document.warnings) {
        if (!is_presentable(warning) || warning.size() > kMaxSentenceBytes)
            warning = printable_line(warning, kMaxSentenceBytes);
    }
    if (sink_ != nullptr) sink_->end(document);
    return true;
}

}  // namespace findings
