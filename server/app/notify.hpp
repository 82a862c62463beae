// Tells the service manager how far we are (sd_notify protocol). Without one, nothing happens.
#pragma once

namespace hvs::app {

void notify_ready();
void notify_stopping();

}  // namespace hvs::app
