// The gates of learners.md §12 on every learner's page and on the staff's: sizes, contrast, width, sound; then the pages with
// script switched off, and by keyboard alone. usage: node gates.mjs FOLDER [chapter]
import { gateSteps } from "./gate_steps.mjs";
import { keyboardSteps } from "./keyboard_steps.mjs";
import { plainSteps } from "./plain_steps.mjs";
import { World } from "../story/world.mjs";

const chapters = { gates: gateSteps, plain: plainSteps, keyboard: keyboardSteps };
const wanted = process.argv[3] ? process.argv[3].split(",") : Object.keys(chapters);
const world = new World(process.argv[2]);
try {
  await world.begin();
  for (const name of wanted) await chapters[name](world);
} catch (why) {
  ++world.failed;
  console.log("FAIL  the gates broke off\n        " + (why?.stack ?? why));
} finally {
  await world.end();
}
console.log(`${world.passed} passed, ${world.failed} failed`);
process.exit(world.failed === 0 ? 0 : 1);
