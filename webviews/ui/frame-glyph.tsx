/**
 * What stands in for a picture that has not been made: the frame, and how much of a person the size would show. A wall
 * of missing shots can be read like one of boards.
 */
import type { JSX } from 'preact';

/** Height of a standing figure in frame heights, and where its eyes are: from how much of a person a size shows. */
const FIGURES: Record<string, { height: number; eyes: number }> = {
  EWS: { height: 0.16, eyes: 0.62 },
  ESTABLISHING: { height: 0.14, eyes: 0.64 },
  AERIAL: { height: 0.1, eyes: 0.6 },
  WS: { height: 0.42, eyes: 0.42 },
  FS: { height: 0.82, eyes: 0.16 },
  MLS: { height: 1.15, eyes: 0.22 },
  MWS: { height: 1.15, eyes: 0.22 },
  MS: { height: 1.75, eyes: 0.28 },
  'TWO SHOT': { height: 1.6, eyes: 0.3 },
  OTS: { height: 1.9, eyes: 0.3 },
  POV: { height: 1.2, eyes: 0.32 },
  MCU: { height: 2.6, eyes: 0.34 },
  CU: { height: 3.9, eyes: 0.4 },
  ECU: { height: 7.5, eyes: 0.48 },
};

export function FrameGlyph({ size }: { size: string | null }): JSX.Element {
  const figure = size === null ? null : FIGURES[size];
  const two = size === 'TWO SHOT';
  return (
    <svg class="glyph" viewBox="0 0 160 90" aria-hidden="true" preserveAspectRatio="xMidYMid slice">
      <path d="M53.3 0V90M106.7 0V90M0 30H160M0 60H160" class="thirds" />
      {size === 'INSERT' && <circle cx="80" cy="45" r="20" class="figure" />}
      {size === 'OTS' && <path d="M-10 90 Q8 40 40 48 Q66 56 60 90 Z" class="near" />}
      {figure && <Figure x={two ? 58 : size === 'OTS' ? 104 : 80} {...figure} />}
      {figure && two && <Figure x={104} {...figure} />}
    </svg>
  );
}

/** A head is an eighth of a figure; eyes are in the middle of the head. */
function Figure({ x, height, eyes }: { x: number; height: number; eyes: number }): JSX.Element {
  const tall = height * 90;
  const head = tall / 8;
  const y = eyes * 90;
  const shoulder = y + head * 0.95;
  const width = head * 1.25;
  return (
    <g class="figure">
      <ellipse cx={x} cy={y} rx={head * 0.4} ry={head * 0.52} />
      <path
        d={`M${x - width} ${y + tall} L${x - width} ${shoulder + head * 0.7} Q${x - width} ${shoulder} ${x - head * 0.3} ${shoulder - head * 0.12} L${x + head * 0.3} ${shoulder - head * 0.12} Q${x + width} ${shoulder} ${x + width} ${shoulder + head * 0.7} L${x + width} ${y + tall} Z`}
      />
    </g>
  );
}
