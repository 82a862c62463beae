// The ten points of the story, played one after the other. Later chapters stand on what earlier ones left behind.
import { authoringSteps } from "./authoring.mjs";
import { certificateSteps } from "./certificate.mjs";
import { learnerSteps } from "./learner.mjs";
import { lookSteps } from "./look.mjs";
import { officerSteps } from "./officer.mjs";
import { outboxFileSteps } from "./outbox_file.mjs";
import { packagesSteps } from "./packages.mjs";
import { reportSteps } from "./report.mjs";
import { volunteerSteps } from "./volunteer.mjs";
import { play } from "./world.mjs";

const chapters = { officer: officerSteps, learner: learnerSteps, volunteer: volunteerSteps, outbox: outboxFileSteps, certificate: certificateSteps, report: reportSteps, authoring: authoringSteps, packages: packagesSteps, look: lookSteps };
const at = process.argv.indexOf("--only");
await play(chapters, at < 0 ? undefined : process.argv[at + 1].split(","), process.argv[2]);
