# One INTERFACE target carries the include root, warnings, hardening and sanitizers for every target of the house.
add_library(galley_compiler INTERFACE)
target_include_directories(galley_compiler INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(galley_compiler INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 GALLEY_VERSION="${PROJECT_VERSION}")
target_compile_options(galley_compiler INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
    -fstack-protector-strong $<$<BOOL:${GALLEY_WERROR}>:-Werror>)
target_link_options(galley_compiler INTERFACE -Wl,-z,relro -Wl,-z,now)
find_program(lld ld.lld)
if(lld) # links the seventy test programs in a fifth of the time
    target_link_options(galley_compiler INTERFACE -fuse-ld=lld)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT GALLEY_SANITIZE)
    target_compile_definitions(galley_compiler INTERFACE _FORTIFY_SOURCE=2 _GLIBCXX_ASSERTIONS)
endif()
if(GALLEY_SANITIZE)
    target_compile_options(galley_compiler INTERFACE
        -fsanitize=${GALLEY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(galley_compiler INTERFACE -fsanitize=${GALLEY_SANITIZE})
endif()
if(GALLEY_COVERAGE)
    target_compile_options(galley_compiler INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(galley_compiler INTERFACE --coverage)
endif()
if(GALLEY_CLAZY)
    # clazy 1.11 as packaged; level1 without the checks that contradict the house's style.
    target_compile_options(galley_compiler INTERFACE
        "SHELL:-Xclang -load -Xclang ClazyPlugin.so" "SHELL:-Xclang -add-plugin -Xclang clazy"
        "SHELL:-Xclang -plugin-arg-clazy -Xclang level0,level1,no-non-pod-global-static")
endif()
