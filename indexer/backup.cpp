// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/backup.hpp"

#include "indexer/files.hpp"
#include "indexer/generation.hpp"
#include "indexer/schema/corrections.hpp"
#include "indexer/schema/file_sum.hpp"
#include "indexer/schema/limits.hpp"
#include "indexer/taken_down.hpp"

#include <optional>
#include <system_error>
#include <vector>

namespace findings {
namespace fs = std::filesystem;
namespace {

tl::unexpected<Error> failed_at(const fs::path& path, const std::error_code& error) {
    return failure(ErrorKind::Internal, path.string() + ": " + error.message());
}

Result<void> make_folder(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) return failed_at(path, error);
    return {};
}

std::uint64_t bytes_below(const fs::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        std::error_code gone;  // deleted while we look: not to be copied either
        const auto size = it->is_regular_file(gone) ? it->file_size(gone) : 0;
        if (!gone) bytes += size;
    }
    return bytes;
}

Result<void> check_room(const fs::path& folder, std::uint64_t needed) {
    std::error_code error;
    const auto space = fs::space(folder, error);
    needed += limits::kFreeSpaceFloor;
    if (error || space.available >= needed) return {};
    return failure(ErrorKind::Internal,
                   folder.string() + ": only " + std::to_string(space.available >> 20) +
                       " MiB free on this disk, " + std::to_string(needed >> 20) +
                       " MiB are needed",
                   "free some space, or name a folder on another disk");
}

/// Copies the files of a generation but for its manifest; each copy is read back and compared.
Result<CopyFacts> copy_generation(const fs::path& from, const fs::path& to) {
    const auto files = sealed_files(from);
    if (!files) return tl::unexpected(files.error());
    if (auto made = make_folder(to); !made) return tl::unexpected(made.error());
    CopyFacts facts;
    for (const SealedFile& file : *files) {
        if (auto copied = copy_durably(from / file.name, to / file.name); !copied)
            return tl::unexpected(copied.error());
        const auto sum = sha256_file(to / file.name);
        if (!sum) return tl::unexpected(sum.error());
        if (*sum != file.sha256) {
            return failure(
                ErrorKind::IndexStale,
                (from / file.name).string() + ": its bytes are not the ones that were published",
                "run `findings check`; go back with `findings rollback`, or build a new generation "
                "with `findings index`");
        }
        facts.files += 1;
        facts.bytes += file.bytes;
    }
    return facts;
}

/// Records that are not there yet. One that a run deletes meanwhile is not missed: its file is read
/// again.
Result<void> copy_store(const fs::path& from, const fs::path& to, CopyFacts& facts) {
    std::error_code error;
    for (fs::recursive_directory_iterator it(from, error), end; !error && it != end;
         it.increment(error)) {
        const fs::path target = to / it->path().lexically_relative(from);
        std::error_code gone;
        const bool is_wanted = it->is_regular_file(gone) && it->path().extension() != ".new" &&
                               it->path().filename() != "journal.jsonl";
        if (!is_wanted || fs::exists(target, gone)) continue;
        if (auto made = make_folder(target.parent_path()); !made) return made;
        if (auto copied = copy_durably(it->path(), target);
            !copied && copied.error().kind != ErrorKind::NotFound)
            return copied;
        facts.files += 1;
        facts.bytes += fs::file_size(target, gone);
    }
    return {};
}

/// Whole lines of a file that is only appended to, and may be at this moment; nothing if there is
/// no such file.
std::string whole_lines(const fs::path& file) {
    std::string text = read_file(file).value_or(std::string());
    text.resize(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
    return text;
}

Result<CopyFacts> fill_backup(const fs::path& index_dir,
                              const fs::path& folder,
                              const std::string& name,
                              bool with_store) {
    const fs::path from = generations_dir(index_dir) / name, to = generations_dir(folder) / name;
    auto facts = copy_generation(from, to);
    if (!facts) return facts;
    if (auto copied = copy_durably(from / kManifestFile, to / kManifestFile); !copied)
        return tl::unexpected(copied.error());
    for (const fs::path& synced : {to, generations_dir(folder)}) {
        if (auto done = sync_path(synced); !done) return tl::unexpected(done.error());
    }
    if (const std::string lines = whole_lines(corrections_path(index_dir)); !lines.empty()) {
        if (auto done = write_durably(corrections_path(folder), lines); !done)
            return tl::unexpected(done.error());
    }
    const auto list = read_taken_down(index_dir);
    if (!list) return tl::unexpected(list.error());
    if (!list->empty()) {
        if (auto done = write_taken_down(folder, *list); !done) return tl::unexpected(done.error());
    }
    if (with_store) {
        if (auto done = copy_store(store_dir(index_dir), store_dir(folder), *facts); !done)
            return tl::unexpected(done.error());
    }
    facts->generation = name;
    return facts;
}

/// Runs that publish meanwhile may delete the generation that is being copied: then the new one is.
Result<CopyFacts> fill_in_rounds(const fs::path& index_dir,
                                 const fs::path& folder,
                                 bool with_store) {
    constexpr int kRounds = 5;
    for (int round = 1;; ++round) {
        std::error_code error;
        fs::remove_all(folder, error);
        if (error) return failed_at(folder, error);
        const auto name = current_generation_name(index_dir);
        if (!name)
            return failure(ErrorKind::NotFound,
                           index_dir.string() + ": there is no index in this folder");
        const std::uint64_t bytes = bytes_below(generations_dir(index_dir) / *name) +
                                    (with_store ? bytes_below(store_dir(index_dir)) : 0);
        if (auto room = check_room(folder.parent_path(), bytes); !room)
            return tl::unexpected(room.error());
        if (auto made = make_folder(folder); !made) return tl::unexpected(made.error());
        auto facts = fill_backup(index_dir, folder, *name, with_store);
        const bool has_moved = !facts && current_generation_name(index_dir) != name;
        if (facts || !has_moved || round == kRounds) return facts;
    }
}

}  // namespace

Result<CopyFacts> back_up(const fs::path& index_dir, const fs::path& target, bool with_store) {
    std::error_code error;
    const fs::path whole = fs::absolute(target, error).lexically_normal();
    const fs::path folder = whole.filename().empty() ? whole.parent_path() : whole;
    if (fs::exists(folder, error)) {
        return failure(ErrorKind::BadInput,
                       folder.string() + ": is there already",
                       "name a folder that does not exist yet, with the date for example");
    }
    if (auto made = make_folder(folder.parent_path()); !made) return tl::unexpected(made.error());
    const fs::path partial = folder.string() + ".partial";
    auto facts = fill_in_rounds(index_dir, partial, with_store);
    if (facts) {
        if (auto pointed = point_current_at(partial, facts->generation); !pointed)
            facts = tl::unexpected(pointed.error());
    }
    if (facts) {
        fs::rename(partial, folder, error);
        if (error) facts = failed_at(folder, error);
    }
    if (!facts) {
        fs::remove_all(partial, error);
        return facts;
    }
    if (auto synced = sync_path(folder.parent_path()); !synced)
        return tl::unexpected(synced.error());
    return facts;
}

namespace {

class Restoration {
  public:
    Restoration(const fs::path& backup, const fs::path& index_dir)
        : backup_(backup), index_dir_(index_dir) {}

    Result<CopyFacts> run() {
        const auto name = current_generation_name(backup_);
        if (!name)
            return failure(ErrorKind::NotFound,
                           backup_.string() + ": there is no backup in this folder");
        const fs::path from = generations_dir(backup_) / *name;
        auto manifest = read_manifest(from);
        if (!manifest) return tl::unexpected(manifest.error());
        const auto lock = BuilderLock::take(index_dir_);
        if (!lock) return tl::unexpected(lock.error());
        if (auto allowed = take_in_list(from); !allowed) return tl::unexpected(allowed.error());
        if (auto room = check_room(index_dir_, bytes_below(backup_)); !room)
            return tl::unexpected(room.error());
        const auto building = begin_generation(index_dir_, std::stoull(*name));
        if (!building) return tl::unexpected(building.error());
        auto facts = fill(from, *building);
        if (facts) {
            auto published = publish_generation(index_dir_, *building, *manifest);
            if (!published) return tl::unexpected(published.error());
            facts->generation = published->generation;
        } else {
            discard_unfinished(index_dir_);
        }
        return facts;
    }

  private:
    Result<CopyFacts> fill(const fs::path& from, const fs::path& building) const {
        auto facts = copy_generation(from, building);
        if (!facts) return facts;
        if (auto done = take_in_corrections(); !done) return tl::unexpected(done.error());
        if (auto done = copy_store(store_dir(backup_), store_dir(index_dir_), *facts); !done)
            return tl::unexpected(done.error());
        return facts;
    }

    /// What was taken down before or after the backup was made stays so.
    Result<void> take_in_list(const fs::path& from) const {
        auto list = read_taken_down(index_dir_);
        if (!list) return tl::unexpected(list.error());
        auto older = read_taken_down(backup_);
        if (!older) return tl::unexpected(older.error());
        list->insert(older->begin(), older->end());
        const auto ledger = read_ledger(from / kLedgerFile);
        if (!ledger) return tl::unexpected(ledger.error());
        for (const auto& [path, entry] : *ledger) {
            if (!is_in_index(entry.state) || !list->contains(entry.sha256)) continue;
            return failure(
                ErrorKind::BadInput,
                backup_.string() + ": holds " + entry.name + ", which was taken down since",
                "index the folders again with `findings index`, and delete this backup; or take it "
                "off the list first: findings remove --undo");
        }
        return list->empty() ? Result<void>() : write_taken_down(index_dir_, *list);
    }

    /// The file is only appended to: of two of one history the longer is the newer.
    Result<void> take_in_corrections() const {
        const std::string theirs = whole_lines(corrections_path(backup_));
        const std::string ours = whole_lines(corrections_path(index_dir_));
        if (theirs.empty() || ours.starts_with(theirs)) return {};
        if (!theirs.starts_with(ours)) {
            const fs::path aside = corrections_path(index_dir_).string() + ".before-restore";
            if (auto done = write_durably(aside, ours); !done) return done;
        }
        return write_durably(corrections_path(index_dir_), theirs);
    }

    const fs::path& backup_;
    const fs::path& index_dir_;
};

}  // namespace

Result<CopyFacts> restore_backup(const fs::path& backup, const fs::path& index_dir) {
    return Restoration(backup, index_dir).run();
}

}  // namespace findings
