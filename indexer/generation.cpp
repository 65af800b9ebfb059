// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generation.hpp"

#include "indexer/files.hpp"
#include "indexer/schema/file_sum.hpp"
#include "indexer/schema/limits.hpp"
#include "indexer/schema/whole_numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace findings {
namespace fs = std::filesystem;
namespace {

constexpr const char* kCurrent = "current";
constexpr const char* kBuildingSuffix = ".building";
constexpr const char* kRebuildHint =
    "run `findings index` on your files again to build a new generation";

tl::unexpected<Error> system_failure(const fs::path& path, const std::string& what) {
    return failure(ErrorKind::Internal, path.string() + ": " + what + ": " + std::strerror(errno));
}

std::vector<fs::path> published(const fs::path& index_dir) {
    std::vector<fs::path> found;
    for (const std::string& name : kept_generations(index_dir))
        found.push_back(generations_dir(index_dir) / name);
    return found;
}

std::string number_name(std::uint64_t number) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%06llu", static_cast<unsigned long long>(number));
    return buffer;
}

}  // namespace

std::string utc_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char buffer[32];
    std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return buffer;
}

namespace {

std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path().filename() != kManifestFile) files.push_back(it->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The SHA-256 of a file: what the manifest of `former` says, if the file is one of its files under
/// a second name.
Result<std::string> sum_of(const fs::path& file,
                           const std::optional<fs::path>& former,
                           const nlohmann::json& former_files) {
    const std::string name = file.filename().string();
    std::error_code error;
    if (former && former_files.contains(name) && fs::equivalent(file, *former / name, error))
        return former_files[name].at("sha256").get<std::string>();
    return sha256_file(file);
}

nlohmann::json files_in_manifest(const std::optional<fs::path>& folder) {
    const auto text =
        folder ? read_file(*folder / kManifestFile) : Result<std::string>(std::string());
    const auto json = nlohmann::json::parse(text.value_or(std::string()), nullptr, false);
    return json.is_object() && json.contains("files") ? json["files"] : nlohmann::json::object();
}

Result<std::string> manifest_text(const fs::path& folder,
                                  const Manifest& m,
                                  const std::optional<fs::path>& former) {
    nlohmann::ordered_json json = {{"generation", m.generation},
                                   {"schema_version", m.schema_version},
                                   {"understand_version", m.understand_version},
                                   {"label_version", m.label_version},
                                   {"labeller", m.labeller},
                                   {"taxonomy_sha256", m.taxonomy_sha256},
                                   {"model_sha256", m.model_sha256},
                                   {"words_sha256", m.words_sha256},
                                   {"corrections_sha256", m.corrections_sha256},
                                   {"last_correction", m.last_correction},
                                   {"built_at", m.built_at},
                                   {"passages", m.passages},
                                   {"reports", m.reports},
                                   {"files", nlohmann::ordered_json::object()}};
    const nlohmann::json former_files = files_in_manifest(former);
    for (const fs::path& file : files_of(folder)) {
        const auto sum = sum_of(file, former, former_files);
        if (!sum) return tl::unexpected(sum.error());
        json["files"][file.filename().string()] = {{"sha256", *sum},
                                                   {"bytes", fs::file_size(file)}};
    }
    json["sum"] = "";
    return with_own_sum(json.dump(1));
}

Result<void> make_durable(const fs::path& folder) {
    for (const fs::path& file : files_of(folder)) {
        if (auto synced = sync_path(file); !synced) return synced;
    }
    if (auto synced = sync_path(folder / kManifestFile); !synced) return synced;
    return sync_path(folder);
}

}  // namespace

fs::path store_dir(const fs::path& index_dir) { return index_dir / "store"; }

std::optional<fs::path> current_generation_dir(const fs::path& index_dir) {
    const auto name = current_generation_name(index_dir);
    if (!name) return std::nullopt;
    return generations_dir(index_dir) / *name;
}

Result<Manifest> read_manifest(const fs::path& generation_dir) {
    const auto text = read_file(generation_dir / kManifestFile);
    if (!text) return failure(ErrorKind::IndexStale, text.error().message, kRebuildHint);
    try {
        const auto json = nlohmann::json::parse(*text);
        require_whole_numbers(json);
        Manifest m;
        json.at("generation").get_to(m.generation);
        json.at("schema_version").get_to(m.schema_version);
        json.at("understand_version").get_to(m.understand_version);
        json.at("label_version").get_to(m.label_version);
        json.at("labeller").get_to(m.labeller);
        json.at("taxonomy_sha256").get_to(m.taxonomy_sha256);
        m.model_sha256 = json.value("model_sha256", std::string());
        m.words_sha256 = json.value("words_sha256", std::string());
        m.corrections_sha256 = json.value("corrections_sha256", std::string());
        m.last_correction = json.value("last_correction", std::uint64_t{0});
        json.at("built_at").get_to(m.built_at);
        json.at("passages").get_to(m.passages);
        json.at("reports").get_to(m.reports);
        return m;
    } catch (const std::exception&) {  // its message would quote the damaged bytes
        return failure(ErrorKind::IndexStale,
                       (generation_dir / kManifestFile).string() + ": it is damaged",
                       kRebuildHint);
    }
}

Result<void> write_manifest(const fs::path& folder,
                            const Manifest& manifest,
                            const std::optional<fs::path>& former) {
    const auto text = manifest_text(folder, manifest, former);
    if (!text) return tl::unexpected(text.error());
    return write_file(folder / kManifestFile, *text);
}

/// A link made under another name and renamed: there is no moment without `current`.
Result<void> point_current_at(const fs::path& index_dir, const std::string& name) {
    const fs::path link = generations_dir(index_dir) / kCurrent;
    const fs::path temporary = generations_dir(index_dir) / "current.new";
    ::unlink(temporary.c_str());
    if (::symlink(name.c_str(), temporary.c_str()) != 0)
        return system_failure(temporary, "cannot be made");
    if (std::rename(temporary.c_str(), link.c_str()) != 0)
        return system_failure(link, "cannot be switched");
    return sync_path(generations_dir(index_dir));
}

void discard_unfinished(const fs::path& index_dir) {
    std::vector<fs::path> unfinished;
    std::error_code error;
    for (const fs::path& folder : {generations_dir(index_dir), index_dir / "segments"}) {
        for (fs::directory_iterator it(folder, error), end; !error && it != end;
             it.increment(error)) {
            if (it->path().extension() == kBuildingSuffix) unfinished.push_back(it->path());
        }
    }
    for (const fs::path& folder : unfinished) fs::remove_all(folder, error);
}

Result<fs::path> begin_generation(const fs::path& index_dir, std::uint64_t least) {
    std::error_code error;
    fs::create_directories(generations_dir(index_dir), error);
    if (error)
        return failure(ErrorKind::Internal,
                       generations_dir(index_dir).string() + ": " + error.message());
    discard_unfinished(index_dir);
    const auto all = published(index_dir);
    const std::uint64_t next =
        std::max<std::uint64_t>(least,
                                all.empty() ? 1 : std::stoull(all.back().filename().string()) + 1);
    const fs::path building = generations_dir(index_dir) / (number_name(next) + kBuildingSuffix);
    fs::create_directory(building, error);
    if (error) return failure(ErrorKind::Internal, building.string() + ": " + error.message());
    return building;
}

Result<Manifest> publish_generation(const fs::path& index_dir,
                                    const fs::path& building,
                                    Manifest manifest,
                                    const std::optional<fs::path>& former) {
    manifest.generation = building.stem().string();
    if (manifest.built_at.empty()) manifest.built_at = utc_now();
    if (auto written = write_manifest(building, manifest, former); !written)
        return tl::unexpected(written.error());
    if (auto durable = make_durable(building); !durable) return tl::unexpected(durable.error());
    const fs::path final_path = generations_dir(index_dir) / manifest.generation;
    if (std::rename(building.c_str(), final_path.c_str()) != 0)
        return system_failure(final_path, "cannot be renamed to");
    if (auto synced = sync_path(generations_dir(index_dir)); !synced)
        return tl::unexpected(synced.error());
    if (auto switched = point_current_at(index_dir, manifest.generation); !switched) {
        return tl::unexpected(switched.error());
    }
    return manifest;
}

Result<void> check_space(const fs::path& index_dir) {
    std::uint64_t needed = limits::kFreeSpaceFloor;
    std::error_code error;
    if (const auto current = current_generation_dir(index_dir)) {
        std::uint64_t bytes = 0;
        for (const auto& file : fs::directory_iterator(*current, error))
            bytes += file.file_size(error);
        needed += bytes * 5 / 2;
    }
    const auto space = fs::space(index_dir, error);
    if (!error && space.available < needed) {
        return failure(ErrorKind::Internal,
                       index_dir.string() + ": only " + std::to_string(space.available >> 20) +
                           " MiB free on this disk, " + std::to_string(needed >> 20) +
                           " MiB are needed for a new generation",
                       "free some space, or give --index a folder on another disk");
    }
    return {};
}

void prune_generations(const fs::path& index_dir, std::size_t keep) {
    auto all = published(index_dir);
    const auto current = current_generation_dir(index_dir);
    while (all.size() > keep) {
        std::error_code ignored;  // what cannot be deleted now is tried again by the next run
        if (!current || all.front() != *current) fs::remove_all(all.front(), ignored);
        all.erase(all.begin());
    }
}

namespace {

/// The process that took the lock, as it wrote itself down; empty if it did not come to that.
std::string holder_of(int fd) {
    char holder[32] = {};
    const ssize_t size = ::pread(fd, holder, sizeof holder - 1, 0);
    return {holder, size > 0 ? static_cast<std::size_t>(size) : 0};
}

/// Takes the lock unless a living run has it. Children of a run that was killed hold it until they
/// have ended as well, which on a busy machine takes its time.
bool taken_from_the_living(int fd) {
    constexpr std::chrono::milliseconds kTry{20};
    constexpr int kTries = 1000;
    for (int i = 0; i < kTries; ++i) {
        if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return true;
        const pid_t holder = std::atoi(holder_of(fd).c_str());
        if (holder <= 0 || ::kill(holder, 0) == 0 || errno != ESRCH) return false;
        std::this_thread::sleep_for(kTry);
    }
    return false;
}

}  // namespace

Result<BuilderLock> BuilderLock::take(const fs::path& index_dir) {
    std::error_code error;
    fs::create_directories(index_dir, error);
    if (error) {
        return failure(ErrorKind::Internal,
                       index_dir.string() + ": the index folder cannot be made: " + error.message(),
                       "give --index a folder you may write to");
    }
    const fs::path path = index_dir / "builder.lock";
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) return system_failure(path, "cannot be opened");
    if (!taken_from_the_living(fd)) {
        const std::string who = holder_of(fd);
        ::close(fd);
        return failure(ErrorKind::IndexBusy,
                       index_dir.string() + ": another run is indexing here" +
                           (who.empty() ? std::string() : " (process " + who + ")"),
                       "wait for it to end, or stop it");
    }
    const std::string pid = std::to_string(::getpid());
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.data(), pid.size(), 0) < 0) {
        auto failed = system_failure(path, "cannot be written");
        ::close(fd);
        return failed;
    }
    return BuilderLock(fd);
}

BuilderLock::BuilderLock(BuilderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
BuilderLock& BuilderLock::operator=(BuilderLock&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}
BuilderLock::~BuilderLock() {
    if (fd_ >= 0) ::close(fd_);
}

}  // namespace findings
