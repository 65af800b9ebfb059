// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reading packs: findings that a reader picked, in his order, with his notes. A pack is its
// address; nothing is kept for him.

#include "server/backend.hpp"
#include "server/json_of.hpp"
#include "server/params.hpp"
#include "server/render/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

struct PackWish {
    std::string id;    // of a finding
    std::string note;  // the reader's
    friend bool operator==(const PackWish&, const PackWish&) = default;
};

struct PackRequest {
    std::string title;
    std::vector<PackWish> wishes;
    std::string search;  // words to look for more with; of the page only
};

/// id, note (of the id before it), title, add (ids or addresses of findings, with blanks between),
/// q.
struct ReadPack {
    PackRequest request;
    std::vector<ParameterProblem> problems;
};
[[nodiscard]] ReadPack read_pack(const Parameters& parameters);
[[nodiscard]] Parameters to_parameters(const PackRequest& request);
[[nodiscard]] std::string pack_link(std::string_view start, const PackRequest& request);

struct PackItem {
    FindingPage found;
    std::string note;
    std::vector<std::string> caveats;  // sentences
};

struct Pack {
    std::string title;
    std::string generation, built_at;
    std::vector<PackItem> items;
    std::vector<std::string> missing;  // ids that this generation does not have
};

/// Errors other than an unknown id are those of the backend. `today`: unknown = nothing is said of
/// ages.
[[nodiscard]] Result<Pack> pack_of(SearchBackend& backend,
                                   const PackRequest& request,
                                   const PartialDate& today);
/// What holds for every pack.
[[nodiscard]] const std::vector<std::string>& pack_caveats();

[[nodiscard]] Document document_of(const Pack& pack);
[[nodiscard]] Json json_of_pack(const Pack& pack,
                                const PackRequest& request,
                                const ThemeTree& themes);

/// The id in an address of a finding, or the text itself.
[[nodiscard]] std::string finding_id_in(std::string_view text);

}  // namespace findings
