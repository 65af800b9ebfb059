// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/scan.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace findings {
namespace fs = std::filesystem;
namespace {

constexpr const char* kIgnoreFile = ".findingsignore";

std::vector<std::string> ignore_patterns(const fs::path& folder) {
    std::vector<std::string> patterns;
    std::ifstream in(folder / kIgnoreFile);
    for (std::string line; std::getline(in, line);) {
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '/'))
            line.pop_back();
        if (!line.empty() && line.front() != '#') patterns.push_back(line);
    }
    return patterns;
}

bool matches(const std::vector<std::string>& patterns, const std::string& name) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& p) {
        return fnmatch(p.c_str(), name.c_str(), 0) == 0;
    });
}

std::string cause_of_type(mode_t mode) {
    if (S_ISLNK(mode)) return "a symbolic link: index the place it points to";
    if (S_ISSOCK(mode)) return "a socket, not a file";
    if (S_ISFIFO(mode)) return "a named pipe, not a file";
    return "a device, not a file";
}

class Scan {
  public:
    Scan(ScanResult& result, const fs::path& except) : result_(result) {
        std::error_code error;
        if (!except.empty()) except_ = fs::canonical(except, error);
    }

    void add(const fs::path& path, const std::string& name) {
        struct stat status {};
        if (lstat(path.c_str(), &status) != 0) {
            problem(path, name, std::strerror(errno), errno != ENOENT);
        } else if (S_ISDIR(status.st_mode)) {
            if (path == except_) return;
            pending_.push_back({path, name});
        } else if (S_ISREG(status.st_mode)) {
            constexpr std::int64_t kNanoseconds = 1'000'000'000;
            result_.files.push_back({path,
                                     display_name(name),
                                     static_cast<std::uint64_t>(status.st_size),
                                     status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec,
                                     {}});
        } else {
            problem(path, name, cause_of_type(status.st_mode));
        }
    }

    // Folders wait in a list instead of on the stack: depth is the file system's, not ours.
    void walk() {
        while (!pending_.empty()) {
            const auto [folder, name] = std::move(pending_.back());
            pending_.pop_back();
            list(folder, name);
        }
    }

  private:
    struct Folder {
        fs::path path;
        std::string name;
    };

    void list(const fs::path& folder, const std::string& name) {
        std::error_code error;
        fs::directory_iterator entries(folder, error);
        if (error) return problem(folder, name, cause_of(error), true);
        const auto patterns = ignore_patterns(folder);
        for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
            const std::string leaf = entries->path().filename().string();
            if (leaf.front() == '.' || matches(patterns, leaf)) {
                ++result_.ignored;
                continue;
            }
            add(entries->path(), name.empty() ? leaf : name + '/' + leaf);
        }
        if (error)
            problem(folder, name, "the folder cannot be read to its end: " + error.message(), true);
    }

    static std::string cause_of(const std::error_code& error) {
        if (error == std::errc::filename_too_long)
            return "the path of the folder is longer than the system allows";
        return "the folder cannot be read: " + error.message();
    }

    void problem(const fs::path& path,
                 const std::string& name,
                 std::string cause,
                 bool hides_files = false) {
        result_.problems.push_back({path, display_name(name), std::move(cause), hides_files});
    }

    ScanResult& result_;
    std::vector<Folder> pending_;
    fs::path except_;
};

// Length of a well-formed UTF-8 sequence at the start of `text`, 0 if there is none.
std::size_t utf8_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    std::size_t length = 0;
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) length = 2;
    if (first >= 0xE0 && first < 0xF0) length = 3;
    if (first >= 0xF0 && first < 0xF5) length = 4;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80) return 0;
    }
    return length;
}

/// A root inside another root is found twice: its files have the name below the outer one, whatever
/// the order of the roots.
template <class Found>
void keep_outer(std::vector<Found>& found) {
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.path != b.path ? a.path < b.path : a.name.size() > b.name.size();
    });
    const auto same = [](const Found& a, const Found& b) { return a.path == b.path; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
}

}  // namespace

bool is_below(const fs::path& path, const fs::path& folder) {
    const std::string& inner = path.native();
    const std::string& outer = folder.native();
    if (!inner.starts_with(outer)) return false;
    return inner.size() == outer.size() || outer == "/" || inner[outer.size()] == '/';
}

std::string display_name(const fs::path& path) {
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    const std::string raw = path.string();
    std::string out;
    for (std::string_view rest = raw; !rest.empty();) {
        const std::size_t length = utf8_length(rest);
        const bool is_c1 = length == 2 && rest.front() == '\xC2' &&
                           static_cast<unsigned char>(rest[1]) < 0xA0;  // a terminal obeys them
        const bool is_control =
            static_cast<unsigned char>(rest.front()) < 0x20 || rest.front() == 0x7F || is_c1;
        out += length == 0 || is_control ? kReplacement : rest.substr(0, length);
        rest.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

ScanResult scan(std::span<const fs::path> roots, const fs::path& except) {
    ScanResult result;
    for (const fs::path& root : roots) {
        std::error_code error;
        fs::path absolute = fs::canonical(root, error);
        if (!error && fs::is_directory(absolute, error) &&
            access(absolute.c_str(), R_OK | X_OK) != 0) {
            error.assign(errno, std::generic_category());
        }
        if (error) {
            std::error_code ignored;
            result.missing.push_back({fs::weakly_canonical(fs::absolute(root, ignored), ignored),
                                      display_name(root),
                                      error.message(),
                                      true});
            continue;
        }
        result.roots.push_back(std::move(absolute));
    }
    std::sort(result.roots.begin(), result.roots.end());
    result.roots.erase(std::unique(result.roots.begin(), result.roots.end()), result.roots.end());
    Scan walker(result, except);
    for (const fs::path& root : result.roots) walker.add(root, root.filename().string());
    walker.walk();
    keep_outer(result.files);
    keep_outer(result.problems);
    std::sort(result.files.begin(),
              result.files.end(),
              [](const SourceFile& a, const SourceFile& b) {
                  return a.name != b.name ? a.name < b.name : a.path < b.path;
              });
    return result;
}

}  // namespace findings
