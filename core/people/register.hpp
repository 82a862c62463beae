// PD-01: every stored field of every entity with its label, purpose, legal basis and how long it is kept.
#pragma once

#include "core/people/pages.hpp"

namespace hvs::people {

[[nodiscard]] page::FieldsView field_register();

}  // namespace hvs::people
