/**
 * Scripts of any length for benchmarks and property tests: the same text for the same lines and seed, on every
 * machine. About the mix of a shooting script: a third of the lines blank, dialogue and action in equal parts, every
 * form of the language somewhere.
 */

const places = ['TOWER', 'PIER', 'KITCHEN', 'HARBOUR OFFICE', 'LIGHTHOUSE - GALLERY', 'BOAT', 'CHURCH', 'MARKET'];
const times = ['NIGHT', 'DAY', 'DAWN', 'CONTINUOUS', 'LATER'];
const people = ['MARA', 'MRS VOSS', 'JOHN', 'THE KEEPER', 'ÉLODIE', 'КАТЯ', 'DR. LIND'];
const variables = ['trust', 'gold', 'torch', 'visits_to_pier'];
const sentences = [
  'Waves break on the basalt below the tower.',
  'She counts the steps under her breath and loses count.',
  'The lamp turns, *slowly*, and the shadow of the rail crosses her face.',
  'Nobody has been here since the storm.',
  'A door somewhere. Then nothing.',
  'He folds the letter twice and puts it where she will find it.',
  'Rain on the window; the glass hums.',
];
const words = [
  'I left.',
  'You never asked me.',
  'Who lit it, then?',
  'Not tonight.',
  'Listen. Do you hear that?',
  'Keep the key.',
];
const sizes = ['WIDE', 'CU', 'MS', 'OTS', 'INSERT', 'POV', 'TWO SHOT'];

/** @param language `fountain` leaves out shots, options, inserts and notes */
export function syntheticScript(lines: number, seed: number, language: 'story' | 'fountain' = 'story'): string {
  const random = generator(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const out: string[] = ['Title: Synthetic', `Draft date: ${seed}`, ''];
  if (language === 'story') {
    for (const name of people) out.push(`[[character: ${name} | look: as always, in grey | voice: piper/en_GB-alba]]`);
    for (const name of variables) out.push(`[[var: ${name} = 0]]`);
    out.push('');
  }
  let scene = 0;
  while (out.length < lines) {
    if (scene % 12 === 0) out.push(`# Chapter ${scene / 12 + 1}`, '');
    scene++;
    const number = random() < 0.3 ? ` #${scene}#` : '';
    out.push(`${pick(['INT.', 'EXT.'])} ${pick(places)} - ${pick(times)}${number}`, '');
    if (random() < 0.3) out.push('= What happens here.', '');
    const beats = 5 + Math.floor(random() * 14);
    for (let i = 0; i < beats; i++) {
      if (language === 'story') storyBeat(out, random, pick, scene);
      plainBeat(out, random, pick);
    }
  }
  return `${out.slice(0, lines).join('\n')}\n`;
}

function plainBeat(out: string[], random: () => number, pick: <T>(from: readonly T[]) => T): void {
  const kind = random();
  if (kind < 0.45) {
    out.push(pick(sentences));
    if (random() < 0.3) out.push(pick(sentences));
  } else if (kind < 0.93) {
    out.push(pick(people) + (random() < 0.15 ? ' (V.O.)' : ''));
    if (random() < 0.25) out.push('(low)');
    out.push(pick(words));
    if (random() < 0.2) out.push(`${pick(words)} ${pick(words)}`);
  } else if (kind < 0.96) out.push('CUT TO:');
  else if (kind < 0.98) out.push('> THE END <');
  else out.push('[[ask about this one]]');
  out.push('');
}

function storyBeat(out: string[], random: () => number, pick: <T>(from: readonly T[]) => T, scene: number): void {
  const kind = random();
  const name = pick(variables);
  if (kind < 0.12) {
    out.push(
      `!! ${pick(sizes)} - ${pick(sentences)} | ${2 + Math.floor(random() * 4)}s | ${pick(['dolly in', '24mm', 'low angle'])}`,
    );
  } else if (kind < 0.15) {
    out.push(`[[if: ${name} >= 2 and not torch]]`, pick(sentences), '[[else]]', `[[set: ${name} += 1]]`, '[[end]]', '');
  } else if (kind < 0.17) {
    out.push(
      `+ Tell her. {if ${name} >= 0} %3 -> #${scene}#`,
      `+ Pay {gold} coins. {needs gold > 3} -> #${scene}#`,
      '+ Stay -> END',
      '',
    );
  } else if (kind < 0.19) out.push(`She has {${name}} left, {if ${name} > 2: enough | too few} of them.`, '');
  else if (kind < 0.2) out.push('/* cut', 'for now */', '');
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
