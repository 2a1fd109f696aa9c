/** A bare runner process for the kill tests: queues a render (`render`), or only goes on with what waits (`resume`). */
import { LocalRunner } from '../../runner/engine/local.ts';
import { openProjectAt } from '../../runner/project/open.ts';

const [root = '.', what = 'resume'] = process.argv.slice(2);
const runner = await LocalRunner.open(await openProjectAt(root), { what: 'proof worker', patience: 2_000 });
if (what === 'render' || what === 'queue') await runner.render({});
if (what === 'retry') {
  for (const job of await runner.jobs()) if (job.state === 'failed') await runner.retry(job.id);
}
if (what !== 'queue') {
  await runner.work();
  await runner.idle();
}
await runner.close();
