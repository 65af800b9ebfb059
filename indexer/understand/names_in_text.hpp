// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Proper names in running text, told by their last word: "... run by Elm Valley NHS Foundation
// Trust, ...".

#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// Names of organisations ("... NHS Trust", "... Limited") in order, each once. Views into `text`.
[[nodiscard]] std::vector<std::string_view> organisations_in(std::string_view text);

/// Names of places of care ("... Hospital", "... House", "... ward") in order, each once. Views
/// into `text`.
[[nodiscard]] std::vector<std::string_view> places_in(std::string_view text);

/// Core services that a text names so, in their canonical names, each once.
[[nodiscard]] std::vector<std::string_view> core_services_in(std::string_view text);

/// The organisation that the text says runs what it is about: "run by", "provided by", "part of";
/// empty for none.
[[nodiscard]] std::string_view organisation_that_runs(std::string_view text);

}  // namespace findings::understanding
