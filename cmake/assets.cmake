# The browser side. Order: phone/ and assets/ → files with hashed addresses → gen/assets.cpp → core.wasm (it names them)
# → sw.js (it lists them and core.wasm). A wasm build takes the files that the native one made, so both name the same.
file(GLOB_RECURSE HVS_ASSETS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*)
file(GLOB HVS_PHONE_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/phone/*/*.ts ${CMAKE_SOURCE_DIR}/phone/*.mjs
     ${CMAKE_SOURCE_DIR}/phone/package-lock.json ${CMAKE_SOURCE_DIR}/phone/tsconfig.json)
if(HVS_WASM)
  set(HVS_PHONE_ASSETS ${CMAKE_SOURCE_DIR}/build/release/phone/assets CACHE PATH "what phone/build.mjs made")
  set(phone_made)
else()
  set(HVS_PHONE_ASSETS ${CMAKE_BINARY_DIR}/phone/assets)
  set(phone_made ${CMAKE_BINARY_DIR}/phone/assets.stamp)
  add_custom_command(OUTPUT ${phone_made}
    COMMAND node modules.mjs
    COMMAND node build.mjs assets ${HVS_PHONE_ASSETS}
    COMMAND ${CMAKE_COMMAND} -E touch ${phone_made}
    DEPENDS ${HVS_PHONE_SOURCES} ${HVS_ASSETS} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/phone COMMENT "phone scripts")
endif()
# reader.wasm, the paper-card reader, knows no page and so stands among the other files with hashed addresses. Quick
# before small: it looks at a camera's pictures.
if(NOT HVS_WASM)
  file(GLOB reader_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/markers/*.cpp ${CMAKE_SOURCE_DIR}/core/markers/wasm/*.cpp)
  file(GLOB reader_headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/markers/*.hpp ${CMAKE_SOURCE_DIR}/core/markers/*.inc)
  list(FILTER reader_files EXCLUDE REGEX "_test\\.cpp$")
  set(HVS_READER ${HVS_PHONE_ASSETS}/reader.wasm)
  add_custom_command(OUTPUT ${HVS_READER}
    COMMAND clang++-19 --target=wasm32-wasi -mcpu=mvp -std=c++23 -stdlib=libc++ -O2 -DNDEBUG -fno-exceptions -fno-rtti
            -fvisibility=hidden -ffunction-sections -fdata-sections -I${CMAKE_SOURCE_DIR} ${reader_files} -mexec-model=reactor
            -Wl,--gc-sections -Wl,--strip-all -Wl,-z,stack-size=262144 -o ${HVS_READER}
    DEPENDS ${reader_files} ${reader_headers} ${phone_made} COMMENT "reader.wasm")
endif()

add_custom_command(OUTPUT ${HVS_GEN}/gen/assets.cpp
  COMMAND hvs-assets ${CMAKE_BINARY_DIR}/share/assets ${HVS_GEN}/gen/assets.cpp ${CMAKE_SOURCE_DIR}/assets ${HVS_PHONE_ASSETS}
  DEPENDS hvs-assets ${HVS_ASSETS} ${phone_made} ${HVS_READER} COMMENT "assets")

# core.wasm and the service worker; part of the release build, on request in the others.
function(hvs_phone)
  file(GLOB_RECURSE core_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/*.cpp ${CMAKE_SOURCE_DIR}/core/*.hpp
       ${CMAKE_SOURCE_DIR}/core/*.inc ${CMAKE_SOURCE_DIR}/core/*.html ${CMAKE_SOURCE_DIR}/core/*.toml)
  set(out ${CMAKE_BINARY_DIR}/wasm)
  get_filename_component(tools ${CMAKE_BINARY_DIR}/tools ABSOLUTE)
  add_custom_command(OUTPUT ${out}/core/core.wasm
    COMMAND ${CMAKE_COMMAND} -S ${CMAKE_SOURCE_DIR} -B ${out} -G Ninja --log-level=WARNING
            -DCMAKE_TOOLCHAIN_FILE=${CMAKE_SOURCE_DIR}/cmake/wasm.cmake -DCMAKE_BUILD_TYPE=MinSizeRel -DHVS_TESTS=OFF
            -DHVS_NATIVE_TOOLS=${tools} -DHVS_PHONE_ASSETS=${HVS_PHONE_ASSETS}
    COMMAND ${CMAKE_COMMAND} --build ${out} --target core class -j2
    DEPENDS ${core_files} ${HVS_GEN}/gen/assets.cpp hvs-templates hvs-catalogue hvs-migrations hvs-assets
            ${CMAKE_SOURCE_DIR}/cmake/wasm.cmake
    COMMENT "core.wasm")
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/share/sw.js
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/phone/core
    COMMAND ${CMAKE_COMMAND} -E copy ${out}/core/core.wasm ${out}/core/class.wasm ${CMAKE_BINARY_DIR}/phone/core/
    COMMAND hvs-assets ${CMAKE_BINARY_DIR}/share/assets ${CMAKE_BINARY_DIR}/phone/core.cpp ${CMAKE_BINARY_DIR}/phone/core
    COMMAND node build.mjs worker ${CMAKE_BINARY_DIR}/share/sw.js ${HVS_GEN}/gen/assets.cpp ${CMAKE_BINARY_DIR}/phone/core.cpp
    DEPENDS ${out}/core/core.wasm ${HVS_GEN}/gen/assets.cpp ${HVS_PHONE_SOURCES} hvs-assets
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/phone COMMENT "service worker")
  set(by_default)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    set(by_default ALL)
  endif()
  add_custom_target(hvs_phone_made ${by_default} DEPENDS ${CMAKE_BINARY_DIR}/share/sw.js)
endfunction()
