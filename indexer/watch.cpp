// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch.hpp"

#include "indexer/scan.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <utility>

namespace findings {
namespace fs = std::filesystem;
namespace {

constexpr std::uint32_t kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF |
                                  IN_MOVE_SELF | IN_EXCL_UNLINK;
constexpr std::chrono::milliseconds kLookForRoots{2'000};

}  // namespace

Result<FolderWatch> FolderWatch::open(std::vector<fs::path> roots,
                                      fs::path except,
                                      Patience patience) {
    const int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0) {
        return failure(ErrorKind::Internal,
                       std::string("folders cannot be watched: ") + std::strerror(errno),
                       "raise fs.inotify.max_user_instances, or run `findings index` from a timer");
    }
    return FolderWatch(fd, std::move(roots), std::move(except), patience);
}

FolderWatch::FolderWatch(int fd, std::vector<fs::path> roots, fs::path except, Patience patience)
    : fd_(fd), roots_(std::move(roots)), except_(std::move(except)), patience_(patience) {
    std::error_code none;
    except_ = fs::weakly_canonical(fs::absolute(except_, none), none);
    for (fs::path& root : roots_) {
        std::error_code ignored;
        root = fs::weakly_canonical(fs::absolute(root, ignored), ignored);
    }
    add_missing_roots();
    is_dirty_ = false;
}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept { *this = std::move(other); }

FolderWatch& FolderWatch::operator=(FolderWatch&& other) noexcept {
    std::swap(fd_, other.fd_);
    roots_ = std::move(other.roots_);
    except_ = std::move(other.except_);
    patience_ = other.patience_;
    folders_ = std::move(other.folders_);
    watches_ = std::move(other.watches_);
    writing_ = std::move(other.writing_);
    is_dirty_ = other.is_dirty_;
    first_event_ = other.first_event_;
    last_event_ = other.last_event_;
    problem_ = std::move(other.problem_);
    return *this;
}

FolderWatch::~FolderWatch() {
    if (fd_ >= 0) close(fd_);
}

/// Watches a folder and all below it. What was put there before the watch stood is found by the
/// scan that follows.
void FolderWatch::add(const fs::path& folder) {
    std::vector<fs::path> pending{folder};
    while (!pending.empty()) {
        const fs::path next = std::move(pending.back());
        pending.pop_back();
        if (next == except_) continue;
        const int watch = inotify_add_watch(fd_, next.c_str(), kEvents | IN_DONT_FOLLOW);
        if (watch < 0) {
            if (errno == ENOSPC)
                problem_ = "not every folder can be watched: raise fs.inotify.max_user_watches";
            continue;
        }
        folders_[watch] = next.native();
        watches_[next.native()] = watch;
        std::error_code error;
        for (fs::directory_iterator it(next, error), end; !error && it != end;
             it.increment(error)) {
            std::error_code ignored;
            const bool is_hidden = it->path().filename().native().starts_with('.');
            if (!is_hidden && it->is_directory(ignored) && !it->is_symlink(ignored))
                pending.push_back(it->path());
        }
    }
}

void FolderWatch::add_missing_roots() {
    for (const fs::path& root : roots_) {
        std::error_code ignored;
        if (watches_.contains(root.native()) || !fs::exists(root, ignored)) continue;
        add(root);
        is_dirty_ = true;
        first_event_ = last_event_ = Clock::now();
    }
}

void FolderWatch::drop_below(const std::string& folder) {
    for (auto it = watches_.lower_bound(folder);
         it != watches_.end() && it->first.starts_with(folder);) {
        if (!is_below(it->first, folder)) {
            ++it;
            continue;
        }
        inotify_rm_watch(fd_, it->second);
        folders_.erase(it->second);
        it = watches_.erase(it);
    }
}

void FolderWatch::take(std::uint32_t mask, int watch, const std::string& name) {
    const auto folder = folders_.find(watch);
    if ((mask & IN_Q_OVERFLOW) == 0 && folder == folders_.end()) return;
    if (!name.empty() && name.front() == '.' && name != ".findingsignore")
        return;  // an editor's own files
    if (!name.empty() && folder != folders_.end() &&
        folder->second + '/' + name == except_.native())
        return;
    const auto now = Clock::now();
    if (!is_dirty_) first_event_ = now;
    is_dirty_ = true;
    last_event_ = now;
    if ((mask & IN_Q_OVERFLOW) != 0) {
        for (const fs::path& root : roots_)
            add(root);  // folders made meanwhile; known ones keep their watch
        return;
    }
    const std::string path = name.empty() ? folder->second : folder->second + '/' + name;
    if ((mask & IN_ISDIR) != 0) {
        if ((mask & (IN_MOVED_FROM | IN_DELETE)) != 0) drop_below(path);
        if ((mask & (IN_CREATE | IN_MOVED_TO)) != 0) add(path);
    } else if ((mask & IN_MODIFY) != 0) {
        writing_[path] = now;
    } else if ((mask & (IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)) != 0) {
        writing_.erase(path);
    } else if ((mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
        drop_below(path);
    }
}

void FolderWatch::read_events() {
    alignas(inotify_event) std::array<char, 1U << 16> buffer;
    for (;;) {
        const ssize_t got = read(fd_, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return;
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            inotify_event event;
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = buffer.data() + at + sizeof event;
            take(event.mask, event.wd, std::string(name, strnlen(name, event.len)));
            at += sizeof event + event.len;
        }
    }
}

/// A writer that has been silent for long may have died or forgotten to close: its file is taken as
/// it is.
void FolderWatch::forget_quiet_writers() {
    const auto now = Clock::now();
    for (auto it = writing_.begin(); it != writing_.end();) {
        const bool is_over = now - it->second >= patience_.unfinished;
        if (is_over && !is_dirty_) {
            is_dirty_ = true;
            first_event_ = last_event_ = now - patience_.quiet;
        }
        it = is_over ? writing_.erase(it) : std::next(it);
    }
}

std::chrono::milliseconds FolderWatch::until_ready() const {
    const auto ready = std::min(last_event_ + patience_.quiet, first_event_ + patience_.longest);
    return std::max(std::chrono::ceil<std::chrono::milliseconds>(ready - Clock::now()),
                    std::chrono::milliseconds(0));
}

FolderWatch::Woken FolderWatch::wait(int stop, std::chrono::milliseconds longest) {
    const auto end = Clock::now() + longest;
    for (;;) {
        add_missing_roots();
        forget_quiet_writers();
        auto left = std::min(std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()),
                             kLookForRoots);
        if (is_dirty_) left = std::min(left, until_ready());
        if (!writing_.empty()) left = std::min(left, std::chrono::milliseconds(1'000));
        std::array<pollfd, 2> polled{{{fd_, POLLIN, 0}, {stop, POLLIN, 0}}};
        (void)poll(polled.data(),
                   polled.size(),
                   static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (polled[1].revents != 0) return Woken::ByStop;
        if (polled[0].revents != 0) read_events();
        if (is_dirty_ && until_ready().count() == 0) {
            is_dirty_ = false;
            return Woken::ByChange;
        }
        if (Clock::now() >= end) return Woken::ByTime;
    }
}

std::set<std::string> FolderWatch::unfinished() const {
    std::set<std::string> files;
    for (const auto& [path, when] : writing_) files.insert(path);
    return files;
}

}  // namespace findings
