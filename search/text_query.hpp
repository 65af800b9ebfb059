// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/document_runs.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace findings {

/// What passages are to hold: a tree over stems and lists of documents, with what each piece
/// counts. search/matches.hpp finds and scores what it asks for.
struct TextQuery {
    enum class Op : std::uint8_t {
        Nothing,
        Everything,
        Stem,      // passages that hold `stem`; scored
        Listed,    // the documents of `listed`; they score nothing
        AnyOf,     // of `parts`; scores are added up
        AllOf,     // of `parts`; scores are added up
        Without,   // the first part without the second; scored as the first
        BestOf,    // any of `parts`; scored as the best of them
        SameWord,  // any of `parts`, which are stems; their mentions are counted as if they were
                   // one word
    };
    Op op = Op::Nothing;
    std::string stem;
    std::shared_ptr<const DocumentRuns> listed;
    std::vector<TextQuery> parts;
    double factor = 1;  // of what it scores

    [[nodiscard]] static TextQuery nothing() { return {}; }
    [[nodiscard]] static TextQuery everything() { return of(Op::Everything, {}); }
    [[nodiscard]] static TextQuery of_stem(std::string stem, double factor = 1) {
        return {Op::Stem, std::move(stem), nullptr, {}, factor};
    }
    [[nodiscard]] static TextQuery of_list(std::shared_ptr<const DocumentRuns> runs) {
        return {Op::Listed, {}, std::move(runs), {}, 1};
    }
    [[nodiscard]] static TextQuery of(Op op, std::vector<TextQuery> parts) {
        return {op, {}, nullptr, std::move(parts), 1};
    }
    [[nodiscard]] static TextQuery of_stems(Op op, const std::vector<std::string>& stems) {
        std::vector<TextQuery> parts;
        for (const std::string& stem : stems) parts.push_back(of_stem(stem));
        return of(op, std::move(parts));
    }
    [[nodiscard]] TextQuery times(double more) && {
        factor *= more;
        return std::move(*this);
    }
};

}  // namespace findings
