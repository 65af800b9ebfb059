# shellcheck shell=bash
# What tools/build, tools/run and tools/test share: bring a machine to the point where the program can be built, then
# build it. Sourced, from the top of the checkout. Every step first looks whether there is anything to do, so that a
# second run costs no time and needs neither root nor a network.

say() { printf '%s\n' "$*" >&2; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# missing_packages LIST: those of the list that this machine lacks. A node or npm from elsewhere serves as well as Debian's,
# and Debian's npm is 340 packages: nearly half of the time a fresh machine spends installing.
missing_packages() {
    local package installed
    installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' 2>/dev/null | sed -n 's/ installed$//p')
    while read -r package; do
        case $package in
            nodejs) if command -v node >/dev/null; then continue; fi ;;
            npm) if command -v npm >/dev/null; then continue; fi ;;
            chromium) if command -v chromium >/dev/null; then continue; fi ;;
        esac
        grep -qxF "$package" <<<"$installed" || printf '%s\n' "$package"
    done < <(sed 's/[[:space:]]*#.*//; /^$/d' "$1")
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "installing packages needs root or sudo. As root, run: apt-get install --no-install-recommends ${missing[*]}"
    fi
}

# install_packages [LIST]
install_packages() {
    local list=${1:-tools/packages.txt}
    command -v dpkg-query >/dev/null ||
        die "this is not Debian: install what $list lists by hand, then run: cmake --workflow --preset dev"
    local missing
    mapfile -t missing < <(missing_packages "$list")
    [ "${#missing[@]}" -gt 0 ] || return 0
    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    # apt names every package three times on stdout; what goes wrong it says on stderr, which stays in sight.
    mkdir -p build
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >build/apt.log ||
        die "apt-get could not install them; the whole story is in build/apt.log"
}

# What only some tests need: they are left out, or say that they were passed over, where it cannot be had. In a shell of its own, because a failure
# in there ends the shell.
install_test_packages() {
    if ! (install_packages tools/packages-test.txt); then
        say "Not all of tools/packages-test.txt is to be had here: tests in a browser (chromium) or under strace may be left out"
    fi
}

# The stamp holds the checksum of the lock the folder was filled from. It lies inside the folder, so that removing
# node_modules removes it too, and is written last, so that a broken-off download is not mistaken for a whole one.
install_node_modules() {
    local stamp=node_modules/.findings-lock lock
    lock=$(sha256sum package-lock.json)
    [ "$(cat "$stamp" 2>/dev/null)" != "$lock" ] || return 0
    say "Fetching the front-end packages of package-lock.json"
    npm ci --no-audit --no-fund --loglevel=error >&2
    printf '%s\n' "$lock" >"$stamp"
}

# build_preset PRESET [TARGET]: ninja asks cmake again by itself when a CMakeLists.txt changes, but not when the presets do.
build_preset() {
    local preset=$1 target=${2:-all} ninja_file=build/$1/build.ninja
    if [ ! "$ninja_file" -nt CMakePresets.json ]; then
        cmake --preset "$preset" >&2
        touch "$ninja_file"
    fi
    cmake --build "build/$preset" --target "$target" >&2
}
