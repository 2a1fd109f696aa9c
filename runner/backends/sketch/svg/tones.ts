/** The tonal key of a board: pencil greys with the hour's cast, and the one accent colour that each character has. */
import type { Setting } from '../staging/staging.ts';

export interface Tones {
  paper: string;
  ink: string;
  /** The set: 0 black … 1 the paper's white. */
  set(value: number): string;
  /** People and what they hold: kept lighter than the set by night, so that they read. */
  figure(value: number): string;
  /** A character's colour, greyed as if laid over pencil; `value` 1 is as given, below is in shade. */
  accent(color: string, value: number): string;
  /** How dark the hour is, 0 … 1. */
  dark: number;
}

type Cast = readonly [r: number, g: number, b: number];

export function tonesOf(setting: Setting): Tones {
  const { key, cast, lift } = keyOf(setting);
  const mix = (value: number, low: number, high: number, [r, g, b]: Cast) => {
    const level = low + (high - low) * Math.min(Math.max(value, 0), 1);
    return rgb(level * r, level * g, level * b);
  };
  return {
    paper: '#f7f4ee',
    ink: '#26262a',
    // Paper shows through by day: the set's greys are lifted towards white, which keeps people the darkest thing.
    set: (value) => mix(1 - (1 - value) * (0.62 + 0.38 * (1 - key)), 24, 252 * key, cast),
    figure: (value) =>
      mix(value, 26, 250 * (key + (1 - key) * lift), [(1 + cast[0]) / 2, (1 + cast[1]) / 2, (1 + cast[2]) / 2]),
    accent(color, value) {
      const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)) as [number, number, number];
      const grey = 0.3 * r + 0.59 * g + 0.11 * b;
      const light = value * (key + (1 - key) * (lift + 0.15));
      const level = (channel: number) => (grey + (channel - grey) * 0.7) * 0.84 + 24;
      return rgb(level(r) * light * cast[0], level(g) * light * cast[1], level(b) * light * cast[2]);
    },
    dark: 1 - key,
  };
}

function keyOf({ time, interior, weather }: Setting): { key: number; cast: Cast; lift: number } {
  const grey = weather.storm || (weather.rain && !interior) ? 0.9 : 1;
  switch (time) {
    case 'night':
      return {
        key: interior ? 0.74 : 0.5,
        cast: interior ? [1, 0.985, 0.96] : [0.93, 0.97, 1.04],
        lift: interior ? 0.6 : 0.7,
      };
    case 'dusk':
      return { key: 0.88 * grey, cast: [1.02, 0.985, 0.94], lift: 0.5 };
    case 'dawn':
      return { key: 0.9 * grey, cast: [1.01, 0.99, 0.985], lift: 0.5 };
    default:
      return { key: grey, cast: [1, 0.995, 0.985], lift: 0.5 };
  }
}

function rgb(r: number, g: number, b: number): string {
  const two = (value: number) =>
    Math.round(Math.min(Math.max(value, 0), 255))
      .toString(16)
      .padStart(2, '0');
  return `#${two(r)}${two(g)}${two(b)}`;
}
