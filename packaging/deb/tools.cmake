# Read by cpack: without these tools it would make a package that names no library, and say nothing.
find_program(shlibdeps dpkg-shlibdeps)
find_program(file file)
if(NOT shlibdeps OR NOT file)
    message(FATAL_ERROR "cpack -G DEB takes two more packages: apt-get install dpkg-dev file")
endif()
