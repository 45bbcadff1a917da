# `cpack -G DEB` in a build folder makes the Debian package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME galley)
set(CPACK_PACKAGE_CONTACT "The Galley authors <galley@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Galley opens a folder of stories, text files with YAML front matter, as a table
to triage with the keyboard. Each decision is written into its file at once, and
not one other byte of the file changes. The curated list can be exported.")
set(CPACK_DEBIAN_PACKAGE_SECTION editors)
# The linked libraries are found; what is loaded at run time is named: WebP and SVG images, and who to trust on https.
# Fonts come with Qt (libfontconfig1), but none with Chinese, Japanese and Korean; Wayland without X takes its plugin.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-image-formats-plugins, libqt6svg6, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, qt6-wayland")
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_SOURCE_DIR}/packaging/deb/tools.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
install(FILES packaging/deb/galley.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES resources/icons/galley.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/galley RENAME copyright)
include(CPack)
