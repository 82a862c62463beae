// What is measured: the whole product on a synthetic commune with a learner signed in, or, with --probe, the HTTP server
// alone answering a 4 KB page.
import fs from 'node:fs';
import path from 'node:path';
import { at_end, build, free_port, start, temp_folder, until } from './lib.mjs';

async function probe() {
  const folder = temp_folder();
  const file = path.join(folder, '10k');
  fs.writeFileSync(file, 'x'.repeat(10 * 1024));
  const port = await free_port();
  const child = start(path.join(build, 'tests/http-probe'), [String(port), file]);
  await until(async () => (await fetch(`http://127.0.0.1:${port}/`)).ok, 'http-probe');
  return { name: 'server alone', pid: child.pid, port, path: '/page', worker_path: '/slow-page', static_path: '/static', headers: {}, child };
}

export async function subject(options) {
  return probe(options);
}
