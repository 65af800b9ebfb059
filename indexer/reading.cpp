// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading.hpp"

#include "indexer/parse/parse.hpp"
#include "indexer/worker.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace findings {
namespace {

/// A number that a reader states of the file; 0 if it states none.
std::int32_t count_in(const ParsedDocument& document, const std::string& property) {
    const auto stated = document.properties.find(property);
    std::int32_t count = 0;
    if (stated != document.properties.end())
        (void)std::from_chars(stated->second.data(),
                              stated->second.data() + stated->second.size(),
                              count);
    return std::max(count, 0);
}

/// A document on its way from its worker into the store: written and looked at block by block, held
/// by nobody.
class Arrival : public BlockSink {
  public:
    explicit Arrival(std::unique_ptr<StoreRecord> record) : record_(std::move(record)) {}

    void begin(const ParsedDocument& head, std::uint64_t block_count) override {
        record_->begin(head, block_count);
    }
    void add(const Block& block) override {
        record_->add(block);
        likeness_.add(block);
    }
    void end(const ParsedDocument& facts) override { record_->end(facts); }

    StoreRecord& record() { return *record_; }
    Likeness likeness(const ParsedDocument& facts) { return likeness_.finish(facts); }

  private:
    std::unique_ptr<StoreRecord> record_;
    LikenessMaker likeness_;
};

class Reading {
  public:
    Reading(Changes& changes,
            ParsedStore& store,
            LikenessBook& book,
            const ReadingOptions& options,
            std::ofstream& journal)
        : changes_(changes), store_(store), book_(book), options_(options), journal_(journal) {}

    /// One round over files or members; members that were found wait for the next.
    Result<void> read(const std::vector<SourceFile>& files) {
        total_ += files.size();
        std::optional<Error> disk_error;
        WorkerLimits limits;
        limits.recognise = options_.recognise;
        const auto done = parse_in_workers(
            files,
            options_.jobs,
            limits,
            [&](ParseOutcome outcome) {
                const SourceFile& file = files.at(outcome.index);
                LedgerEntry entry = entry_for(file, changes_.roots);
                if (auto kept = take(file, entry, outcome); !kept) disk_error = kept.error();
                failures_ += entry.state == FileState::Failed ? 1 : 0;
                write(std::move(entry));
                arrivals_.erase(outcome.index);
                options_.progress(++done_, total_ + members_.size(), failures_);
                return !disk_error && !options_.should_stop();
            },
            [&](std::size_t index, const std::string& sha256) {
                return arrival_of(index, sha256);
            });
        arrivals_.clear();
        if (disk_error) return tl::unexpected(*disk_error);
        return done;
    }

    std::vector<SourceFile> take_members() { return std::exchange(members_, {}); }

  private:
    BlockSink* arrival_of(std::size_t index, const std::string& sha256) {
        if (options_.taken_down.contains(sha256)) return nullptr;
        return (arrivals_[index] = std::make_unique<Arrival>(store_.begin(sha256, index))).get();
    }

    void write(LedgerEntry entry) {
        journal_ << to_json_line(entry) << '\n' << std::flush;
        std::string key = entry.path;
        changes_.ledger.insert_or_assign(std::move(key), std::move(entry));
    }

    /// Turns a worker's answer into a ledger entry; an Error only if the store cannot be written.
    Result<void> take(const SourceFile& file, LedgerEntry& entry, const ParseOutcome& outcome) {
        entry.sha256 = outcome.sha256;
        entry.duration_ms = outcome.duration_ms;
        if (options_.taken_down.contains(entry.sha256)) {
            entry.state = FileState::Removed;
            return {};
        }
        if (!outcome.document) {
            entry.state = FileState::Failed;
            // A cause can quote what a file says of itself.
            entry.cause = display_name(outcome.document.error().message);
            entry.hint = display_name(outcome.document.error().hint);
            const std::string& message = outcome.document.error().message;
            // at least
            entry.unread_pages = message == kScannedCause || message == kNoTextCause ? 1 : 0;
            return {};
        }
        if (outcome.archive) {
            take_listing(file, entry, *outcome.archive);
            return {};
        }
        entry.state = FileState::Indexed;
        entry.parser = outcome.document->media_type;
        entry.pages = outcome.document->page_count;
        entry.warnings = outcome.document->warnings;
        entry.unread_pages = count_in(*outcome.document, kUnreadPagesProperty);
        entry.ocr_pages = count_in(*outcome.document, "ocr_page_count");
        entry.ocr_confidence = count_in(*outcome.document, "ocr_confidence");
        Arrival& arrival = *arrivals_.at(outcome.index);
        book_.put(entry.sha256, arrival.likeness(*outcome.document));
        return store_.keep(arrival.record(),
                           entry.sha256,
                           outcome.document->properties.contains("ocr_pages"));
    }

    void take_listing(const SourceFile& file, LedgerEntry& entry, const ArchiveListing& listing) {
        entry.is_archive = true;
        if (listing.members.empty()) {
            entry.state = FileState::Failed;
            entry.cause = "an archive without a file in it";
            return;
        }
        // The archive's own entry is written after those of its members: a journal that ends
        // between them opens it again.
        for (const ArchiveMember& member : listing.members) take_member(file, member);
        entry.state = FileState::Indexed;
    }

    void take_member(const SourceFile& archive, const ArchiveMember& member) {
        SourceFile file{archive.path.native() + '/' + member.name,
                        archive.name + '/' + member.name,
                        member.size_bytes,
                        archive.mtime_ns,
                        {},
                        archive.path,
                        member.number};
        changes_.seen.insert(file.path.native());
        LedgerEntry entry = entry_for(file, changes_.roots);
        entry.cause = member.refusal;
        entry.hint = member.hint;
        if (member.refusal.empty()) {
            entry.parser_version = 0;  // not read yet: whoever finds this in a journal reads it
            entry.cause = "not read yet";
            members_.push_back(std::move(file));
        } else {
            ++failures_;
        }
        write(std::move(entry));
    }

    Changes& changes_;
    ParsedStore& store_;
    LikenessBook& book_;
    const ReadingOptions& options_;
    std::ofstream& journal_;
    std::vector<SourceFile> members_;
    std::map<std::size_t, std::unique_ptr<Arrival>> arrivals_;  // by place in the list that is read
    std::uint64_t done_ = 0, total_ = 0, failures_ = 0;
};

}  // namespace

Result<void> read_files(Changes& changes,
                        ParsedStore& store,
                        LikenessBook& book,
                        const ReadingOptions& options) {
    std::error_code error;
    std::filesystem::create_directories(store.folder(), error);
    std::ofstream journal(options.journal, std::ios::app | std::ios::binary);
    if (!journal)
        return failure(ErrorKind::Internal, options.journal.string() + ": cannot be written");
    Reading reading(changes, store, book, options, journal);
    if (auto read = reading.read(changes.to_read); !read || options.should_stop()) return read;
    if (auto members = reading.take_members(); !members.empty()) {
        if (auto read = reading.read(members); !read) return read;
    }
    if (!journal)
        return failure(ErrorKind::Internal,
                       options.journal.string() + ": cannot be written",
                       "free some space on that disk and run again");
    return {};
}

}  // namespace findings
