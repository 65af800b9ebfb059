#!/usr/bin/env bash
# Checks that includes point the way ARCHITECTURE.md draws them. A rule that bends is a row below to change, with a reason.
#   tools/check_includes.sh [ROOT]        prints each offence as file:line and the rule; exit 1 if there is one
#   tools/check_includes.sh --self-test   proves that an offence of each kind is caught
set -euo pipefail

# Folder (the first row that fits is taken) | what of ours its files may include.
folder_rules='
indexer/schema/ | indexer/schema/
indexer/        | indexer/
search/         | search/ indexer/schema/
server/         | server/ search/ indexer/schema/
tools/          | tools/ server/ search/ indexer/
tests/          | tests/ tools/ server/ search/ indexer/
'

# Library | its headers | the files that may include it. Everything else reaches the library through those files.
library_rules='
poppler       | poppler*                   | indexer/parse/pdf*.cpp
tesseract     | tesseract/*                | indexer/parse/ocr.cpp
libxml2       | libxml/*                   | indexer/parse/html*.cpp indexer/parse/html_tree.hpp
libzip        | zip.h zipconf.h            | indexer/parse/zip_archive.cpp indexer/parse/zip_members.cpp
pugixml       | pugixml.hpp pugiconfig.hpp | indexer/parse/docx*.cpp indexer/parse/docx_reader.hpp indexer/parse/docx_styles.hpp indexer/parse/odt*.cpp indexer/parse/odt_reader.hpp indexer/parse/xml.cpp indexer/parse/xml_tree.hpp
md4c          | md4c*                      | indexer/parse/markdown.cpp
ICU           | unicode/*                  | indexer/text.cpp indexer/text_decode.cpp indexer/schema/tokens.cpp
Xapian        | xapian.h xapian/*          | indexer/write*.cpp indexer/write_failures.hpp search/*.cpp search/query_builder.hpp search/document_runs.hpp search/phrases.hpp search/stemmer.hpp search/open_index.hpp search/ranking.hpp search/best_first.hpp search/feedback.hpp search/matches.hpp tools/relevance/baseline.cpp
httplib       | httplib.h                  | server/http_answer.cpp
mustache      | kainjow/* mustache.hpp     | server/*.cpp
zlib          | zlib.h                     | server/render/*.cpp
zstd          | zstd.h                     | indexer/schema/passage_file.cpp
nlohmann_json | nlohmann/*                 | server/* indexer/schema/correction_lines.cpp indexer/schema/erase_corrections.cpp indexer/schema/sealed_files.cpp indexer/detect_text.cpp indexer/parse/cqc_json*.cpp indexer/parse/jsonl.cpp indexer/parse/html_linked_data.cpp indexer/label/taxonomy.cpp indexer/label/theme_jsonld.cpp indexer/label/jsonld_reader.cpp indexer/label/theme_import.cpp indexer/ledger.cpp indexer/generation.cpp indexer/taken_down.cpp indexer/builder_process.cpp search/thesaurus.cpp tools/findings/*.cpp tools/labels/training_set.cpp tools/relevance/measures.cpp
OpenSSL       | openssl/*                  | indexer/schema/running_sum.cpp indexer/schema/ids.cpp
CLI11         | CLI/*                      | tools/*
tl::expected  | tl/*                       | indexer/schema/result.hpp
liblinear     | linear.h                   | tools/labels/trainer.cpp
robin-map     | tsl/robin*                 | indexer/column_builder.cpp indexer/understand/repeats.cpp
Catch2        | catch2/*                   | -
'

# fits STRING PATTERN...: patterns are those of the shell; `*` takes in folders too.
fits() {
    local string=$1 pattern
    shift
    for pattern in "$@"; do
        # shellcheck disable=SC2053
        [[ $string != $pattern ]] || return 0
    done
    return 1
}

check_folders() {  # FILE LINE HEADER QUOTED
    local file=$1 line=$2 header=$3 folder allowed
    if ! fits "$header" 'indexer/*' 'search/*' 'server/*' 'tools/*' 'tests/*' 'embedded/*'; then
        [ "$4" = no ] || offence "$file:$line" "\"$header\" is not a path from the root of the project"
        return 0
    fi
    while IFS='|' read -r folder allowed; do
        folder=${folder// /}
        if [ -z "$folder" ] || [[ $file != "$folder"* ]]; then continue; fi
        read -ra allowed <<<"$allowed embedded/"
        fits "$header" "${allowed[@]/%/*}" || offence "$file:$line" "$folder may not include $header, only: ${allowed[*]}"
        return 0
    done <<<"$folder_rules"
}

check_libraries() {  # FILE LINE HEADER
    local file=$1 line=$2 header=$3 library headers homes
    # Tests may look at anything; what they include does not reach the program.
    if [[ $file == tests/* ]]; then return 0; fi
    while IFS='|' read -r library headers homes; do
        read -ra headers <<<"$headers"
        read -ra homes <<<"$homes"
        if [ "${#headers[@]}" -eq 0 ] || ! fits "$header" "${headers[@]}"; then continue; fi
        fits "$file" "${homes[@]}" || offence "$file:$line" "$header: ${library// /} belongs in ${homes[*]} only"
    done <<<"$library_rules"
}

offence() {
    printf '%s: %s\n' "$1" "$2"
    offences=$((offences + 1))
}

check_tree() {
    local root=$1 folders=() folder file line text quoted
    cd "$root"
    for folder in indexer search server tools tests; do
        if [ -d "$folder" ]; then folders+=("$folder"); fi
    done
    [ "${#folders[@]}" -gt 0 ] || { echo "check_includes: no sources in $root" >&2; exit 1; }
    offences=0
    while IFS=: read -r file line text; do
        quoted=no
        if [[ $text == *\"* ]]; then quoted=yes; fi
        text=${text#*[<\"]}
        text=${text%%[>\"]*}
        check_folders "$file" "$line" "$text" "$quoted"
        check_libraries "$file" "$line" "$text"
    done < <(grep -rnE --include='*.[ch]pp' '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]' "${folders[@]}")
    [ "$offences" -eq 0 ]
}

# Each line: a file, a `:`, an include it holds, a `!` and words of the complaint, or nothing if it is allowed.
self_test_cases='
indexer/schema/a.hpp:"indexer/schema/b.hpp"
indexer/schema/b.hpp:"indexer/text.hpp"!may not include indexer/text.hpp
indexer/schema/c.hpp:<xapian.h>!Xapian belongs in
indexer/a.cpp:"indexer/parse/parse.hpp"
indexer/b.cpp:"search/searcher.hpp"!may not include search/searcher.hpp
indexer/c.cpp:  #  include "../search/searcher.hpp"!not a path from the root
indexer/text.cpp:<unicode/brkiter.h>
indexer/parse/pdf.cpp:<poppler/cpp/poppler-document.h>
indexer/parse/pdf.cpp:<vector>
indexer/parse/html.cpp:<poppler-document.h>!poppler belongs in
indexer/write_columns.cpp:<xapian.h>
search/a.cpp:"indexer/schema/fields.hpp"
search/b.cpp:"indexer/text.hpp"!may not include indexer/text.hpp
search/c.hpp:<xapian.h>!Xapian belongs in
search/d.cpp:<nlohmann/json.hpp>!nlohmann_json belongs in
server/http_answer.cpp:<httplib.h>
server/e.cpp:<httplib.h>!httplib belongs in
server/b.cpp:"embedded/assets.hpp"
server/c.cpp:<indexer/ledger.hpp>!may not include indexer/ledger.hpp
server/d.cpp:<CLI/CLI.hpp>!CLI11 belongs in
tools/findings/a.cpp:<CLI/CLI.hpp>
tests/a.cpp:<xapian.h>
tests/b.cpp:"server/a.hpp"
'

self_test() {
    local dir case file include complaint output failures=0
    dir=$(mktemp -d)
    # shellcheck disable=SC2064
    trap "rm -rf '$dir'" EXIT
    while IFS= read -r case; do
        [ -n "$case" ] || continue
        file=${case%%:*}
        include=${case#*:}
        complaint=
        if [[ $include == *!* ]]; then complaint=${include#*!}; include=${include%%!*}; fi
        if [[ $include != *include* ]]; then include="#include $include"; fi
        rm -rf "${dir:?}/tree"
        mkdir -p "$dir/tree/$(dirname "$file")"
        printf '#pragma once\n%s\n' "$include" >"$dir/tree/$file"
        output=$("$0" "$dir/tree") && output=
        if [ -z "$complaint" ] && [ -z "$output" ]; then continue; fi
        if [ -n "$complaint" ] && [[ $output == "$file:2: "*"$complaint"* ]]; then continue; fi
        echo "self-test: $case gave: ${output:-no complaint}"
        failures=$((failures + 1))
    done <<<"$self_test_cases"
    [ "$failures" -eq 0 ] && echo "self-test: every case came out as it should"
}

if [ "${1:-}" = --self-test ]; then
    self_test
else
    check_tree "${1:-$(dirname "${BASH_SOURCE[0]}")/..}"
fi
