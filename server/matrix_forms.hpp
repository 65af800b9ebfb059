// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/matrix.hpp"
#include "server/json_of.hpp"
#include "server/own_parameters.hpp"
#include "server/theme_tree.hpp"

#include <string>

namespace findings {

// What the command, the API and the page of the cross-reference share.

/// of an axis; the links of 60 x 60 cells are a megabyte
inline constexpr std::uint32_t kMostMatrixValues = 60;

struct ReadMatrix {
    MatrixRequest request;
    bool wants_csv = false;
    std::vector<ParameterProblem> problems;
};

/// rows, columns, values, format, and the parameters of a search.
[[nodiscard]] ReadMatrix read_matrix(const Parameters& parameters, const ThemeTree& themes);
[[nodiscard]] QuestionsOfThemes questions_of(const ThemeTree& themes);

/// Address of the same cross-reference below `path`.
[[nodiscard]] std::string matrix_link(std::string_view path, const MatrixRequest& request);

[[nodiscard]] Json json_of_matrix(const Matrix& matrix,
                                  const MatrixRequest& asked,
                                  const ThemeTree& themes);
/// A line a cell.
[[nodiscard]] std::string csv_of_matrix(const Matrix& matrix, const ThemeTree& themes);

/// "nothing-found", "not-looked-at"; "" for a cell that is not empty.
[[nodiscard]] std::string_view to_id(Emptiness emptiness);
/// What pages show for a value of an axis.
[[nodiscard]] std::string label_of(const MatrixAxis& axis,
                                   std::size_t value,
                                   const ThemeTree& themes);

}  // namespace findings
