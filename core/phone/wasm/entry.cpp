// The face of core.wasm. Strings cross as (address, size) in linear memory; the browser writes into hvs_alloc'ed blocks
// and reads a result at hvs_result() until the next call. phone/sw/core.ts is the other side.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/phone/core.hpp"

#define HVS_EXPORT(name) __attribute__((export_name(name)))

extern "C" __attribute__((import_module("hvs"), import_name("random"))) void hvs_random(std::uint8_t* out,
                                                                                        std::size_t size);

namespace {

hvs::phone::Core& core() {
  static hvs::phone::Core one(hvs::phone::rooms(), [](std::uint8_t* out, std::size_t size) { hvs_random(out, size); });
  return one;
}

std::string& result() {
  static std::string one;
  return one;
}

}  // namespace

extern "C" {

HVS_EXPORT("hvs_alloc") void* hvs_alloc(std::size_t size) { return std::malloc(size == 0 ? 1 : size); }
HVS_EXPORT("hvs_free") void hvs_free(void* block) { std::free(block); }
HVS_EXPORT("hvs_result") const char* hvs_result() { return result().data(); }

HVS_EXPORT("hvs_load") int hvs_load(const char* name, std::size_t name_size, const char* bytes, std::size_t size) {
  return core().keep({name, name_size}, {bytes, size}) ? 1 : 0;
}

HVS_EXPORT("hvs_answer") std::size_t hvs_answer(const char* call, std::size_t size) {
  result() = core().answer({call, size});
  return result().size();
}

HVS_EXPORT("hvs_pack_exchange") std::size_t hvs_pack_exchange(const char* waiting, std::size_t size) {
  result() = core().pack_exchange({waiting, size});
  return result().size();
}

HVS_EXPORT("hvs_read_exchange") std::size_t hvs_read_exchange(const char* reply, std::size_t size) {
  result() = core().read_exchange({reply, size});
  return result().size();
}

HVS_EXPORT("hvs_records") std::size_t hvs_records() {
  result() = core().records();
  return result().size();
}
}
