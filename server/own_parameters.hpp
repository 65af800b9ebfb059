// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/params.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// The parameters of a route that is more than a search, apart from those of the search.
class OwnParameters {
  public:
    /// Takes those called one of `names` out of `parameters`; one that is given twice is a problem.
    OwnParameters(const Parameters& parameters, std::initializer_list<std::string_view> names);

    /// The others, for read_search.
    [[nodiscard]] const Parameters& rest() const { return rest_; }
    /// "" if it was not given.
    [[nodiscard]] std::string_view value(std::string_view name) const;
    /// A number from 1 to `highest`; `otherwise` if it was not given or is none, which is a problem
    /// then.
    [[nodiscard]] std::uint32_t number(std::string_view name,
                                       std::uint32_t highest,
                                       std::uint32_t otherwise);
    /// One of `choices` by its place; 0 if it was not given or is none of them, which is a problem
    /// then.
    [[nodiscard]] std::size_t choice(std::string_view name,
                                     std::initializer_list<std::string_view> choices);
    /// Number of a facet, in the same way.
    [[nodiscard]] std::size_t facet(std::string_view name, std::size_t otherwise);

    void refuse(std::string_view name, std::string message) {
        problems_.push_back({std::string(name), std::move(message)});
    }
    [[nodiscard]] const std::vector<ParameterProblem>& problems() const { return problems_; }

  private:
    Parameters rest_, own_;
    std::vector<ParameterProblem> problems_;
};

}  // namespace findings
