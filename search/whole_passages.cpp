// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/whole_passages.hpp"

#include "search/open_index.hpp"

namespace findings {

Result<void> each_whole(Searcher& searcher,
                        const SearchRequest& request,
                        const std::function<bool(const Hit&)>& visit) {
    const auto matches = searcher.matches(request);
    if (!matches) return tl::unexpected(matches.error());
    try {
        for (const std::uint32_t docid : matches->docids) {
            if (!visit(searcher.hit(docid))) break;
        }
    } catch (const Xapian::Error& e) {
        return failure(ErrorKind::IndexStale,
                       "generation " + searcher.index().generation + ": " + e.get_description(),
                       "run `findings check`");
    }
    return {};
}

}  // namespace findings
