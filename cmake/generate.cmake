# Everything made at build time lands in HVS_GEN and is included as "text/<section>.hpp", "gen/…".
set(HVS_GEN ${CMAKE_BINARY_DIR}/gen)
file(MAKE_DIRECTORY ${HVS_GEN}/text ${HVS_GEN}/pages ${HVS_GEN}/gen)
add_custom_target(hvs_generated)

# Templates: core/<room>/<page>.html → gen/pages/<room>/<page>.cpp
function(hvs_templates out folder)
  file(GLOB templates CONFIGURE_DEPENDS ${folder}/*.html)
  set(made)
  file(RELATIVE_PATH where ${CMAKE_SOURCE_DIR} ${folder})
  foreach(template IN LISTS templates)
    get_filename_component(page ${template} NAME_WE)
    set(cpp ${HVS_GEN}/pages/${where}/${page}.cpp)
    add_custom_command(OUTPUT ${cpp}
      COMMAND hvs-templates ${template} ${cpp}
      DEPENDS ${template} hvs-templates
      WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} COMMENT "page ${where}/${page}")
    list(APPEND made ${cpp})
  endforeach()
  set(${out} ${made} PARENT_SCOPE)
endfunction()

# Catalogue: core/text/vi/<section>.toml → gen/text/<section>.hpp (+ one list of all texts for tests and sounds)
file(GLOB HVS_TEXTS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/text/vi/*.toml)
set(text_headers)
foreach(section_file IN LISTS HVS_TEXTS)
  get_filename_component(section ${section_file} NAME_WE)
  add_custom_command(OUTPUT ${HVS_GEN}/text/${section}.hpp
    COMMAND hvs-catalogue header ${section_file} ${HVS_GEN}/text/${section}.hpp
    DEPENDS ${section_file} hvs-catalogue COMMENT "texts ${section}")
  list(APPEND text_headers ${HVS_GEN}/text/${section}.hpp)
endforeach()
# Looked up by key or by words at run time. The phone makes learners' pages only and looks up nothing else; the whole
# catalogue would be a third of core.wasm (core/html/heard.hpp; tests/pages compares the pages byte for byte).
set(looked_up ${HVS_TEXTS})
if(HVS_WASM)
  list(FILTER looked_up INCLUDE REGEX "/(layout|learning|practice|review|web)\\.toml$")
endif()
add_custom_command(OUTPUT ${HVS_GEN}/text/all_texts.cpp
  COMMAND hvs-catalogue all ${HVS_GEN}/text/all_texts.cpp ${looked_up}
  DEPENDS ${HVS_TEXTS} hvs-catalogue COMMENT "texts, all")

# Migrations: server/<room>/migrations/NNNN_name.sql → one table
file(GLOB HVS_MIGRATIONS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/server/*/migrations/*.sql)
add_custom_command(OUTPUT ${HVS_GEN}/gen/migrations.cpp
  COMMAND hvs-migrations ${HVS_GEN}/gen/migrations.cpp ${HVS_MIGRATIONS}
  DEPENDS ${HVS_MIGRATIONS} hvs-migrations COMMENT "migrations")

include(assets)
# Targets of this folder, so that every other folder may use what they make.
add_custom_target(hvs_made DEPENDS ${text_headers} ${HVS_GEN}/text/all_texts.cpp ${HVS_GEN}/gen/migrations.cpp
                                   ${HVS_GEN}/gen/assets.cpp)
add_dependencies(hvs_generated hvs_made)
