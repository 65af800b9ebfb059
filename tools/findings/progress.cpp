// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/progress.hpp"

#include "tools/findings/commands.hpp"
#include "tools/findings/terminal.hpp"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace findings {
namespace {

constexpr auto kRedrawEvery = std::chrono::milliseconds(100);
constexpr auto kLineEvery = std::chrono::seconds(10);
constexpr int kLogColumns = 160;

std::string as_time(double seconds) {
    char buffer[32];
    const auto whole = static_cast<long>(seconds + 0.5);
    if (whole >= 3600) {
        std::snprintf(buffer, sizeof buffer, "%ld h %02ld min", whole / 3600, whole % 3600 / 60);
    } else if (whole >= 60) {
        std::snprintf(buffer, sizeof buffer, "%ld min %02ld s", whole / 60, whole % 60);
    } else {
        std::snprintf(buffer, sizeof buffer, "%ld s", whole);
    }
    return buffer;
}

std::string bar(double part, int width) {
    const int full = static_cast<int>(part * width);
    return '[' + std::string(static_cast<std::size_t>(full), '=') +
           std::string(static_cast<std::size_t>(width - full), ' ') + ']';
}

}  // namespace

ProgressBar::ProgressBar() : is_terminal_(::isatty(STDERR_FILENO) == 1) {}

std::string ProgressBar::line(const IndexProgress& p, int columns) const {
    const double seconds = std::chrono::duration<double>(Clock::now() - phase_started_).count();
    std::string text = p.phase;
    if (p.files_total > 0 && (p.phase == "reading" || p.phase == "labelling")) {
        const double part = static_cast<double>(p.files_done) / static_cast<double>(p.files_total);
        text += ' ' + bar(part, std::clamp(columns - 80, 8, 30)) + ' ' + with_commas(p.files_done) +
                '/' + with_commas(p.files_total) + " files";
        if (p.findings > 0) text += ", " + with_commas(p.findings) + " findings";
        const double rate = seconds > 0 ? static_cast<double>(p.files_done) / seconds : 0;
        if (rate > 0) {
            char buffer[32];
            std::snprintf(buffer, sizeof buffer, ", %.0f/s, ", rate);
            text += buffer + as_time(static_cast<double>(p.files_total - p.files_done) / rate) +
                    " left";
        }
    } else {
        text += " … " + as_time(seconds);
    }
    if (failures_ > 0) text += ", " + with_commas(failures_) + " failed";
    if (text.size() > static_cast<std::size_t>(columns - 1))
        text.resize(static_cast<std::size_t>(columns - 1));
    return text;
}

void ProgressBar::show(const IndexProgress& progress) {
    const auto now = Clock::now();
    failures_ = std::max(failures_, progress.failures);
    if (progress.phase != phase_) {
        phase_ = progress.phase;
        phase_started_ = now;
        if (last_drawn_ == Clock::time_point{}) last_drawn_ = now;
        if (!is_terminal_) return;
    } else if (is_terminal_
                   ? now - last_drawn_ < kRedrawEvery && progress.files_done != progress.files_total
                   : now - last_drawn_ < kLineEvery) {
        return;
    }
    last_drawn_ = now;
    if (!is_terminal_) {
        std::fprintf(stderr, "%s\n", line(progress, kLogColumns).c_str());
        return;
    }
    is_drawn_ = true;
    std::fprintf(stderr, "\r\x1b[K%s", line(progress, terminal_columns(STDERR_FILENO, 80)).c_str());
    std::fflush(stderr);
}

void ProgressBar::finish() {
    if (is_drawn_) std::fprintf(stderr, "\r\x1b[K");
    is_drawn_ = false;
}

}  // namespace findings
