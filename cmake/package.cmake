# cpack -G DEB (in build/release): program, share folder, hardened service, samples for a proxy in front.
if(CMAKE_CROSSCOMPILING OR NOT TARGET hocvuso)
  return()
endif()

install(TARGETS hocvuso RUNTIME DESTINATION /usr/bin)
# A slash at the end: what is in the folder. In the build tree share/content is a link to the source's.
install(DIRECTORY ${CMAKE_BINARY_DIR}/share/ DESTINATION /usr/share/hocvuso PATTERN content EXCLUDE)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/content/ DESTINATION /usr/share/hocvuso/content)
install(FILES ${CMAKE_SOURCE_DIR}/deploy/hocvuso.service DESTINATION /usr/lib/systemd/system)
install(FILES ${CMAKE_SOURCE_DIR}/deploy/hocvuso.sysusers DESTINATION /usr/lib/sysusers.d RENAME hocvuso.conf)
install(FILES ${CMAKE_SOURCE_DIR}/deploy/hocvuso.toml DESTINATION /etc/hocvuso)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/deploy/debian/copyright
              ${CMAKE_SOURCE_DIR}/deploy/nginx.conf.sample ${CMAKE_SOURCE_DIR}/deploy/Caddyfile.sample
        DESTINATION /usr/share/doc/hocvuso)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME hocvuso)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "hocvuso maintainers <hocvuso@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "digital-literacy movement of a commune, on one machine")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Lessons that speak, fair assessments, certificates that a phone can check, field books that
 work without a network, and the commune's plan with live figures: one program with its own database.")
set(CPACK_SET_DESTDIR ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-core, passwd")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "nginx-light | caddy, ffmpeg, espeak-ng")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${CMAKE_SOURCE_DIR}/deploy/debian/postinst ${CMAKE_SOURCE_DIR}/deploy/debian/prerm
    ${CMAKE_SOURCE_DIR}/deploy/debian/postrm ${CMAKE_SOURCE_DIR}/deploy/debian/conffiles)
include(CPack)
