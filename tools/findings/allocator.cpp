// SPDX-License-Identifier: GPL-3.0-or-later
// What the allocator reads before main. Its own rule is four arenas a core, each of which keeps the
// pages that the largest answer of its threads once took: that was half of the server's memory. One
// a core keeps 67 instead of 106 MiB after the heaviest requests and costs a search no time
// (docs/benchmarks.md). MALLOC_CONF in the environment is read later and wins.

extern "C" {
// jemalloc declares it as a weak symbol, under this name.
extern const char* malloc_conf;
const char* malloc_conf = "percpu_arena:percpu";
}
