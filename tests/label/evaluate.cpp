// SPDX-License-Identifier: GPL-3.0-or-later

// Scores the labeller on a file of labelled passages and prints the table: label_evaluate FILE.jsonl [misses|cues|themes]
// One half of the passages (by hash of the id) is for tuning, the other only for measuring.

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "tests/label/scores.hpp"

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: label_evaluate FILE.jsonl [misses|cues|themes]\n";
        return 1;
    }
    const auto labeller = findings::Labeller::create(findings::test::product_taxonomy(), findings::test::product_model());
    if (!labeller) {
        std::cerr << labeller.error().message << '\n';
        return 1;
    }
    const auto samples = findings::test::read_samples(argv[1]);
    std::ostringstream misses;
    const auto tuning = findings::test::score(*labeller, samples, findings::test::Half::Tuning, &misses);
    const auto held_out = findings::test::score(*labeller, samples, findings::test::Half::HeldOut, nullptr);
    const auto all = findings::test::score(*labeller, samples, findings::test::Half::Both, nullptr);
    const std::string wanted = argc > 2 ? argv[2] : "";
    if (wanted == "misses") std::cout << misses.str();
    if (wanted == "themes") findings::test::print_themes(std::cout, held_out);
    if (wanted == "cues") findings::test::print_cues(std::cout, *labeller, samples);
    findings::test::print_heading(std::cout);
    findings::test::print(std::cout, "tuning", tuning);
    findings::test::print(std::cout, "held out", held_out);
    findings::test::print(std::cout, "all", all);
    return 0;
}
