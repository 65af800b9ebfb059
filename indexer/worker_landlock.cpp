// SPDX-License-Identifier: GPL-3.0-or-later
// Second layer below the list of system calls: a Landlock domain without a single right, own
// namespaces, nobody's uid. Each is taken where the kernel gives it; the list of system calls is
// the one that must hold everywhere.
#include "indexer/worker_sandbox.hpp"

#include <cerrno>
#include <cstdint>
#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace findings {
namespace {

constexpr uid_t kNobody = 65534;
constexpr std::uint32_t kGetVersion = 1;  // LANDLOCK_CREATE_RULESET_VERSION

/// struct landlock_ruleset_attr as of ABI 6; the headers of Debian 12 know its first field only.
struct RulesetAttributes {
    std::uint64_t handled_access_fs = 0;
    std::uint64_t handled_access_net = 0;
    std::uint64_t scoped = 0;
};

/// Rights of files that each ABI knows: 13 at first, then rename across folders, truncate, and
/// ioctl on devices.
std::uint64_t file_rights(long abi) {
    const int bits = abi >= 5 ? 16 : abi >= 3 ? 15 : abi == 2 ? 14 : 13;
    return (1ULL << bits) - 1;
}

}  // namespace

bool enter_landlock() {
    const long abi = syscall(SYS_landlock_create_ruleset, nullptr, 0, kGetVersion);
    if (abi < 1) return false;
    RulesetAttributes attributes;
    attributes.handled_access_fs = file_rights(abi);
    if (abi >= 4) attributes.handled_access_net = 3;  // bind and connect by TCP
    if (abi >= 6) attributes.scoped = 3;              // abstract sockets, signals
    const std::size_t size = abi >= 6 ? sizeof attributes : abi >= 4 ? 16 : 8;
    const long rules = syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
    if (rules < 0) return false;
    // No rule is added: whatever is handled is refused.
    const bool entered = syscall(SYS_landlock_restrict_self, static_cast<int>(rules), 0) == 0;
    close(static_cast<int>(rules));
    return entered;
}

void leave_privileges() {
    const bool is_root = geteuid() == 0;
    // Without root a user namespace has to come first, and not every machine lets one.
    const int own_user = is_root ? 0 : CLONE_NEWUSER;
    if (unshare(own_user | CLONE_NEWNET | CLONE_NEWIPC) != 0)
        (void)unshare(own_user | CLONE_NEWNET);
    if (!is_root) return;
    // With root go all capabilities. In some containers there is no such user: then the process
    // stays who it is.
    const bool is_nobody = setgroups(0, nullptr) == 0 &&
                           setresgid(kNobody, kNobody, kNobody) == 0 &&
                           setresuid(kNobody, kNobody, kNobody) == 0;
    (void)is_nobody;
}

}  // namespace findings
