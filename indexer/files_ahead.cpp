// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/files_ahead.hpp"

#include <algorithm>
#include <utility>

namespace findings {

FilesAhead::FilesAhead(const std::vector<std::string>& files, Make make)
    : files_(files), make_(std::move(make)), slots_(files.size()) {}

std::optional<UnderstoodFile> FilesAhead::take(std::size_t index) {
    std::unique_lock lock(mutex_);
    Slot& slot = slots_[index];
    if (slot.state == Slot::State::Free) {
        slot.state = Slot::State::Begun;
        return std::nullopt;
    }
    made_.wait(lock, [&] { return slot.state == Slot::State::Made; });
    if (slot.failed) std::rethrow_exception(slot.failed);
    return std::move(slot.file);
}

bool FilesAhead::help() {
    std::size_t index = 0;
    {
        const std::scoped_lock lock(mutex_);
        const auto last = std::find_if(slots_.rbegin(), slots_.rend(), [](const Slot& slot) {
            return slot.state == Slot::State::Free;
        });
        if (last == slots_.rend()) return false;
        last->state = Slot::State::Begun;
        index = static_cast<std::size_t>(slots_.rend() - last) - 1;
    }
    UnderstoodFile file;
    std::exception_ptr failed;
    try {
        file = make_(files_[index]);
    } catch (...) {
        failed = std::current_exception();  // thrown again by take(), on the writer's thread
    }
    {
        const std::scoped_lock lock(mutex_);
        slots_[index].state = Slot::State::Made;
        slots_[index].file = std::move(file);
        slots_[index].failed = failed;
    }
    made_.notify_all();
    return true;
}

}  // namespace findings
