// The ten points of the story, played one after the other. Later points stand on what earlier ones left behind.
import { officerSteps } from "./officer.mjs";
import { learnerSteps } from "./learner.mjs";
import { World } from "./world.mjs";

const world = new World(process.argv[2]);
try {
  await world.begin();
  await officerSteps(world);
  await learnerSteps(world);
} catch (why) {
  ++world.failed;
  console.log("FAIL  the story itself broke off\n        " + (why?.stack ?? why));
} finally {
  await world.end();
}
console.log(`${world.passed} passed, ${world.failed} failed`);
process.exit(world.failed === 0 ? 0 : 1);
