// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace findings {

/// Fills server/templates/<name>.mustache with `view`. {{x}} escapes; the only {{{x}}} is
/// {{{snippet}}}, which snippet_html() made. In a view, false, null, "" and [] are absent; a
/// missing name is empty, never an error. Thread: any.
[[nodiscard]] std::string render(std::string_view name, const nlohmann::ordered_json& view);

/// Changes whenever a template does.
[[nodiscard]] std::string templates_id();

}  // namespace findings
