// From an unpacked folder to what it holds. Nothing of the package is run, nothing outside it is fetched.
#pragma once

#include <filesystem>
#include <string>

#include "core/interop/model.hpp"
#include "server/interop/archive.hpp"

namespace hvs::interop {

// Finds out what it is and reads it. Refusals: interop.unknown_kind, .no_manifest, .bad_manifest, .nothing_to_show,
// .manifest_too_big.
[[nodiscard]] Result<Outline> read_package(const std::filesystem::path& folder, const Unpacked& unpacked);

// Zipped together with the folder it lay in, a frequent slip: that folder; "" when nothing speaks for one.
[[nodiscard]] std::string top_folder(const Unpacked& unpacked);

// The readers behind it; `files` says what really lies in the folder.
[[nodiscard]] Result<Outline> read_manifest(const std::filesystem::path& folder, const Unpacked& files);
// Writes each page as HTML beside its file: nothing but the subset of a card stands in it.
[[nodiscard]] Result<Outline> read_markdown(const std::filesystem::path& folder, const Unpacked& files);
[[nodiscard]] Result<Outline> read_h5p(const std::filesystem::path& folder, const Unpacked& files);

// QTI 1.2 as Common Cartridge profiles it. What is not understood becomes a remark with the question's title.
[[nodiscard]] Result<std::vector<Question>> read_qti12(std::string_view xml, std::vector<Remark>& remarks,
                                                       std::string& title);

// Foreign HTML → its words, with line breaks where blocks end. Scripts, styles and everything hidden are left out.
[[nodiscard]] std::string words_of_html(std::string_view html, std::size_t max_bytes);

// Where an address in the package leads: joins base and href, drops "./" and "..", keeps the query apart.
// False: it leaves the package, or is an address outside.
struct Inside {
  std::string path;   // decoded, as the file is named
  std::string query;  // "?a=b#c" or ""
};
[[nodiscard]] bool find_inside(std::string_view base, std::string_view href, Inside& out);
[[nodiscard]] bool is_outside(std::string_view href);  // has a scheme or begins with "//"

}  // namespace hvs::interop
