# Static files of the browser side: assets/** and what phone/ builds.
file(GLOB_RECURSE HVS_ASSETS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*)
add_custom_command(OUTPUT ${HVS_GEN}/gen/assets.cpp
  COMMAND hvs-assets ${CMAKE_BINARY_DIR}/share/assets ${HVS_GEN}/gen/assets.cpp ${CMAKE_SOURCE_DIR}/assets
  DEPENDS hvs-assets ${HVS_ASSETS} COMMENT "assets")
