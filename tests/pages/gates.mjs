// The gates of learners.md §12 on every learner's page and on the staff's: sizes, contrast, width, sound; then the pages with
// script switched off, and by keyboard alone. usage: node gates.mjs FOLDER [chapter]
import { gateSteps } from "./gate_steps.mjs";
import { keyboardSteps } from "./keyboard_steps.mjs";
import { plainSteps } from "./plain_steps.mjs";
import { play } from "../story/world.mjs";

const chapters = { gates: gateSteps, plain: plainSteps, keyboard: keyboardSteps };
await play(chapters, process.argv[3]?.split(","), process.argv[2]);
