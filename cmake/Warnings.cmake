add_library(findings_warnings INTERFACE)
target_compile_options(findings_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor
    $<$<BOOL:${FINDINGS_WERROR}>:-Werror>)
