// SPDX-License-Identifier: GPL-3.0-or-later

// Measures one thread labelling the texts of a file of labelled passages over and over: label_speed
// FILE.jsonl [rounds]

#include "tests/label/labelling.hpp"
#include "tools/labels/training_set.hpp"

#include <cstdlib>
#include <ctime>
#include <iostream>

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: label_speed FILE.jsonl [rounds]\n";
        return 1;
    }
    const auto labeller = findings::Labeller::create(findings::test::product_taxonomy(),
                                                     findings::test::product_model());
    if (!labeller) {
        std::cerr << labeller.error().message << '\n';
        return 1;
    }
    const auto taxonomy = findings::Taxonomy::read(findings::test::product_taxonomy());
    const auto samples = findings::labels::read_jsonl(argv[1], taxonomy.value());
    if (!samples) {
        std::cerr << samples.error().message << '\n';
        return 1;
    }
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 20;
    std::size_t bytes = 0;
    std::size_t themes = 0;
    // time of this process: other work on the machine must not count
    const std::clock_t start = std::clock();
    for (int round = 0; round < rounds; ++round) {
        for (const auto& sample : *samples) {
            findings::Passage passage;
            passage.text = sample.text;
            labeller->label(passage);
            bytes += sample.text.size();
            themes += passage.themes.size();
        }
    }
    const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    std::cout << double(bytes) / seconds / 1e6 << " MB/s, " << themes << " themes in " << seconds
              << " s\n";
    return 0;
}
