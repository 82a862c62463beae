// SCORM 1.2: window.API, found by the package in the window above its own.
import { Scorm12API } from "scorm-again-12";
import { begin, given, keeper, openPackage, sending, settings } from "./parent";

begin(({ state }) => {
  const keep = keeper(() => api.renderCommitCMI(false, true));
  const api = new Scorm12API(settings, sending(keep));
  const start: Record<string, string> = { ...state };
  const suspended = start["cmi.core.exit"] === "suspend";
  delete start["cmi.core.exit"];
  start["cmi.core.entry"] = suspended ? "resume" : Object.keys(state).length === 0 ? "ab-initio" : "";
  start["cmi.core.student_id"] = "nguoi-hoc";
  start["cmi.core.student_name"] = "Người học";
  start["cmi.core.credit"] = "credit";
  start["cmi.core.lesson_mode"] = "normal";
  if (given("start") !== "") start["cmi.launch_data"] = given("start");
  if (given("mastery") !== "") start["cmi.student_data.mastery_score"] = given("mastery");
  api.loadFromFlattenedJSON(start, "");
  (window as unknown as { API: unknown }).API = api;
  openPackage();
});
