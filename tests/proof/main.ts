/**
 * The kill tests: `npm run proof [-- --kills 50 --seed 1]`. A 60-shot render is killed with SIGKILL again and again,
 * at every named boundary of a job's life and at random instants, as a bare worker, the command line, a daemon and a
 * client of a daemon, over a network that fails too; each time somebody starts again. In the end every shot has exactly one whole take, and the
 * generator was asked for each exactly once. Prints its seed; the same seed makes the same choices.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BOUNDARIES, type Boundary } from '../../runner/engine/boundary.ts';
import { stateDirOf } from '../../runner/project/state-dir.ts';
import { FILM_ID, type Film, makeFilm } from '../fakes/film.ts';
import type { Fault } from '../fakes/generator.ts';
import { inspect, judgeEnd, repeated } from './oracle.ts';
import {
  type GeneratorProcess,
  type Stage,
  startCli,
  startDaemon,
  startGeneratorProcess,
  startWorker,
  type Victim,
} from './processes.ts';

const SHOTS = 60;
/** Milliseconds a job takes at the generator. */
const DURATION = 25;

/** What goes wrong on the network besides; half of all starts meet one of these. */
const FAULTS: readonly Fault[] = [
  { on: 'submit', kind: 'refuse', status: 429, retryAfter: 0.05 },
  { on: 'status', kind: 'refuse', status: 503 },
  { on: 'status', kind: 'drop' },
  { on: 'download', kind: 'truncate' },
];
const LOST_ANSWER: Fault = { on: 'submit', kind: 'drop-after' };

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, seed: { type: 'string' }, verbose: { type: 'boolean' } },
});
const kills = Number(values.kills);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const random = mulberry32(seed);

type Who = 'worker' | 'command line' | 'daemon' | 'client of a daemon';
interface Blow {
  who: Who;
  /** A boundary and which passing of it, or milliseconds after the start. */
  when: { boundary: Boundary; pass: number } | { after: number };
}

/** Every boundary once before any comes twice, mixed with random instants: a third of all. */
function* blows(): Generator<Blow> {
  const named = BOUNDARIES.flatMap((name) => [`before-${name}`, `after-${name}`] as Boundary[]);
  const holders: Who[] = ['worker', 'command line', 'daemon'];
  let left: Boundary[] = [];
  for (let count = 0; ; count++) {
    if (count % 3 === 2) {
      const who = pick([...holders, 'client of a daemon'] as Who[]);
      yield { who, when: { after: 300 + Math.floor(random() * 2_200) } };
      continue;
    }
    if (left.length === 0) left = shuffled(named);
    yield { who: pick(holders), when: { boundary: left.pop()!, pass: 1 + Math.floor(random() * 6) } };
  }
}

interface Round {
  film: Film;
  stateDir: string;
  stage: Stage;
  generator: GeneratorProcess;
}

let struck = 0;
let rounds = 0;
const wrong: string[] = [];
const order = blows();
const began = performance.now();
console.log(`${kills} kills during renders of ${SHOTS} shots, seed ${seed}`);
while (struck < kills && wrong.length === 0) {
  // Every third film is made by a service that neither knows our ids nor can be asked what it has.
  await playRound(rounds % 3 !== 2);
  rounds++;
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
if (wrong.length > 0) {
  console.error(`\nFAILED after ${struck} kills (seed ${seed}):`);
  for (const each of wrong.slice(0, 20)) console.error(`  ${each}`);
  process.exitCode = 1;
} else {
  console.log(
    `\n${struck} kills in ${rounds} renders, ${seconds} s: every take whole and indexed, none doubled, the rest resumed. Seed ${seed}.`,
  );
}

async function playRound(idempotent: boolean): Promise<void> {
  const film = makeFilm({ scenes: 6, shotsPerScene: SHOTS / 6 });
  const generator = await startGeneratorProcess(DURATION, idempotent);
  process.env.SLATELINE_STATE_DIR = film.state;
  const stateDir = stateDirOf(FILM_ID, film.root);
  const stage: Stage = { root: film.root, state: film.state, generator: generator.url, idempotent };
  const round: Round = { film, stateDir, stage, generator };
  console.log(`\nrender ${rounds + 1}: a service that ${idempotent ? 'knows our ids' : 'cannot be asked'}`);
  try {
    if (!idempotent) await expectEnd('queueing', startWorker(stage, 'queue'));
    for (let rest = SHOTS; struck < kills && wrong.length === 0 && rest > 0; ) {
      const blow = order.next().value as Blow;
      if (random() < 0.5) await generator.order(pick(idempotent ? [...FAULTS, LOST_ANSWER] : FAULTS));
      const killed = await strike(round, blow, idempotent);
      const found = await inspect(film.root, stateDir);
      wrong.push(...found.wrong);
      rest = found.jobs.length === 0 ? SHOTS : found.jobs.filter((job) => !isOver(job.state)).length;
      const instant = 'after' in blow.when ? `${blow.when.after} ms` : `${blow.when.boundary} #${blow.when.pass}`;
      if (killed) struck++;
      const number = killed ? String(struck).padStart(3) : '  -';
      console.log(
        `${number}  ${blow.who.padEnd(18)} ${instant.padEnd(20)} ${killed ? '' : 'ended before; '}${found.takes.length} takes, ${rest} jobs open`,
      );
    }
    if (wrong.length === 0) await finish(round, idempotent);
  } finally {
    await generator.close();
    if (wrong.length === 0) film.remove();
    else console.error(`The film is kept: ${film.root}`);
  }
}

/** One process (and with a daemon its client) from start to death. True if it was killed, false if it ended before. */
async function strike({ stage, stateDir }: Round, { who, when }: Blow, idempotent: boolean): Promise<boolean> {
  const boundary = 'boundary' in when ? `${when.boundary}#${when.pass}` : null;
  const others: Victim[] = [];
  let victim: Victim;
  if (who === 'worker') victim = startWorker(stage, idempotent ? 'render' : 'resume', boundary);
  else if (who === 'command line' && idempotent) victim = startCli(stage, ['render', '--quiet'], boundary);
  // What may have been billed is only asked for again by a person's wish, and `render` is one.
  else if (who === 'command line') victim = startWorker(stage, 'resume', boundary);
  else {
    const daemon = await startDaemon(stage, stateDir, boundary);
    const client = idempotent ? startCli(stage, ['render', '--quiet']) : null;
    victim = who === 'daemon' || client === null ? daemon : client;
    for (const each of [daemon, client]) if (each !== null && each !== victim) others.push(each);
    if (who === 'daemon' && client !== null && boundary !== null) void client.ended.then(() => leaveIfIdle(daemon));
    if (client === null && boundary !== null) void leaveIfIdle(daemon, stateDir);
  }
  if ('after' in when) {
    await Promise.race([wait(when.after), victim.ended]);
    victim.kill();
  }
  const { code, signal } = await victim.ended;
  for (const other of others) {
    // A daemon whose client was killed goes on; it is told to leave as a person would.
    if (signal !== null && who === 'client of a daemon') {
      await wait(Math.floor(random() * 300));
      other.kill('SIGTERM');
      const end = await other.ended;
      if (end.signal !== null || existsSync(path.join(stateDir, 'daemon.json'))) {
        wrong.push(`a daemon told to leave did not do so properly: ${other.words()}`);
      }
    } else other.kill();
    await other.ended;
  }
  const expected = code === null || code === 0 || (code === 1 && !idempotent) || code === 130;
  if (!expected) wrong.push(`${who} ended with ${code}: ${victim.words().slice(-2_000)}`);
  return signal === 'SIGKILL';
}

/** A daemon lives on when nothing is left to do; so that its boundary need not be reached, it is told to leave. */
async function leaveIfIdle(daemon: Victim, stateDir?: string): Promise<void> {
  let gone = false;
  void daemon.ended.then(() => {
    gone = true;
  });
  if (stateDir !== undefined) {
    for (let open = 1; open > 0 && !gone; await wait(100)) {
      open = (await inspect('/nonexistent', stateDir)).jobs.filter((job) => !isOver(job.state)).length;
    }
  }
  if (!gone) daemon.kill('SIGTERM');
}

async function finish({ film, stage, stateDir, generator }: Round, idempotent: boolean): Promise<void> {
  let billedTwice = 0;
  if (idempotent) await expectEnd('the last render', startCli(stage, ['render', '--quiet']));
  else {
    await expectEnd('the last resume', startWorker(stage, 'resume'));
    const { jobs } = await inspect(film.root, stateDir);
    const unknown = jobs.filter((job) => job.state === 'failed');
    for (const job of unknown) {
      if (!job.error?.includes('may have billed')) wrong.push(`job ${job.id} failed for another reason: ${job.error}`);
    }
    const before = await generator.ledger();
    for (const twice of repeated(before.submissions)) wrong.push(`${twice} was submitted twice, and nobody wished it`);
    billedTwice = unknown.length;
    console.log(`     ${unknown.length} may have been billed; a person retries them`);
    await expectEnd('the retry', startWorker(stage, 'retry'));
  }
  const found = await inspect(film.root, stateDir);
  const ledger = await generator.ledger();
  const files = readdirSync(path.join(film.root, '03_Renders'), { recursive: true }) as string[];
  if (idempotent) {
    wrong.push(...judgeEnd(found, ledger, SHOTS, files));
    for (const twice of repeated(ledger.works)) wrong.push(`${twice} was made twice`);
    // The service would forgive a second submission; asking first must have made it needless.
    for (const twice of repeated(ledger.submissions)) wrong.push(`${twice} was submitted twice`);
    if (ledger.works.length !== SHOTS)
      wrong.push(`the generator made ${ledger.works.length} pictures for ${SHOTS} shots`);
    await expectEnd('a render with nothing to do', startCli(stage, ['render', '--quiet']));
    const again = await generator.ledger();
    if (again.submissions.length !== ledger.submissions.length) wrong.push('a finished render was asked for again');
  } else {
    // A retried job has another id at the service than the one in its sidecar.
    wrong.push(...judgeEnd(found, { ...ledger, works: found.takes.map((take) => take.job) }, SHOTS, files));
    if (ledger.works.length > SHOTS + billedTwice) wrong.push(`${ledger.works.length} pictures were billed`);
    for (const twice of repeated(ledger.works)) wrong.push(`${twice} was made twice`);
  }
  console.log(
    `     end: ${found.takes.length} takes of ${SHOTS} shots; ${ledger.submissions.length} submissions, ${ledger.works.length} pictures made`,
  );
}

async function expectEnd(what: string, victim: Victim): Promise<void> {
  const { code, signal } = await victim.ended;
  if (code !== 0) wrong.push(`${what} ended with ${code ?? signal}: ${victim.words().slice(-2_000)}`);
}

function isOver(state: string): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}

function shuffled<T>(from: readonly T[]): T[] {
  const mixed = [...from];
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [mixed[index], mixed[other]] = [mixed[other]!, mixed[index]!];
  }
  return mixed;
}

/** Small, fast, good enough to choose instants (Tommy Ettinger's mulberry32). */
function mulberry32(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
