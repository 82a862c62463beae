# Spoken lessons (target `sounds`, part of `all`): build/<preset>/share/am, made again only where words changed.
# share/content is the source folder itself, so that the program finds both beside each other.
set(HVS_SHARE ${CMAKE_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${HVS_SHARE})
if(NOT EXISTS ${HVS_SHARE}/content)
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/content ${HVS_SHARE}/content SYMBOLIC)
endif()

add_executable(hvs-speech ${CMAKE_SOURCE_DIR}/tools/speech.cpp
  $<TARGET_OBJECTS:server_learning_content> $<TARGET_OBJECTS:server_assessment_bank>
  $<TARGET_OBJECTS:server_practice_content>)
target_include_directories(hvs-speech PRIVATE ${CMAKE_SOURCE_DIR} ${HVS_GEN})
target_link_libraries(hvs-speech PRIVATE hvs_core hvs_warnings)

file(GLOB_RECURSE HVS_CONTENT_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/content/*.json ${CMAKE_SOURCE_DIR}/content/*.md ${CMAKE_SOURCE_DIR}/content/*.tsv)
add_custom_command(OUTPUT ${HVS_SHARE}/am/sounds.json
  COMMAND hvs-speech ${HVS_SHARE} > ${HVS_SHARE}/sounds.list
  COMMAND ${CMAKE_SOURCE_DIR}/scripts/make-sounds ${HVS_SHARE}/sounds.list ${HVS_SHARE}/am
  COMMAND ${CMAKE_COMMAND} -E touch ${HVS_SHARE}/am/sounds.json
  DEPENDS hvs-speech ${CMAKE_SOURCE_DIR}/scripts/make-sounds ${HVS_CONTENT_FILES}
  VERBATIM COMMENT "spoken lessons")
# Other presets may make them too (`--target sounds`), but need not.
set(all)
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  set(all ALL)
endif()
add_custom_target(sounds ${all} DEPENDS ${HVS_SHARE}/am/sounds.json)

if(HVS_TESTS)
  add_test(NAME make_sounds COMMAND ${CMAKE_SOURCE_DIR}/tests/make-sounds-test ${CMAKE_SOURCE_DIR})
  if(all)  # lessons, questions and their sounds as they would be published
    add_test(NAME content_check COMMAND hocvuso content check --share ${HVS_SHARE})
  endif()
endif()
