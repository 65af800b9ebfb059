// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"

#include <string>

namespace findings::pages {
namespace {

struct Words {
    const char* heading;
    const char* what;
    const char* next;
};

Words words_for(int status) {
    switch (status) {
        case 403:
            return {"The correction was not taken",
                    "The form was not sent from this service's own page, or the page is older than "
                    "the service's last start.",
                    "Open the finding again and send the form from there."};
        case 429:
            return {"Too many requests at once",
                    "More came from your address, or more corrections from everybody, than people "
                    "make.",
                    "Wait a minute, then try again."};
        case 404:
            return {"Page not found",
                    "There is nothing at this address.",
                    "If you followed a link to a finding, the report may have been replaced or "
                    "withdrawn since. Search for a few of its words."};
        case 414:
            return {"This address is too long",
                    "An address may have up to 8,000 characters.",
                    "Use fewer filters, or fewer words in the search box."};
        case 422:
            return {"This search was not understood",
                    "Something in the address is not a search we can answer.",
                    "Start again from the search page."};
        case 501:
            return {"We cannot do this",
                    "The request asks for something this server does not do.",
                    "Start again from the search page."};
        case 503:
            return {"Findings is busy",
                    "More people are searching than can be answered at this moment.",
                    "Wait a few seconds, then load the page again. Nothing is lost."};
        case 500:
            return {"Something went wrong on our side",
                    "The page could not be made. What happened has been written to the log.",
                    "Try again. If it happens once more, tell the people who run this service the "
                    "address of the page and the time."};
        default:
            return {"This request was refused",
                    "The request was not one a browser makes for our pages.",
                    "Start again from the search page."};
    }
}

}  // namespace

Answer error(int status) {
    const Words words = words_for(status);
    Json view = page_view(words.heading);
    view["error_heading"] = words.heading;
    view["error_what"] = words.what;
    view["error_next"] = words.next;
    view["error_status"] = std::to_string(status) + " " + std::string(status_title(status));
    return page_answer(status, "error", view);
}

}  // namespace findings::pages
