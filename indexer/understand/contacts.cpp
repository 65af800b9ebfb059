// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/contacts.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::string_view kNoAddress = "[e-mail left out]";
constexpr std::string_view kNoNumber = "[telephone left out]";
constexpr std::string_view kNoName = "[name left out]";

bool is_local_part(char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' ||
           c == '\'' || c == '%';
}
bool is_domain(char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; }

std::string without_addresses(std::string_view text) {
    std::string result;
    std::size_t done = 0;
    for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        std::size_t first = at, last = at + 1;
        while (first > done && is_local_part(text[first - 1])) --first;
        while (last < text.size() && is_domain(text[last])) ++last;
        while (last > at + 1 && (text[last - 1] == '.' || text[last - 1] == '-')) --last;
        const bool has_host = contains(text.substr(at + 1, last - at - 1), ".");
        if (first == at || !has_host) continue;
        if (text.substr(0, first).ends_with("mailto:")) first -= 7;
        result.append(text.substr(done, first - done)).append(kNoAddress);
        done = last;
    }
    return result.append(text.substr(done));
}

/// End of a telephone number that begins at `at`; `at` when none does. UK numbers have 10 or 11
/// digits after a 0, or +44.
std::size_t number_end(std::string_view text, std::size_t at) {
    const bool international = text[at] == '+';
    if (!international && text[at] != '0' && text.substr(at, 2) != "(0") return at;
    std::size_t digits = 0, end = at, marks = 0;
    for (std::size_t i = at; i < text.size() && i < at + 24; ++i) {
        const char c = text[i];
        if (is_digit(c)) {
            ++digits, end = i + 1, marks = 0;
        } else if (c == ' ' || c == '(' || c == ')' || c == '-' || (c == '+' && i == at)) {
            if (++marks > 2) break;
        } else if (text.substr(i).starts_with("\u00a0") || text.substr(i).starts_with("\u2011")) {
            i += text.substr(i).starts_with("\u2011") ? 2 : 1;
        } else {
            break;
        }
    }
    const bool fits = international ? digits >= 10 && digits <= 14 : digits >= 10 && digits <= 12;
    const bool ends = end >= text.size() || (!is_letter(text[end]) && !is_digit(text[end]) &&
                                             text[end] != '/' && text[end] != '_');
    return fits && ends ? end : at;
}

std::string without_numbers(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const char before = at == 0 ? ' ' : text[at - 1];
        const bool may_start = (text[at] == '0' || text[at] == '+' || text[at] == '(') &&
                               !is_digit(before) && !is_letter(before) && before != '/' &&
                               before != '.' && before != '-' && before != '_' && before != '=' &&
                               before != ',';
        const std::size_t end = may_start ? number_end(text, at) : at;
        if (end > at) {
            result += kNoNumber;
            at = end;
        } else {
            result += text[at++];
        }
    }
    return result;
}

constexpr std::array<std::string_view, 12> kTitles =
    {"Dr", "Mr", "Mrs", "Ms", "Miss", "Prof", "Professor", "Sir", "Dame", "Mx", "Rev", "Cllr"};

// Given names that are common enough to be met in a plan and are no other word of one.
constexpr std::array<std::string_view, 110> kGiven = {
    "Aisha",     "Alan",    "Alex",      "Alison",   "Amanda",   "Amy",      "Andrea",
    "Andrew",    "Andy",    "Angela",    "Ann",      "Anna",     "Anne",     "Anthony",
    "Barbara",   "Ben",     "Beth",      "Brian",    "Carol",    "Caroline", "Catherine",
    "Charlotte", "Chris",   "Christine", "Claire",   "Clare",    "Colin",    "Daniel",
    "Dave",      "David",   "Dawn",      "Deborah",  "Debbie",   "Denise",   "Diane",
    "Donna",     "Elaine",  "Elizabeth", "Ellen",    "Emily",    "Emma",     "Fatima",
    "Fiona",     "Gary",    "Gemma",     "Geoff",    "George",   "Gillian",  "Graham",
    "Hannah",    "Hassan",  "Heather",   "Helen",    "Ian",      "Jack",     "Jacqueline",
    "James",     "Jane",    "Janet",     "Jean",     "Jennifer", "Jenny",    "Jill",
    "Joanna",    "Joanne",  "John",      "Jonathan", "Judith",   "Julia",    "Julie",
    "Karen",     "Kate",    "Katherine", "Kathryn",  "Keith",    "Kelly",    "Kevin",
    "Laura",     "Lesley",  "Linda",     "Lisa",     "Louise",   "Lucy",     "Margaret",
    "Maria",     "Martin",  "Mary",      "Matthew",  "Michael",  "Michelle", "Mohammed",
    "Natalie",   "Neil",    "Nicola",    "Patricia", "Paul",     "Peter",    "Priya",
    "Rachel",    "Rebecca", "Richard",   "Robert",   "Sally",    "Samantha", "Sarah",
    "Sharon",    "Simon",   "Stephen",   "Susan",    "Victoria"};

constexpr auto kRoleWords = std::to_array<std::string_view>(
    {"manager",     "director",     "lead",         "nurse",         "matron",
     "consultant",  "head",         "chief",        "officer",       "team",
     "coordinator", "co-ordinator", "psychologist", "psychiatrist",  "pharmacist",
     "pharmacy",    "therapist",    "doctor",       "administrator", "governor",
     "chair",       "executive",    "secretary",    "board",         "committee",
     "group",       "estates",      "facilities",   "governance",    "safeguarding",
     "nursing",     "medical",      "clinical",     "operations",    "operational",
     "workforce",   "hr",           "quality",      "training",      "informatics",
     "risk",        "commissioner", "trust",        "ward",          "service",
     "staff",       "department",   "office",       "partner",       "adviser",
     "advisor",     "specialist",   "practitioner", "deputy",        "associate",
     "secretariat", "care",         "housing",      "homes",         "police",
     "council",     "agency",       "authority",    "rescue"});

bool is_name_word(std::string_view word) {
    word = trimmed(word, ".,;:()");
    if (word.size() < 2 || !is_upper(word.front())) return false;
    return std::all_of(word.begin() + 1, word.end(), [](char c) {
        return is_letter(c) || c == '-' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    });
}

bool is_title(std::string_view word) {
    return std::find(kTitles.begin(), kTitles.end(), trimmed(word, ".,()")) != kTitles.end();
}
bool is_given(std::string_view word) {
    return std::find(kGiven.begin(), kGiven.end(), trimmed(word, ".,()")) != kGiven.end();
}

bool has_role_word(std::string_view text) {
    const std::string key = folded(text);
    return std::any_of(kRoleWords.begin(), kRoleWords.end(), [&](auto word) {
        const auto at = key.find(word);
        if (at == std::string::npos) return false;
        const auto end = at + word.size();
        const bool open = at == 0 || !is_letter(key[at - 1]);
        return open && (end == key.size() || !is_letter(key[end]) || key.compare(end, 1, "s") == 0);
    });
}

/// A person and no body: a title or given name in front, or two to three capitalised words that are
/// no role.
bool is_person(std::string_view text) {
    const auto words = split_on(trimmed(text, " .,;"), " ");
    if (words.empty() || words.front().empty()) return false;
    if (is_title(words.front()) || is_given(words.front())) return true;
    if (has_role_word(text)) return false;
    const bool initials = words.size() == 1 && words.front().size() == 2 &&
                          std::all_of(words.front().begin(), words.front().end(), is_upper) &&
                          words.front() != "QI" && words.front() != "HR" && words.front() != "IT";
    if (initials) return true;
    if (words.size() < 2 || words.size() > 3) return false;
    // "A. Khan", "J Smith", "Temi Okafor": every word a name or an initial.
    return std::all_of(words.begin(), words.end(), [](std::string_view word) {
        const auto bare = trimmed(word, ".,");
        // "MHA", "CQC"
        const bool capitals = bare.size() > 2 && std::all_of(bare.begin(), bare.end(), is_upper);
        return !capitals && (is_name_word(bare) || (bare.size() == 1 && is_upper(bare.front())));
    });
}

}  // namespace

std::string without_contacts(std::string_view text) {
    const bool has_address = contains(text, "@");
    const auto digits = std::count_if(text.begin(), text.end(), is_digit);
    if (!has_address && digits < 10) return std::string(text);
    const std::string kept = has_address ? without_addresses(text) : std::string(text);
    return digits < 10 ? kept : without_numbers(kept);
}

namespace {

// Role words that name an area of work and nobody who does it.
constexpr std::array<std::string_view, 16> kAreas = {"clinical",
                                                     "estates",
                                                     "facilities",
                                                     "governance",
                                                     "hr",
                                                     "informatics",
                                                     "medical",
                                                     "nursing",
                                                     "operational",
                                                     "operations",
                                                     "pharmacy",
                                                     "quality",
                                                     "risk",
                                                     "safeguarding",
                                                     "training",
                                                     "workforce"};

bool names_holder(std::string_view text) {
    const auto words = split_on(text, " ");
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
        return has_role_word(word) &&
               std::find(kAreas.begin(), kAreas.end(), folded(word)) == kAreas.end();
    });
}

/// Whether "and" stands inside the name of one role: "Learning and Development Lead", "Head of
/// Quality and Safety". "Ward managers and pharmacy", "Sarah Elm and the matron" are two.
bool is_one_role(std::string_view before, std::string_view after) {
    if (before.empty() || after.empty() || is_person(before) || is_person(after)) return false;
    const auto words = split_on(before, " ");
    if (is_title(words.front()) || is_given(words.front())) return false;
    if (!names_holder(before)) return is_upper(after.front()) && names_holder(after);
    return contains(folded(before), " of ") && !names_holder(after);
}

/// The text with a comma between two owners that "and" joins.
std::string with_owners_parted(std::string_view text) {
    std::string parted(text);
    for (const std::string_view joint : {" and ", " & "}) {
        for (auto at = parted.find(joint); at != std::string::npos;
             at = parted.find(joint, at + 1)) {
            const auto begin = parted.rfind(',', at) + 1;  // 0 where there is none
            const auto behind = at + joint.size();
            const auto before = trimmed(std::string_view(parted).substr(begin, at - begin));
            const auto after =
                trimmed(std::string_view(parted).substr(behind, parted.find(',', behind) - behind));
            if (!is_one_role(before, after)) parted.replace(at, joint.size(), ",");
        }
    }
    return parted;
}

}  // namespace

std::string role_of_owner(std::string_view text) {
    std::vector<std::string> roles;
    std::string rest(text);
    for (const std::string_view separator :
         {" - ", " \u2013 ", "\u2013", " / ", "/", ";", "(", ")", "\n", ":"}) {
        for (auto at = rest.find(separator); at != std::string::npos;
             at = rest.find(separator, at + 1))
            rest.replace(at, separator.size(), ",");
    }
    rest = with_owners_parted(rest);
    for (const auto part : split_on(rest, ",")) {
        const auto piece = trimmed(part, " .");
        if (piece.empty() || is_person(piece)) continue;
        // "Jane Ash Ward Manager": the name stands in front of the role without a mark.
        const auto words = split_on(piece, " ");
        std::size_t skip = 0;
        if (is_title(words.front()) || is_given(words.front())) {
            while (skip < words.size() && !has_role_word(words[skip])) ++skip;
        }
        std::string role;
        for (std::size_t i = skip; i < words.size(); ++i)
            role += (role.empty() ? "" : " ") + std::string(words[i]);
        if (!role.empty()) roles.push_back(std::move(role));
    }
    std::string joined;
    for (const auto& role : roles) joined += (joined.empty() ? "" : ", ") + role;
    return joined;
}

std::string without_names(std::string_view text) {
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && !is_letter(text[at])) ++at;
        std::size_t end = at;
        while (end < text.size() && (is_letter(text[end]) || text[end] == '\'')) ++end;
        const auto word = text.substr(at, end - at);
        if (word.empty()) break;
        std::size_t last = end;
        const bool title = is_title(word), given = is_given(word);
        if (title || given) {
            // The names behind: capitalised words and initials.
            for (int names = 0; names < 3; ++names) {
                std::size_t next = last;
                while (next < text.size() && (text[next] == ' ' || text[next] == '.')) ++next;
                std::size_t stop = next;
                while (stop < text.size() &&
                       (is_letter(text[stop]) || text[stop] == '-' || text[stop] == '\''))
                    ++stop;
                const auto name = text.substr(next, stop - next);
                const bool is_name =
                    (is_name_word(name) || (name.size() == 1 && is_upper(name.front()))) &&
                    !has_role_word(name);
                if (!is_name || next > last + 2) break;
                last = stop;
            }
        }
        if ((title && last > end) || (given && last > end)) {
            result.append(text.substr(done, at - done)).append(kNoName);
            done = last;
        }
        at = std::max(last, end);
    }
    return result.append(text.substr(done));
}

}  // namespace findings::understanding
