// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker_sandbox.hpp"

#include "indexer/parse/parse.hpp"
#include "indexer/sanitized.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <iconv.h>
#include <iterator>
#include <memory>
#include <seccomp.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace findings {
namespace {

constexpr rlim_t kMaxFiles = 64;

Bytes as_bytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

/// One page that says "fi" in a font that is not embedded: poppler reads its encodings, fontconfig
/// its configuration.
constexpr std::string_view kTinyPdf =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 "
    "0 R/G 6 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 62>>stream\nBT /F 12 Tf 20 100 Td (ready) Tj /G 12 Tf 0 20 Td (\\267) Tj ET  "
    "\nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>endobj\n"
    "6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Symbol>>endobj\n"
    "trailer<</Root 1 0 R/Size 7/Info<</Title(\\376\\377\\000R)>>>>\n";

bool set_limit(decltype(RLIMIT_CORE) resource, rlim_t value) {
    const rlimit limit{value, value};
    return setrlimit(resource, &limit) == 0;
}

struct FilterReleaser {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, FilterReleaser>;

/// What memory, the socket and an orderly end take. Names that a machine does not have are passed
/// over.
constexpr const char* kAllowed[] = {
    "read",       "pread64",      "lseek",          "close",          "fstat",        "newfstatat",
    "brk",        "munmap",       "mremap",         "madvise",        "futex",        "exit",
    "exit_group", "rt_sigreturn", "rt_sigprocmask", "clock_gettime",  "gettimeofday", "getpid",
    "gettid",     "getrandom",    "getrusage",      "restart_syscall"};
/// These with the parent's socket only.
constexpr const char* kOnSocket[] = {"recvfrom", "recvmsg", "sendto"};
/// These without the right to execute what is mapped: no code but what was loaded before.
constexpr const char* kMapping[] = {"mmap", "mprotect"};
static_assert(std::size(kAllowed) + std::size(kOnSocket) + std::size(kMapping) + 1 <= 30,
              "a longer list needs a reason");

/// Asked for by libraries that do well without: opening files, looking around, starting threads.
constexpr const char* kDenied[] = {
    "open",         "openat",      "access",    "faccessat",   "faccessat2", "readlink",
    "readlinkat",   "stat",        "lstat",     "getcwd",      "getdents64", "fcntl",
    "ioctl",        "prlimit64",   "setrlimit", "getrlimit",   "socket",     "dup",
    "unlink",       "fadvise64",   "statfs",    "fstatfs",     "readv",      "writev",
    "getuid",       "geteuid",     "getgid",    "getegid",     "sysinfo",    "uname",
    "rt_sigaction", "sigaltstack", "write",     "sched_yield", "time",       "sendmsg"};
constexpr const char* kUnknown[] = {"openat2",
                                    "statx",
                                    "clone3",
                                    "clone",
                                    "rseq",
                                    "sched_getaffinity",
                                    "io_uring_setup",
                                    "membarrier",
                                    "set_robust_list"};

/// Each call, if `conditions` on its arguments hold.
bool add_rules(void* filter,
               std::uint32_t action,
               std::span<const char* const> names,
               const std::vector<scmp_arg_cmp>& conditions = {}) {
    for (const char* name : names) {
        const int call = seccomp_syscall_resolve_name(name);
        if (call == __NR_SCMP_ERROR || call < 0) continue;
        const auto count = static_cast<unsigned>(conditions.size());
        if (seccomp_rule_add_array(filter, action, call, count, conditions.data()) != 0)
            return false;
    }
    return true;
}

bool filter_system_calls(int socket) {
    const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    if (!filter) return false;
    if (!add_rules(filter.get(), SCMP_ACT_ALLOW, kAllowed) ||
        !add_rules(filter.get(), SCMP_ACT_ERRNO(EACCES), kDenied) ||
        !add_rules(filter.get(), SCMP_ACT_ERRNO(ENOSYS), kUnknown)) {
        return false;
    }
    const std::vector<scmp_arg_cmp> on_socket = {
        SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(socket))};
    const std::vector<scmp_arg_cmp> not_code = {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)};
    if (!add_rules(filter.get(), SCMP_ACT_ALLOW, kOnSocket, on_socket) ||
        !add_rules(filter.get(), SCMP_ACT_ALLOW, kMapping, not_code)) {
        return false;
    }
    // abort() signals its own process, so that the parent sees SIGABRT and not SIGSYS.
    const auto self = static_cast<scmp_datum_t>(getpid());
    if (seccomp_rule_add(filter.get(),
                         SCMP_ACT_ALLOW,
                         SCMP_SYS(tgkill),
                         1,
                         SCMP_A0(SCMP_CMP_EQ, self)) != 0)
        return false;
    return seccomp_load(filter.get()) == 0;
}

/// A page of strokes that look like letters.
GreyImage tiny_scan() {
    constexpr int kWidth = 300, kHeight = 80, kStroke = 6;
    GreyImage page{std::vector<std::uint8_t>(std::size_t{kWidth} * kHeight, 255),
                   kWidth,
                   kHeight,
                   300};
    for (int x = 60; x < 240; x += 20) {
        for (int y = 25; y < 55; ++y)
            std::fill_n(page.pixels.begin() + y * kWidth + x, kStroke, std::uint8_t{0});
    }
    return page;
}

}  // namespace

bool sandbox_is_available() { return !kSanitized; }

void preload_readers(Recogniser* recogniser) {
    // Results do not matter: what counts is that each library has been used once.
    (void)parse_pdf(as_bytes(kTinyPdf), recogniser);
    if (recogniser != nullptr) (void)recogniser->recognise(tiny_scan());
    (void)parse_html(as_bytes("<html><title>r</title><p>r&eacute;ady &#8217;"));
    (void)parse_xml(as_bytes("<a>ready</a>"));
    (void)parse_markdown(as_bytes("# ready\n\ntext &amp; more\n"));
    (void)clean_line(
        "re\xCC\x81"
        "ady");
    (void)decode_text(as_bytes("pr\xEAt"), "windows-1251");
    (void)sha256_hex(std::string_view("ready"));
    // poppler converts by iconv, which unloads a character set that nobody has open: these stay
    // open for good.
    for (const char* name : {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "WINDOWS-1252"}) {
        (void)iconv_open("UTF-8", name);
        (void)iconv_open(name, "UTF-8");
    }
}

bool lock_down(int socket, std::uint64_t memory_bytes) {
    if (!set_limit(RLIMIT_CORE, 0) || !(kSanitized || set_limit(RLIMIT_FSIZE, 0)) ||
        !set_limit(RLIMIT_NOFILE, kMaxFiles) || !set_limit(RLIMIT_NPROC, 0))
        return false;
    if (!kSanitized) leave_privileges();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return false;
    if (kSanitized) return true;
    (void)enter_landlock();
    if (!set_limit(RLIMIT_AS, static_cast<rlim_t>(memory_bytes))) return false;
    return filter_system_calls(socket);
}

}  // namespace findings
