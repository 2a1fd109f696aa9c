import { type Fault, type Generator, startGenerator } from '../../tests/fakes/generator.ts';
import { generatorBackend } from '../../tests/fakes/generator-backend.ts';
import { conforms, type OrderedFault, type Subject } from './conformance.ts';

import { sketch } from './sketch/index.ts';

conforms('sketch', { set: () => ({ backend: sketch, again: () => sketch }), deterministic: true });

interface GeneratorSubject extends Subject {
  generator: Generator;
}

async function generatorSubject(idempotent: boolean): Promise<GeneratorSubject> {
  const generator = await startGenerator({ idempotent });
  const adapter = () => generatorBackend({ url: generator.url, idempotent, timeout: 150, poll: 2 });
  return {
    generator,
    backend: adapter(),
    again: adapter,
    submissions: () => generator.ledger.submissions.length,
    works: () => generator.ledger.works.length,
    close: () => generator.close(),
  };
}

const fault = (
  name: string,
  during: OrderedFault['during'],
  verdict: OrderedFault['verdict'],
  order: Fault,
  retryAfter?: number,
): OrderedFault => ({
  name,
  during,
  verdict,
  ...(retryAfter !== undefined && { retryAfter }),
  order: (subject) => (subject as GeneratorSubject).generator.order(order),
});

const faults: OrderedFault[] = [
  fault('too many requests', 'submit', 'retry', { on: 'submit', kind: 'refuse', status: 429, retryAfter: 2 }, 2000),
  fault('overloaded', 'submit', 'retry', { on: 'submit', kind: 'refuse', status: 503 }),
  fault('no credit', 'submit', 'final', { on: 'submit', kind: 'refuse', status: 402 }),
  fault('connection lost before it arrived', 'submit', 'unknown', { on: 'submit', kind: 'drop' }),
  fault('connection lost after it arrived', 'submit', 'unknown', { on: 'submit', kind: 'drop-after' }),
  fault('no answer', 'submit', 'unknown', { on: 'submit', kind: 'hang' }),
  fault('overloaded', 'collect', 'retry', { on: 'status', kind: 'refuse', status: 500 }),
  fault('connection lost', 'collect', 'retry', { on: 'status', kind: 'drop' }),
  fault('no answer', 'collect', 'retry', { on: 'status', kind: 'hang' }),
  fault('the download breaks off', 'collect', 'retry', { on: 'download', kind: 'truncate' }),
  fault('the job is gone', 'collect', 'final', { on: 'status', kind: 'refuse', status: 404 }),
];

conforms('generator', {
  set: () => generatorSubject(true),
  deterministic: true,
  faults: [...faults, fault('connection lost', 'find', 'retry', { on: 'find', kind: 'drop' })],
});
conforms('generator without a listing', { set: () => generatorSubject(false), faults });
