/**
 * Two takes, side by side or one over the other at a key. Both pictures stay decoded, so flipping never shows a black
 * frame; zoom and place are one for both.
 */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { mediaUrl } from '../ui/words.ts';
import type { TakeCard } from './protocol.ts';

interface View {
  zoom: number;
  x: number;
  y: number;
}

const WHOLE: View = { zoom: 1, x: 0, y: 0 };

export interface CompareProps {
  takes: readonly [TakeCard, TakeCard];
  media: string;
  canRun: boolean;
  onPick(take: TakeCard): void;
  onClose(): void;
}

export function Compare({ takes, media, canRun, onPick, onClose }: CompareProps): JSX.Element {
  const [view, setView] = useState(WHOLE);
  const [flip, setFlip] = useState(false);
  const [front, setFront] = useState(0);
  const dialog = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => dialog.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const keys: Record<string, () => void> = {
      Escape: onClose,
      c: onClose,
      ' ': () => (flip ? setFront((now) => 1 - now) : setFlip(true)),
      b: () => (flip ? setFront((now) => 1 - now) : setFlip(true)),
      s: () => setFlip(false),
      ArrowLeft: () => setFront(0),
      ArrowRight: () => setFront(1),
      '+': () => setView((now) => zoomed(now, 1.25)),
      '-': () => setView((now) => zoomed(now, 0.8)),
      0: () => setView(WHOLE),
      Enter: () => canRun && onPick(takes[front]!),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div
      ref={dialog}
      class={`compare${flip ? ' flip' : ''}`}
      role="dialog"
      aria-modal="true"
      aria-label={`Take ${takes[0].number} and take ${takes[1].number}`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onWheel={(event) => {
        event.preventDefault();
        setView((now) => zoomed(now, event.deltaY < 0 ? 1.12 : 0.89));
      }}
      onPointerDown={(event) => {
        drag.current = { x: event.clientX - view.x, y: event.clientY - view.y };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const from = drag.current;
        if (from) setView(({ zoom }) => ({ zoom, x: event.clientX - from.x, y: event.clientY - from.y }));
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
    >
      <div class="pictures">
        {takes.map((take, index) => (
          <figure key={take.name} class={index === front ? 'front' : ''} data-take={take.name}>
            <div class="pane">
              <img
                src={mediaUrl(media, take.image)}
                alt={`Take ${take.number}`}
                draggable={false}
                style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})` }}
              />
            </div>
            <figcaption>
              <b>{index === 0 ? 'A' : 'B'}</b> take {take.number} · seed {take.seed}
              {take.active && ' · in the film'}
            </figcaption>
          </figure>
        ))}
      </div>
      <footer class="keys">
        <span>
          <kbd>Space</kbd> A / B
        </span>
        <span>
          <kbd>S</kbd> side by side
        </span>
        <span>
          <kbd>+</kbd> <kbd>-</kbd> <kbd>0</kbd> zoom
        </span>
        <span>
          <kbd>Enter</kbd> pick {front === 0 ? 'A' : 'B'}
        </span>
        <button type="button" class="plain" onClick={onClose} onPointerDown={(event) => event.stopPropagation()}>
          Close <kbd>Esc</kbd>
        </button>
      </footer>
    </div>
  );
}

function zoomed({ zoom, x, y }: View, by: number): View {
  const next = Math.min(12, Math.max(1, zoom * by));
  return next === 1 ? WHOLE : { zoom: next, x: (x * next) / zoom, y: (y * next) / zoom };
}
