/** The reel: the film, and its shots as a strip that plays along. Space, J and L are where an editor expects them. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Transport } from '../ui/transport.ts';
import { useHomeFocus } from '../ui/use-home-focus.ts';
import { durationText } from '../ui/words.ts';
import type { FromReel, ReelShot, ReelState, ToReel } from './protocol.ts';

type Film = Extract<ToReel, { type: 'reel' }>;
type Making = Extract<ToReel, { type: 'making' }>;

interface Player {
  film: Film | null;
  making: Making | null;
  message: string | null;
}

function receive(player: Player, message: ToReel): Player {
  switch (message.type) {
    case 'reel':
      return { film: message, making: null, message: null };
    case 'making':
      return { ...player, making: message };
    case 'empty':
      return { film: null, making: null, message: message.message };
  }
}

export function shotAt(shots: readonly ReelShot[], seconds: number): ReelShot | null {
  return shots.findLast(({ start }) => start <= seconds + 1e-3) ?? shots[0] ?? null;
}

export function App({ transport }: { transport: Transport<ToReel, FromReel, ReelState> }): JSX.Element {
  const kept = useMemo(() => transport.restore(), []);
  const [{ film, making, message }, dispatch] = useReducer(receive, { film: null, making: null, message: null });
  const [time, setTime] = useState(kept?.at ?? 0);
  const [captions, setCaptions] = useState(kept?.captions ?? true);
  const video = useRef<HTMLVideoElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const player = useRef<HTMLDivElement>(null);
  useHomeFocus(player);

  useEffect(() => {
    transport.listen(dispatch);
    transport.post({ type: 'ready' });
  }, []);
  const subtitles = useMemo(
    () => (film === null ? null : URL.createObjectURL(new Blob([film.subtitles], { type: 'text/vtt' }))),
    [film?.subtitles],
  );
  useEffect(() => () => void (subtitles !== null && URL.revokeObjectURL(subtitles)), [subtitles]);
  useEffect(() => {
    const screen = video.current;
    if (!screen || film === null) return;
    screen.currentTime = film.at ?? time;
    if (film.at !== null) void screen.play().catch(() => {});
  }, [film]);
  useEffect(() => {
    for (const track of video.current?.textTracks ?? []) track.mode = captions ? 'showing' : 'hidden';
  }, [captions, film]);
  useEffect(() => {
    if (film !== null) transport.keep({ script: film.script, at: Math.floor(time), captions });
  }, [film, Math.floor(time), captions]);

  const shots = film?.shots ?? [];
  const now = shotAt(shots, time);
  useEffect(() => {
    strip.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [now?.id]);

  const seek = (seconds: number): void => {
    if (video.current) video.current.currentTime = Math.max(0, seconds);
  };
  const toggle = (): void => {
    const screen = video.current;
    if (screen) void (screen.paused ? screen.play().catch(() => {}) : screen.pause());
  };
  const step = (by: number): void => {
    const index = shots.findIndex(({ id }) => id === now?.id) + by;
    const shot = shots[Math.min(Math.max(index, 0), shots.length - 1)];
    if (shot) seek(shot.start + 1e-3);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const frame = 1 / (film?.frameRate ?? 24);
    const keys: Record<string, () => void> = {
      ' ': toggle,
      k: toggle,
      j: () => step(-1),
      l: () => step(1),
      ArrowLeft: () => seek((video.current?.currentTime ?? 0) - frame),
      ArrowRight: () => seek((video.current?.currentTime ?? 0) + frame),
      Home: () => seek(0),
      c: () => setCaptions((on) => !on),
      t: () => now && transport.post({ type: 'takes', id: now.id }),
      Enter: () => now && transport.post({ type: 'open', id: now.id }),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  if (message !== null) return <div class="empty">{message}</div>;
  if (film === null) return <div class="empty">{making === null ? 'Making the reel…' : <Bar making={making} />}</div>;
  const scenes = Map.groupBy(shots, ({ scene }) => scene);
  return (
    <div
      ref={player}
      class="reel"
      role="application"
      aria-label={`Reel of ${film.title}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div class="screen">
        <video
          ref={video}
          src={film.video}
          preload="auto"
          onClick={toggle}
          onTimeUpdate={(event) => setTime(event.currentTarget.currentTime)}
          onSeeked={(event) => setTime(event.currentTarget.currentTime)}
          onError={() => transport.post({ type: 'failed', message: 'The film could not be played.' })}
        >
          <track kind="captions" label="Dialogue" src={subtitles ?? undefined} default />
        </video>
        {making !== null && <Bar making={making} />}
      </div>
      <div class="line">
        <button type="button" class="plain" onClick={toggle} aria-label="Play or pause">
          ▶
        </button>
        <b>{now?.label}</b>
        <span class="scene">{now?.scene}</span>
        <span class="time">
          {durationText(time * 1000)} /{' '}
          {durationText(((shots.at(-1)?.start ?? 0) + (shots.at(-1)?.duration ?? 0)) * 1000)}
        </span>
      </div>
      <div class="strip" ref={strip}>
        {[...scenes].map(([scene, inside]) => (
          <section key={scene} aria-label={scene}>
            <h3>{scene}</h3>
            <div>
              {inside.map((shot) => (
                <button
                  key={shot.id}
                  type="button"
                  tabIndex={-1}
                  class={shot.missing ? 'missing' : ''}
                  aria-current={shot.id === now?.id}
                  title={`${shot.label}, ${durationText(shot.duration * 1000)}`}
                  data-shot={shot.id}
                  onClick={() => seek(shot.start + 1e-3)}
                  onDblClick={() => transport.post({ type: 'open', id: shot.id })}
                >
                  {shot.image !== null && <img src={shot.image} alt="" loading="lazy" />}
                  <span>{shot.label}</span>
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
      <footer class="keys">
        <span>
          <kbd>Space</kbd> play
        </span>
        <span>
          <kbd>J</kbd> <kbd>L</kbd> shot
        </span>
        <span>
          <kbd>←</kbd> <kbd>→</kbd> frame
        </span>
        <span>
          <kbd>C</kbd> subtitles
        </span>
        <span>
          <kbd>Enter</kbd> line
        </span>
        <span>
          <kbd>T</kbd> takes
        </span>
      </footer>
    </div>
  );
}

function Bar({ making: { done, total, step } }: { making: Making }): JSX.Element {
  return (
    <div class="making" role="status">
      <progress max={total} value={done} />
      <span>{step}</span>
    </div>
  );
}
