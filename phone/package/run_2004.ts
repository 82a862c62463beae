// SCORM 2004, 3rd and 4th edition: window.API_1484_11.
import { Scorm2004API } from "scorm-again-2004";
import { begin, given, keeper, openPackage, sending, settings } from "./parent";

begin(({ state }) => {
  const keep = keeper(() => api.renderCommitCMI(false, true));
  const api = new Scorm2004API(settings, sending(keep));
  const start: Record<string, string> = { ...state };
  const suspended = start["cmi.exit"] === "suspend";
  delete start["cmi.exit"];
  start["cmi.entry"] = suspended ? "resume" : Object.keys(state).length === 0 ? "ab-initio" : "";
  start["cmi.learner_id"] = "nguoi-hoc";
  start["cmi.learner_name"] = "Người học";
  start["cmi.credit"] = "credit";
  start["cmi.mode"] = "normal";
  if (given("start") !== "") start["cmi.launch_data"] = given("start");
  if (given("mastery") !== "") start["cmi.scaled_passing_score"] = String(Number(given("mastery")) / 100);
  api.loadFromFlattenedJSON(start, "");
  (window as unknown as { API_1484_11: unknown }).API_1484_11 = api;
  openPackage();
});
