/** One shot on the wall: its picture or its empty frame, its state, and what it is. */
import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { FrameGlyph } from '../ui/frame-glyph.tsx';
import { durationText, mediaUrl } from '../ui/words.ts';
import type { CardState, ShotCard } from './protocol.ts';
import type { Progress } from './wall-store.ts';

const WORDS: Record<CardState, string> = {
  fresh: 'Fresh',
  stale: 'Stale',
  missing: 'Missing',
  failed: 'Failed',
  queued: 'Waiting',
  rendering: 'Rendering',
  unknown: '',
};

export interface CardProps {
  shot: ShotCard;
  media: string;
  active: boolean;
  cursor: boolean;
  canRun: boolean;
  progress: Progress | undefined;
  onAction(action: 'activate' | 'open' | 'takes' | 'render' | 'cancel', id: string): void;
}

export const Card = memo(function Card({ shot, media, active, cursor, canRun, progress, onAction }: CardProps) {
  const { id, label, size, words, state, why, image, takes, duration } = shot;
  const making = state === 'rendering' || state === 'queued';
  const picture = progress?.preview ?? (image === null ? null : mediaUrl(media, image));
  const described = `${label}, ${size ?? ''} ${words}, ${durationText(duration)}, ${WORDS[state]}${why ? `: ${why}` : ''}`;
  const act = (action: Parameters<typeof onAction>[0]) => (event: Event) => {
    event.stopPropagation();
    onAction(action, id);
  };
  return (
    <div
      role="gridcell"
      id={`shot-${id}`}
      class={`shot-card ${state}${active ? ' active' : ''}${cursor ? ' at-cursor' : ''}${shot.derived ? ' derived' : ''}`}
      data-shot={id}
      data-state={state}
      aria-label={described}
      aria-selected={active}
      title={why ? `${WORDS[state]}: ${why}` : undefined}
      onClick={act('activate')}
      onDblClick={act('open')}
    >
      <div class="frame">
        {picture === null ? <FrameGlyph size={size} /> : <img src={picture} alt="" loading="lazy" decoding="async" />}
        {state !== 'fresh' && state !== 'unknown' && <span class="badge">{WORDS[state]}</span>}
        <span class="actions">
          {making ? (
            <Action label="Cancel (Delete)" glyph="✕" onClick={act('cancel')} disabled={!canRun} />
          ) : (
            <Action
              label={takes > 0 ? 'Another take (R)' : 'Render (R)'}
              glyph="▶"
              onClick={act('render')}
              disabled={!canRun}
            />
          )}
          <Action label="Takes (T)" glyph={takes > 1 ? `⧉ ${takes}` : '⧉'} onClick={act('takes')} />
        </span>
        {making && (
          <span class="meter" role="presentation">
            <span
              style={{ transform: `scaleX(${state === 'queued' ? 0 : Math.max(0.04, progress?.progress ?? 0.04)})` }}
            />
          </span>
        )}
      </div>
      <div class="words">
        <div class="slate">
          <b>{label}</b>
          {size !== null && <span class="size">{size}</span>}
          {shot.move !== null && <span class="move">{shot.move}</span>}
          <span class="time">{durationText(duration)}</span>
        </div>
        <p>{words}</p>
      </div>
    </div>
  );
});

function Action(props: { label: string; glyph: string; disabled?: boolean; onClick(event: Event): void }): JSX.Element {
  // Not a tab stop: the wall is one, and every action has a key there.
  return (
    <button
      type="button"
      tabIndex={-1}
      title={props.label}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
      onDblClick={(event) => event.stopPropagation()}
    >
      {props.glyph}
    </button>
  );
}
