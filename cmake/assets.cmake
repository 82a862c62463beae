# Static files of the browser side; see assets/ and phone/. Replaced by the asset pipeline's own list.
add_custom_command(OUTPUT ${HVS_GEN}/gen/assets.cpp
  COMMAND hvs-assets ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/share/assets ${HVS_GEN}/gen/assets.cpp
  DEPENDS hvs-assets COMMENT "assets")
