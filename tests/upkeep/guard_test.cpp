// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/generation_guard.hpp"
#include "tests/catch.hpp"

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

using namespace findings;

namespace {

/// Generations that are nothing but names.
struct Base {
    std::mutex mutex;
    std::string current = "000003";
    std::set<std::string> damaged;
    std::atomic<int> verified = 0;
    // a verification goes on until this is false, or it is told to stop
    std::atomic<bool> waits = false;

    GenerationSource source() {
        GenerationSource source;
        source.current_generation = [this]() -> Result<std::string> {
            const std::lock_guard lock(mutex);
            return current;
        };
        source.kept_generations = [] {
            return std::vector<std::string>{"000004", "000003", "000002", "000001"};
        };
        source.verify = [this](const std::string& name,
                               const std::function<bool()>& should_stop) -> Result<void> {
            ++verified;
            while (waits && !(should_stop && should_stop())) std::this_thread::yield();
            const std::lock_guard lock(mutex);
            if (damaged.contains(name))
                return failure(ErrorKind::IndexStale, name + "/words.bin is damaged", "roll back");
            return {};
        };
        return source;
    }
    void publish(const std::string& name) {
        const std::lock_guard lock(mutex);
        current = name;
    }
};

/// True once `is_so`; false if that takes longer than anything here may.
bool comes_true(const std::function<bool()>& is_so) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!is_so()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::yield();
    }
    return true;
}

}  // namespace

TEST_CASE(
    "guard: a server that starts over a damaged generation serves the newest whole one before it",
    "[server]") {
    Base base;
    base.damaged = {"000003", "000002"};
    const GenerationSource source = base.source();
    std::vector<std::string> log;
    GenerationGuard guard(source, [&](std::string_view line) { log.emplace_back(line); });
    CHECK(guard.choose_first().value() == "000001");
    CHECK(guard.admitted() == "000001");
    REQUIRE(guard.refusal());
    CHECK(guard.refusal()->message == "000003/words.bin is damaged");
    CHECK(log == std::vector<std::string>{"000003/words.bin is damaged; roll back"});
    const int verified = base.verified;
    CHECK(guard.admitted() == "000001");
    CHECK(base.verified == verified);  // not at every request
}

TEST_CASE("guard: a base without a whole generation is an error that names the current one",
          "[server]") {
    Base base;
    base.damaged = {"000001", "000002", "000003"};
    const GenerationSource source = base.source();
    GenerationGuard guard(source, {});
    const auto first = guard.choose_first();
    REQUIRE_FALSE(first);
    CHECK(first.error().message == "000003/words.bin is damaged");
}

TEST_CASE("guard: a new generation is served when every byte of it has been compared, not before",
          "[server]") {
    Base base;
    const GenerationSource source = base.source();
    GenerationGuard guard(source, {});
    REQUIRE(guard.choose_first());
    base.waits = true;
    base.publish("000004");
    CHECK(guard.admitted() == "000003");
    CHECK(guard.verifying() == "000004");
    CHECK(guard.admitted() == "000003");
    CHECK_FALSE(guard.refusal());
    base.waits = false;
    CHECK(comes_true([&] { return guard.admitted() == "000004"; }));
    CHECK_FALSE(guard.verifying());
    CHECK(base.verified == 2);
}

TEST_CASE(
    "guard: a new generation that is damaged is refused until the index is rolled back or built "
    "anew",
    "[server]") {
    Base base;
    base.damaged = {"000004"};
    const GenerationSource source = base.source();
    GenerationGuard guard(source, {});
    REQUIRE(guard.choose_first());
    base.publish("000004");
    CHECK(comes_true([&] { return guard.admitted() == "000003" && guard.refusal().has_value(); }));
    base.publish("000003");
    CHECK(guard.admitted() == "000003");
    CHECK_FALSE(guard.refusal());
    base.publish("000005");
    CHECK(comes_true([&] { return guard.admitted() == "000005"; }));
}

TEST_CASE("guard: a server that is stopped does not wait for a verification", "[server]") {
    Base base;
    const GenerationSource source = base.source();
    {
        GenerationGuard guard(source, {});
        REQUIRE(guard.choose_first());
        base.waits = true;  // for ever, unless it is told to stop
        base.publish("000004");
        CHECK(guard.admitted() == "000003");
    }
    SUCCEED();
}
