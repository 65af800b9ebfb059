// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/corrections.hpp"
#include "indexer/schema/erase_corrections.hpp"
#include "indexer/schema/limits.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "indexer/schema/whole_numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <set>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace findings {
namespace fs = std::filesystem;
namespace {

using nlohmann::ordered_json;

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[sizeof "2026-01-01T00:00:00Z"];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

ordered_json json_of(const LabelSet& labels) {
    return {{"themes", labels.themes},
            {"kind", to_id(labels.kind)},
            {"polarity", to_id(labels.polarity)},
            {"key_question", to_id(labels.key_question)}};
}

ordered_json json_of(const CorrectionLine& line) {
    const Correction& c = line.correction;
    ordered_json json = {{"number", c.number},
                         {"id", line.passage},
                         {"add", c.added},
                         {"remove", c.removed}};
    if (!c.kind.empty()) json["kind"] = c.kind;
    if (!c.polarity.empty()) json["polarity"] = c.polarity;
    if (!c.key_question.empty()) json["key_question"] = c.key_question;
    json.update({{"by", c.by},
                 {"note", c.note},
                 {"at", c.at},
                 {"before", json_of(c.before)},
                 {"text", line.text},
                 {"file", line.file},
                 {"sha256", line.sha256},
                 {"report", line.report_title},
                 {"style", line.style}});
    return json;
}

ordered_json json_of(const Undo& undo) {
    return {{"number", undo.number},
            {"undo", undo.undone},
            {"by", undo.by},
            {"note", undo.note},
            {"at", undo.at}};
}

template <class T>
T known(std::optional<T> value, const char* what) {
    if (!value) throw std::runtime_error(std::string("a ") + what + " that does not exist");
    return *value;
}

void check_vocabularies(const Correction& c) {
    if (!c.kind.empty()) (void)known(finding_kind_from_id(c.kind), "kind");
    if (!c.polarity.empty()) (void)known(polarity_from_id(c.polarity), "polarity");
    if (!c.key_question.empty() && c.key_question != "none")
        (void)known(key_question_from_id(c.key_question), "key question");
}

CorrectionLine correction_from(const ordered_json& json) {
    CorrectionLine line;
    Correction& c = line.correction;
    json.at("number").get_to(c.number);
    json.at("id").get_to(line.passage);
    c.added = json.value("add", std::vector<std::string>());
    c.removed = json.value("remove", std::vector<std::string>());
    c.kind = json.value("kind", "");
    c.polarity = json.value("polarity", "");
    c.key_question = json.value("key_question", "");
    check_vocabularies(c);
    json.at("by").get_to(c.by);
    c.note = json.value("note", "");
    c.at = json.value("at", "");
    if (json.contains("before")) {
        const ordered_json& before = json["before"];
        c.before.themes = before.value("themes", std::vector<std::string>());
        c.before.kind =
            finding_kind_from_id(before.value("kind", "")).value_or(FindingKind::Context);
        c.before.polarity =
            polarity_from_id(before.value("polarity", "")).value_or(Polarity::Neutral);
        c.before.key_question =
            key_question_from_id(before.value("key_question", "")).value_or(KeyQuestion::None);
    }
    line.text = json.value("text", "");
    line.file = json.value("file", "");
    line.sha256 = json.value("sha256", "");
    line.report_title = json.value("report", "");
    line.style = json.value("style", "");
    return line;
}

/// Takes in the lines one after the other.
class FileReader {
  public:
    void take(const std::string& text) {
        ++line_number_;
        if (text.find_first_not_of(" \t\r") == std::string::npos) return;
        ++file_.last_number;  // a line that cannot be read has had a number too
        try {
            take(ordered_json::parse(text));
        } catch (const nlohmann::json::parse_error&) {
            note("not JSON, perhaps cut short by a crash");
        } catch (const std::exception& e) {
            note(e.what());
        }
    }
    CorrectionFile done() && { return std::move(file_); }

  private:
    void take(const ordered_json& json) {
        require_whole_numbers(json);
        const auto number = json.at("number").get<std::uint64_t>();
        // The next line gets the number behind the highest, and numbers are exact in every program
        // that reads JSON.
        constexpr std::uint64_t kHighest = (1ULL << 53U) - 1;
        if (number > kHighest)
            throw std::runtime_error("the number " + std::to_string(number) + " is too high");
        if (!numbers_.insert(number).second)
            throw std::runtime_error("the number " + std::to_string(number) + " is there twice");
        file_.last_number = std::max(file_.last_number, number);
        if (json.contains("erased")) {
            erased_.insert(number);
            return;
        }
        if (!json.contains("undo")) {
            file_.lines.push_back(correction_from(json));
            return;
        }
        Undo undo{number,
                  json.at("undo").get<std::uint64_t>(),
                  json.at("by").get<std::string>(),
                  json.value("note", ""),
                  json.value("at", "")};
        if (erased_.contains(undo.undone)) return;
        const auto undone =
            std::find_if(file_.lines.begin(), file_.lines.end(), [&](const auto& line) {
                return line.correction.number == undo.undone;
            });
        if (undone == file_.lines.end())
            throw std::runtime_error("undoes " + std::to_string(undo.undone) +
                                     ", which is not above it");
        undone->undo = std::move(undo);
    }

    void note(const std::string& problem) {
        file_.problems.push_back("line " + std::to_string(line_number_) + ": " + problem);
    }

    CorrectionFile file_;
    std::set<std::uint64_t> numbers_, erased_;
    std::uint64_t line_number_ = 0;
};

tl::unexpected<Error> system_failure(const fs::path& file, const char* what) {
    return failure(ErrorKind::Internal,
                   file.string() + ": " + what + ": " + std::strerror(errno),
                   "nothing was kept; mend that and try again");
}

Result<void> sync_folder(const fs::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return system_failure(folder, "cannot be opened");
    const bool is_synced = ::fsync(fd) == 0;
    ::close(fd);
    if (!is_synced) return system_failure(folder, "cannot be made durable");
    return {};
}

/// Open for appending, and nobody else's until it is closed.
class LockedFile {
  public:
    explicit LockedFile(const fs::path& path) : path_(path) {
        do {
            if (fd_ >= 0) ::close(fd_);
            fd_ = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
            if (fd_ < 0) return;
            int locked = 0;
            while ((locked = ::flock(fd_, LOCK_EX)) != 0 && errno == EINTR) {
            }
            is_open_ = locked == 0;
        } while (is_open_ && is_replaced());
    }
    LockedFile(const LockedFile&) = delete;
    LockedFile& operator=(const LockedFile&) = delete;
    ~LockedFile() {
        if (fd_ >= 0) ::close(fd_);
    }

    [[nodiscard]] bool is_open() const { return is_open_; }

    Result<void> append(std::string line) {
        struct stat before {};
        if (::fstat(fd_, &before) != 0) return system_failure(path_, "cannot be looked at");
        if (static_cast<std::uint64_t>(before.st_size) + line.size() >
            limits::kCorrectionFileBytes) {
            return failure(ErrorKind::TooLarge,
                           path_.string() + ": the file of corrections is full");
        }
        char last = '\n';
        if (before.st_size > 0 && ::pread(fd_, &last, 1, before.st_size - 1) != 1)
            return system_failure(path_, "cannot be read");
        if (last != '\n')
            // a line that was cut short must not take this one with it
            line.insert(line.begin(), '\n');
        const ssize_t written = ::write(fd_, line.data(), line.size());
        if (written == static_cast<ssize_t>(line.size()) && ::fsync(fd_) == 0) return {};
        auto error = system_failure(path_, "cannot be written");
        if (::ftruncate(fd_, before.st_size) != 0)
            return error;  // then the half line is reported when it is read
        return error;
    }

    /// Another file in its place: whoever waits for the lock of this one finds that out
    /// (is_replaced).
    Result<void> replace(const std::string& text) {
        const fs::path copy = path_.string() + ".new";
        const int out = ::open(copy.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        if (out < 0) return system_failure(copy, "cannot be created");
        const bool is_written =
            ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
            ::fsync(out) == 0;
        ::close(out);
        if (!is_written || std::rename(copy.c_str(), path_.c_str()) != 0) {
            auto error = system_failure(copy, "cannot be written");
            ::unlink(copy.c_str());
            return error;
        }
        return sync_folder(path_.parent_path());
    }

  private:
    /// True if another file has taken the name while this one waited for the lock.
    [[nodiscard]] bool is_replaced() const {
        struct stat mine {
        }, named{};
        return ::fstat(fd_, &mine) == 0 && ::stat(path_.c_str(), &named) == 0 &&
               (mine.st_ino != named.st_ino || mine.st_dev != named.st_dev);
    }

    fs::path path_;
    int fd_ = -1;
    bool is_open_ = false;
};

/// Reads the file for the next number, lets `make` make the line, appends it; all under the lock.
template <class Make>
Result<std::uint64_t> append(const fs::path& file, const Make& make) {
    LockedFile locked(file);
    if (!locked.is_open()) return system_failure(file, "cannot be opened for writing");
    const auto before = read_corrections(file);
    if (!before) return tl::unexpected(before.error());
    const std::uint64_t number = before->last_number + 1;
    const Result<ordered_json> json = make(*before, number);
    if (!json) return tl::unexpected(json.error());
    if (auto written = locked.append(
            json->dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n');
        !written) {
        return tl::unexpected(written.error());
    }
    if (number == 1) {
        if (auto synced = sync_folder(file.parent_path()); !synced)
            return tl::unexpected(synced.error());
    }
    return number;
}

/// Takes the text out of lines: those on certain files or reports, and those that undo them.
class Eraser {
  public:
    Eraser(const std::set<std::string>& files, const std::set<std::string>& reports)
        : files_(files), reports_(reports) {}

    /// What is left of a line; nothing if it stays as it is.
    std::optional<std::string> left_of(const std::string& line) {
        const auto json = ordered_json::parse(line, nullptr, false);
        if (!json.is_object() || json.contains("erased") || !is_meant(json)) return std::nullopt;
        const auto number = whole_number_of(json, "number");
        numbers_.insert(number);
        const ordered_json left = {{"number", number},
                                   {"erased", true},
                                   {"by", json.value("by", "")},
                                   {"at", json.value("at", "")}};
        return left.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    }

  private:
    /// 0 where a line has none: what it says is erased all the same.
    static std::uint64_t whole_number_of(const ordered_json& json, const char* name) {
        const auto number = json.find(name);
        return number != json.end() && number->is_number_unsigned() ? number->get<std::uint64_t>()
                                                                    : 0;
    }

    bool is_meant(const ordered_json& json) const {
        if (json.contains("undo")) return numbers_.contains(whole_number_of(json, "undo"));
        const std::string passage = json.value("id", "");
        return files_.contains(json.value("sha256", "")) ||
               reports_.contains(passage.substr(0, passage.find('-')));
    }

    const std::set<std::string>& files_;
    const std::set<std::string>& reports_;
    std::set<std::uint64_t> numbers_;
};

}  // namespace

Result<void> erase_corrections(const fs::path& file,
                               const std::set<std::string>& files,
                               const std::set<std::string>& reports) {
    std::error_code missing;
    if (!fs::exists(file, missing)) return {};
    LockedFile locked(file);
    if (!locked.is_open()) return system_failure(file, "cannot be opened for writing");
    std::ifstream in(file, std::ios::binary);
    Eraser eraser(files, reports);
    std::string kept;
    bool has_changed = false;
    for (std::string line; std::getline(in, line);) {
        auto left = eraser.left_of(line);
        has_changed = has_changed || left;
        (kept += left.value_or(line)) += '\n';
    }
    if (in.bad())
        return failure(ErrorKind::Internal,
                       file.string() + ": the corrections cannot be read to the end",
                       "check the disk");
    if (!has_changed) return {};
    return locked.replace(kept);
}

Result<CorrectionFile> read_corrections(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error) && !error) return CorrectionFile{};
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return failure(ErrorKind::Internal,
                       file.string() + ": the corrections cannot be read: " + std::strerror(errno),
                       "give this user the right to read it");
    FileReader reader;
    for (std::string line; std::getline(in, line);) reader.take(line);
    if (in.bad())
        return failure(ErrorKind::Internal,
                       file.string() + ": the corrections cannot be read to the end",
                       "check the disk");
    return std::move(reader).done();
}

Result<std::uint64_t> append_correction(const fs::path& file, const CorrectionLine& line) {
    return append(file, [&](const CorrectionFile&, std::uint64_t number) -> Result<ordered_json> {
        CorrectionLine numbered = line;
        numbered.correction.number = number;
        numbered.correction.at = utc_now();
        return json_of(numbered);
    });
}

Result<std::uint64_t> append_undo(const fs::path& file,
                                  std::uint64_t undone,
                                  const std::string& by,
                                  const std::string& note) {
    return append(
        file,
        [&](const CorrectionFile& before, std::uint64_t number) -> Result<ordered_json> {
            const auto line =
                std::find_if(before.lines.begin(), before.lines.end(), [&](const auto& other) {
                    return other.correction.number == undone;
                });
            if (line == before.lines.end()) {
                return failure(ErrorKind::NotFound,
                               "there is no correction " + std::to_string(undone),
                               "findings correct --list shows them");
            }
            if (line->undo)
                return failure(ErrorKind::BadInput,
                               "correction " + std::to_string(undone) + " was undone by " +
                                   line->undo->by + " at " + line->undo->at);
            return json_of(Undo{number, undone, by, note, utc_now()});
        });
}

}  // namespace findings
