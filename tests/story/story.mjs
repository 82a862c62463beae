// The ten points of the story, played one after the other. Later chapters stand on what earlier ones left behind.
import { certificateSteps } from "./certificate.mjs";
import { learnerSteps } from "./learner.mjs";
import { lookSteps } from "./look.mjs";
import { officerSteps } from "./officer.mjs";
import { outboxFileSteps } from "./outbox_file.mjs";
import { reportSteps } from "./report.mjs";
import { volunteerSteps } from "./volunteer.mjs";
import { World } from "./world.mjs";

const chapters = { officer: officerSteps, learner: learnerSteps, volunteer: volunteerSteps, outbox: outboxFileSteps, certificate: certificateSteps, report: reportSteps, look: lookSteps };
const at = process.argv.indexOf("--only");
const wanted = at < 0 ? Object.keys(chapters) : process.argv[at + 1].split(",");

const world = new World(process.argv[2]);
try {
  await world.begin();
  for (const name of wanted) await chapters[name](world);
} catch (why) {
  ++world.failed;
  console.log("FAIL  the story itself broke off\n        " + (why?.stack ?? why));
} finally {
  await world.end();
}
console.log(`${world.passed} passed, ${world.failed} failed`);
process.exit(world.failed === 0 ? 0 : 1);
