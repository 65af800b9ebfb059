# findings_embed(<target> <name> <file>...): compiles files into the program. The generated <name>.hpp declares
# `std::string_view embedded_file(std::string_view file_name)` in namespace findings::<name>; unknown names give an empty view.
function(findings_embed target name)
    set(sources "")
    foreach(file IN LISTS ARGN)
        cmake_path(ABSOLUTE_PATH file)
        list(APPEND sources ${file})
    endforeach()
    set(out_dir ${CMAKE_CURRENT_BINARY_DIR}/embedded)
    set(out_cpp ${out_dir}/${name}.cpp)
    add_custom_command(
        OUTPUT ${out_cpp} ${out_dir}/${name}.hpp
        COMMAND ${CMAKE_COMMAND} -D NAME=${name} -D "FILES=${sources}" -D OUT_DIR=${out_dir} -P ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake
        DEPENDS ${sources} ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake
        VERBATIM)
    target_sources(${target} PRIVATE ${out_cpp} ${out_dir}/${name}.hpp)
    target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
