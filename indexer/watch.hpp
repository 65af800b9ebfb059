// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace findings {

/// Tells when something below some folders has changed and is quiet again, by inotify. New
/// sub-folders are watched too. Whoever asks scans the folders: a lost event (the kernel's queue is
/// finite) costs nothing but a scan.
class FolderWatch {
  public:
    struct Patience {
        std::chrono::milliseconds quiet{500};  // without an event before a batch is taken
        std::chrono::milliseconds unfinished{
            10'000};  // a file that was written to and not closed since
        std::chrono::milliseconds longest{
            5'000};  // a batch does not wait longer for other files to become quiet
    };

    /// Internal if the system has no inotify left. A root that is missing is looked for again with
    /// every wait.
    [[nodiscard]] static Result<FolderWatch> open(std::vector<std::filesystem::path> roots,
                                                  std::filesystem::path except,
                                                  Patience patience);
    FolderWatch(FolderWatch&& other) noexcept;
    FolderWatch& operator=(FolderWatch&& other) noexcept;
    ~FolderWatch();

    enum class Woken { ByChange, ByStop, ByTime };
    /// Waits for a change that has become quiet, for `stop` (a descriptor) to become readable, or
    /// for the time to be over.
    [[nodiscard]] Woken wait(int stop, std::chrono::milliseconds longest);
    /// Files that are being written to: leave them for the next batch.
    [[nodiscard]] std::set<std::string> unfinished() const;
    /// Why some folder is not watched; empty if all are.
    [[nodiscard]] const std::string& problem() const { return problem_; }

  private:
    using Clock = std::chrono::steady_clock;
    FolderWatch(int fd,
                std::vector<std::filesystem::path> roots,
                std::filesystem::path except,
                Patience patience);
    void add(const std::filesystem::path& folder);
    void add_missing_roots();
    void read_events();
    void take(std::uint32_t mask, int watch, const std::string& name);
    void drop_below(const std::string& folder);
    void forget_quiet_writers();
    [[nodiscard]] std::chrono::milliseconds until_ready() const;

    int fd_ = -1;
    std::vector<std::filesystem::path> roots_;
    std::filesystem::path except_;  // the index: its own changes wake nobody
    Patience patience_;
    std::unordered_map<int, std::string> folders_;  // by watch number
    std::map<std::string, int> watches_;
    /// files written to and not closed; when last
    std::map<std::string, Clock::time_point> writing_;
    bool is_dirty_ = false;
    Clock::time_point first_event_, last_event_;
    std::string problem_;
};

}  // namespace findings
