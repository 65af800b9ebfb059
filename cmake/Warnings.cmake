# -Wno-restrict, -Wno-array-bounds, -Wno-stringop-overflow: GCC 12 sees overlaps and overruns inside std::string's own operator+ that are not there
# (GCC bugs 105329 and 105651).
add_library(findings_warnings INTERFACE)
target_compile_options(findings_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow>" $<$<BOOL:${FINDINGS_WERROR}>:-Werror>)
