// How the composition root takes classes that meet in:
//   for (auto& store : gatherings::stores()) services.door.add(std::move(store));
//   rooms.push_back(gatherings::make_gatherings(services, shelf, ready));
#pragma once

#include "server/app/services.hpp"
#include "server/gatherings/store.hpp"
#include "server/learning/shelf.hpp"

namespace hvs::gatherings {

[[nodiscard]] app::Room make_gatherings(app::Services& services, learning::ShelfPtr shelf, ReadyPeople ready);

}  // namespace hvs::gatherings
