/** Sizes, camera moves, angles and lenses: what they are called on set, and what each shows. */
import { Angle, Movement, type ShotSize } from '../../grammar/story/schema.ts';
import type { Candidate } from './cues.ts';

const SIZES: Record<ShotSize, { name: string; detail: string }> = {
  WS: { name: 'WIDE', detail: 'the whole place, figures small' },
  FS: { name: 'FS', detail: 'full shot: head to feet' },
  MLS: { name: 'MLS', detail: 'medium long: from the knees' },
  MWS: { name: 'MWS', detail: 'medium wide: from the thighs' },
  MS: { name: 'MS', detail: 'medium: from the waist' },
  MCU: { name: 'MCU', detail: 'medium close-up: head and shoulders' },
  CU: { name: 'CU', detail: 'close-up: the face' },
  ECU: { name: 'ECU', detail: 'extreme close-up: one detail' },
  OTS: { name: 'OTS', detail: 'over the shoulder of one to another' },
  POV: { name: 'POV', detail: 'what somebody sees' },
  INSERT: { name: 'INSERT', detail: 'an object, filling the frame' },
  'TWO SHOT': { name: 'TWO SHOT', detail: 'two people together' },
  ESTABLISHING: { name: 'ESTABLISHING', detail: 'where we are' },
  EWS: { name: 'EWS', detail: 'extreme wide: the landscape' },
  AERIAL: { name: 'AERIAL', detail: 'from the air' },
};

export const sizes: readonly Candidate[] = Object.values(SIZES);

export const movements: readonly Candidate[] = Movement.options.map((name) => ({ name, detail: 'camera move' }));

export const angles: readonly Candidate[] = Angle.options.map((name) => ({
  name:
    name === 'eye'
      ? 'eye level'
      : name === 'overhead'
        ? 'overhead'
        : name === 'ground'
          ? 'ground level'
          : `${name} angle`,
  detail: 'camera angle',
}));

export const lenses: readonly Candidate[] = [18, 24, 35, 50, 85, 135].map((mm) => ({
  name: `${mm}mm`,
  detail: 'lens',
}));

export const lengths: readonly Candidate[] = ['1s', '2s', '3s', '4s', '6s'].map((name) => ({
  name,
  detail: 'duration',
}));
