// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cross_routes.hpp"
#include "server/escape.hpp"

#include <cstdlib>

namespace findings::api {
namespace {

/// What readers' addresses of this server begin with, as its operator says; nothing: addresses are
/// relative.
std::string public_address() {
    const char* const told = std::getenv("FINDINGS_PUBLIC_URL");
    std::string address = told == nullptr ? std::string() : web_link(told);
    while (address.ends_with('/')) address.pop_back();
    return address;
}

}  // namespace

Answer opensearch(const Call&) {
    const std::string address = escape_html(public_address());
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription "
        "xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n";
    xml +=
        "<ShortName>Findings</ShortName>\n<Description>Search over inspection "
        "findings</Description>\n<InputEncoding>UTF-8</InputEncoding>\n<Language>en-GB</"
        "Language>\n";
    xml += "<Url type=\"text/html\" method=\"get\" template=\"" + address +
           "/search?q={searchTerms}&amp;page={startPage?}\"/>\n";
    xml += "<Url type=\"application/atom+xml\" template=\"" + address +
           "/feeds/findings.atom?q={searchTerms}\"/>\n";
    xml += "<Url type=\"application/json\" template=\"" + address +
           "/api/v1/findings?q={searchTerms}&amp;page={startPage?}&amp;per_page={count?}\"/>\n";
    xml += "<Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"" +
           address + "/opensearch.xml\"/>\n</OpenSearchDescription>\n";
    return {.status = 200,
            .content_type = "application/opensearchdescription+xml",
            .body = std::move(xml),
            .headers = {}};
}

}  // namespace findings::api
