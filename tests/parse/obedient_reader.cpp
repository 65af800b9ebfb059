// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/parse/obedient_reader.hpp"

#include "tests/catch.hpp"

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace findings;

namespace {

/// What a reader that was taken over would try. "refused" if the kernel said no.
Result<ParsedDocument> attack(std::string_view what) {
    long result = 0;
    if (what == "openat2") result = syscall(SYS_openat2, AT_FDCWD, "/etc/passwd", nullptr, 0);
    if (what == "write a file")
        result = open("/tmp/findings-was-here", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (what == "socket") result = socket(AF_INET, SOCK_STREAM, 0);
    if (what == "connect") result = connect(3, nullptr, 0);
    if (what == "exec") result = execl("/bin/true", "true", nullptr);
    if (what == "fork") result = fork();
    if (what == "vfork") result = syscall(SYS_vfork);
    if (what == "thread") result = syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, 0);
    if (what == "ptrace") result = ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr);
    if (what == "read the parent")
        result = syscall(SYS_process_vm_readv, getppid(), nullptr, 0, nullptr, 0, 0);
    if (what == "kill the parent") result = kill(getppid(), SIGTERM);
    if (what == "kill everybody") result = kill(-1, SIGTERM);
    if (what == "signal the parent's thread") result = syscall(SYS_tgkill, 1, 1, SIGTERM);
    if (what == "io_uring") result = syscall(SYS_io_uring_setup, 1, nullptr);
    if (what == "bpf") result = syscall(SYS_bpf, 0, nullptr, 0);
    if (what == "more time") {
        const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
        result = setrlimit(RLIMIT_CPU, &unlimited);
    }
    if (what == "write to the terminal") result = write(STDERR_FILENO, "x", 1);
    if (what == "write elsewhere") result = sendto(0, "x", 1, 0, nullptr, 0);
    if (what == "run what it wrote") {
        result = reinterpret_cast<long>(
            mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    }
    if (what == "unlink") result = unlink("/tmp/findings-worker-test");
    if (what == "look around") result = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (what == "mount") result = mount("none", "/mnt", "tmpfs", 0, nullptr);
    if (what == "chroot") result = chroot("/tmp");
    if (what == "become root") result = syscall(SYS_setuid, 0);
    if (what == "sleep") result = usleep(1);
    return failure(ErrorKind::Internal, result == -1 ? "refused" : "allowed");
}

}  // namespace

TempFolder::TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "findings-worker-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
}

TempFolder::~TempFolder() { std::filesystem::remove_all(path_); }

SourceFile TempFolder::write(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    SourceFile file;
    file.path = path_ / name;
    file.name = name;
    file.size_bytes = content.size();
    return file;
}

const std::vector<std::string>& attacks() {
    static const std::vector<std::string> all = {"openat2",
                                                 "write a file",
                                                 "socket",
                                                 "connect",
                                                 "exec",
                                                 "fork",
                                                 "vfork",
                                                 "thread",
                                                 "ptrace",
                                                 "read the parent",
                                                 "kill the parent",
                                                 "kill everybody",
                                                 "signal the parent's thread",
                                                 "io_uring",
                                                 "bpf",
                                                 "more time",
                                                 "write to the terminal",
                                                 "write elsewhere",
                                                 "run what it wrote",
                                                 "unlink",
                                                 "look around",
                                                 "mount",
                                                 "chroot",
                                                 "become root",
                                                 "sleep"};
    return all;
}

Result<ParsedDocument> obey(Bytes bytes, std::string_view, Recogniser*, const OnPages& on_pages) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text == "crash") std::raise(SIGSEGV);
    if (text == "abort") std::abort();
    if (text == "exit") _exit(3);
    if (text == "throw") throw std::runtime_error("thrown");
    if (text == "spin") {
        for (volatile unsigned i = 0;;) i = i + 1;  // unsigned: may wrap
    }
    if (text == "grow") {
        std::vector<std::string> kept;
        for (;;) kept.emplace_back(8U << 20, 'x');
    }
    if (const auto pages = text.find(" of pages "); pages != std::string_view::npos && on_pages)
        on_pages(std::atoi(std::string(text.substr(pages + 10)).c_str()));
    if (text.starts_with("work")) {  // for 0.6 s of processor time
        const std::clock_t begun = std::clock();
        while (std::clock() - begun < CLOCKS_PER_SEC * 6 / 10) {
        }
    }
    if (text == "connect") (void)socketpair(AF_UNIX, SOCK_STREAM, 0, nullptr);
    if (text == "open") {
        if (open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0)
            return failure(ErrorKind::Internal, "could open a file");
    }
    if (text.starts_with("attack ")) return attack(text.substr(7));
    ParsedDocument document;
    document.media_type = MediaType::PlainText;
    Block block;
    block.text = text == "long" ? std::string(3U << 20, 'y') : std::string(text);
    document.blocks.push_back(block);
    return document;
}

std::map<std::string, std::string> outcomes_of(const std::vector<SourceFile>& files,
                                               const WorkerLimits& limits,
                                               unsigned jobs) {
    std::map<std::string, std::string> outcomes;
    const auto run = parse_in_workers_with(&obey, files, jobs, limits, [&](ParseOutcome outcome) {
        const std::string& name = files[outcome.index].name;
        CHECK(outcomes.count(name) == 0);
        outcomes[name] = outcome.document ? "read" : outcome.document.error().message;
        return true;
    });
    CHECK(run);
    return outcomes;
}
