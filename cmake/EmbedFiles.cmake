# Run by findings_embed at build time: writes NAME.cpp and NAME.hpp, which hand out the bytes of FILES. The assembler copies
# the files (.incbin): as literals of C++ a megabyte takes the compiler seconds.
file(WRITE ${OUT_DIR}/${NAME}.hpp "#pragma once\n#include <string_view>\nnamespace findings::${NAME} {\n"
    "std::string_view embedded_file(std::string_view file_name);\n}\n")
set(data "")
set(declared "")
set(lookup "")
set(number 0)
foreach(file IN LISTS FILES)
    set(symbol "findings_${NAME}_${number}")
    string(APPEND data "    \"${symbol}:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n\"\n")
    string(APPEND declared "extern const char ${symbol}[], ${symbol}_end[];\n")
    get_filename_component(base ${file} NAME)
    string(APPEND lookup "    if (file_name == \"${base}\") return {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})};\n")
    math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUT_DIR}/${NAME}.cpp "#include \"embedded/${NAME}.hpp\"\n#include <cstddef>\n"
    "__asm__(\".pushsection .rodata\\n\"\n${data}    \".popsection\\n\");\n"
    "extern \"C\" {\n${declared}}\nnamespace findings::${NAME} {\n"
    "std::string_view embedded_file(std::string_view file_name) {\n${lookup}    return {};\n}\n}\n")
