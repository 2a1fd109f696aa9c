/**
 * The gallery. One tab stop for all takes; Enter picks, one key judges, U takes it back. The selected take is shown
 * large beside it, with its recipe.
 */
import type { JSX } from 'preact';
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { FrameGlyph } from '../ui/frame-glyph.tsx';
import type { Transport } from '../ui/transport.ts';
import { useHomeFocus } from '../ui/use-home-focus.ts';
import { useWidth } from '../ui/use-width.ts';
import { useVirtualList } from '../ui/virtual-list.ts';
import { agoText, mediaUrl } from '../ui/words.ts';
import { Compare } from './compare.tsx';
import { decisionOf, type Review, undoOf } from './decisions.ts';
import { type GalleryRow, galleryMetrics, galleryRows, moveTo, rowOf } from './gallery-rows.ts';
import { Inspector } from './inspector.tsx';
import type { FromTakes, RecipeSheet, ShotTakes, TakeCard, TakesState, ToTakes } from './protocol.ts';

type Shown = Extract<ToTakes, { type: 'takes' }>;

interface Gallery {
  shown: Shown | null;
  message: string | null;
  sheet: RecipeSheet | null;
  progress: ReadonlyMap<string, { progress: number; step: string }>;
}

function receive(gallery: Gallery, message: ToTakes): Gallery {
  switch (message.type) {
    case 'takes':
      return { ...gallery, shown: message, message: null, progress: new Map() };
    case 'recipe':
      return { ...gallery, sheet: message.sheet };
    case 'progress':
      return { ...gallery, progress: new Map(gallery.progress).set(message.id, message) };
    case 'empty':
      return { ...gallery, shown: null, message: message.message };
  }
}

export function App({ transport }: { transport: Transport<ToTakes, FromTakes, TakesState> }): JSX.Element {
  const kept = useMemo(() => transport.restore(), []);
  const [gallery, dispatch] = useReducer(receive, { shown: null, message: null, sheet: null, progress: new Map() });
  const [selected, setSelected] = useState<string | null>(kept?.selected ?? null);
  const [marked, setMarked] = useState<string | null>(kept?.compare ?? null);
  const [comparing, setComparing] = useState(false);
  const undo = useRef<Review[]>([]);
  const scroller = useRef<HTMLDivElement>(null);
  const noteBox = useRef<HTMLTextAreaElement>(null);
  const { shown } = gallery;

  useEffect(() => {
    transport.listen(dispatch);
    transport.post({ type: 'ready' });
  }, []);

  const byName = useMemo(() => {
    const takes = new Map<string, { shot: ShotTakes; take: TakeCard }>();
    for (const shot of shown?.shots ?? []) for (const take of shot.takes) takes.set(take.name, { shot, take });
    return takes;
  }, [shown]);
  const current = selected === null ? undefined : byName.get(selected);

  // A gallery that was just opened begins with the take in the film; a new take of the only shot is looked at at once.
  const count = byName.size;
  const counted = useRef({ count: 0, shots: '' });
  useEffect(() => {
    if (shown === null) return;
    const shots = shown.shots.map(({ id }) => id).join();
    const newer = counted.current.shots === shots && counted.current.count > 0 && count > counted.current.count;
    counted.current = { count, shots };
    const all = [...byName.values()];
    if (newer && shown.shots.length === 1) setSelected(all[0]?.take.name ?? null);
    else if (current === undefined) setSelected((all.find(({ take }) => take.active) ?? all[0])?.take.name ?? null);
  }, [shown]);
  useEffect(() => {
    if (selected !== null && byName.has(selected)) transport.post({ type: 'recipe', take: selected });
  }, [selected, shown === null]);
  useEffect(() => {
    if (shown === null) return;
    transport.keep({ script: shown.script, shots: shown.shots.map(({ id }) => id), selected, compare: marked });
  }, [shown, selected, marked]);

  useHomeFocus(scroller);
  const width = useWidth(scroller);
  const metrics = useMemo(() => galleryMetrics(Math.max(0, width - 32)), [width]);
  const rows = useMemo(() => galleryRows(shown?.shots ?? [], metrics), [shown, metrics]);
  const list = useVirtualList({
    scroller,
    count: width === 0 ? 0 : rows.length,
    size: (index) => rows[index]?.height ?? 0,
    layout: rows,
  });

  const review = (decision: Review): void => {
    const before = byName.get(decision.take)?.take;
    if (!before || !shown?.canRun) return;
    undo.current.push(undoOf(decision, before));
    transport.post(decision);
  };
  const pick = (take: TakeCard): void => {
    if (shown?.canRun && !take.active) transport.post({ type: 'pick', take: take.name });
  };
  const compareWith = current && marked !== null && marked !== selected ? byName.get(marked) : undefined;

  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key !== 'z') return;
    const next = moveTo(event.key, rows, selected);
    if (next !== null) {
      event.preventDefault();
      setSelected(next);
      const row = rowOf(rows, next);
      list.scrollToIndex(row <= 1 ? 0 : row);
      return;
    }
    if (!current) return;
    const { take, shot } = current;
    const decision = decisionOf(event.key, take);
    const keys: Record<string, () => void> = {
      Enter: () => pick(take),
      u: () => takeBack(),
      z: () => takeBack(),
      c: () => mark(take),
      n: () => noteBox.current?.focus(),
      m: () => shown?.canRun && transport.post({ type: 'render', id: shot.id, takes: 1 }),
      g: () => transport.post({ type: 'open', id: shot.id }),
    };
    const act = decision ? () => review(decision) : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const takeBack = (): void => {
    const last = undo.current.pop();
    if (last) transport.post(last);
  };
  /** The first mark remembers a take, the second compares with it. */
  const mark = (take: TakeCard): void => {
    if (marked === null || marked === take.name || !byName.has(marked))
      setMarked(marked === take.name ? null : take.name);
    else setComparing(true);
  };

  if (gallery.message !== null) return <div class="empty">{gallery.message}</div>;
  if (shown === null) return <div class="empty">Looking for takes…</div>;
  const [only] = shown.shots;
  return (
    <div class="takes">
      <header class="toolbar">
        <h1>{shown.title}</h1>
        {shown.shots.length === 1 && only && <span class="facts">{only.title}</span>}
        <span class="tools">
          {only && (
            <button type="button" onClick={() => transport.post({ type: 'open', id: current?.shot.id ?? only.id })}>
              Go to line
            </button>
          )}
          {only && (
            <button
              type="button"
              class="primary"
              disabled={!shown.canRun}
              onClick={() => transport.post({ type: 'render', id: current?.shot.id ?? only.id, takes: 1 })}
            >
              {only.takes.length === 0 && shown.shots.length === 1 ? 'Render' : 'Another take'}
            </button>
          )}
        </span>
      </header>
      <div class="body">
        <div
          ref={scroller}
          class="gallery"
          role="grid"
          tabIndex={0}
          aria-label="Takes"
          aria-rowcount={rows.length}
          aria-activedescendant={current ? `take-${selected}` : undefined}
          onKeyDown={onKeyDown}
        >
          <div class="rows" style={{ height: `${list.height}px` }}>
            {list.items.map(({ index, start }) => {
              const row = rows[index];
              return row ? (
                <div
                  key={`${row.kind}${index}`}
                  role="row"
                  class={`row ${row.kind}-row`}
                  style={{
                    transform: `translateY(${start}px)`,
                    height: `${row.height}px`,
                    ...(row.kind === 'takes' && {
                      gridTemplateColumns: `repeat(${metrics.columns}, ${metrics.card}px)`,
                    }),
                  }}
                >
                  {drawRow(row)}
                </div>
              ) : null;
            })}
          </div>
        </div>
        {current ? (
          <Inspector
            shot={current.shot}
            take={current.take}
            media={shown.media}
            canRun={shown.canRun}
            sheet={gallery.sheet}
            noteBox={noteBox}
            onPick={() => pick(current.take)}
            onReview={review}
            onOpen={() => transport.post({ type: 'open', id: current.shot.id })}
            onRender={(takes) => transport.post({ type: 'render', id: current.shot.id, takes })}
          />
        ) : (
          <aside class="inspector">
            <div class="empty">No take yet.</div>
          </aside>
        )}
      </div>
      <footer class="keys">
        <span>
          <kbd>Enter</kbd> pick
        </span>
        <span>
          <kbd>A</kbd> approve
        </span>
        <span>
          <kbd>X</kbd> reject
        </span>
        <span>
          <kbd>0</kbd>–<kbd>5</kbd> rate
        </span>
        <span>
          <kbd>N</kbd> note
        </span>
        <span>
          <kbd>U</kbd> undo
        </span>
        <span>
          <kbd>C</kbd> {marked !== null && byName.has(marked) ? 'compare with the marked one' : 'mark to compare'}
        </span>
        <span>
          <kbd>M</kbd> more
        </span>
      </footer>
      {comparing && current && compareWith && (
        <Compare
          takes={[compareWith.take, current.take]}
          media={shown.media}
          canRun={shown.canRun}
          onPick={pick}
          onClose={() => {
            setComparing(false);
            scroller.current?.focus();
          }}
        />
      )}
    </div>
  );

  function drawRow(row: GalleryRow): JSX.Element | JSX.Element[] {
    switch (row.kind) {
      case 'shot':
        return (
          <div role="gridcell" class="shot-heading">
            <b>{row.shot.label}</b> <span>{row.shot.title}</span>
          </div>
        );
      case 'none':
        return (
          <div role="gridcell" class="none">
            {row.shot.state === 'queued' || row.shot.state === 'rendering' ? 'It is on its way.' : 'No take yet.'}
          </div>
        );
      case 'takes':
        return row.takes.map((take) => drawTake(take));
    }
  }

  function drawTake(take: TakeCard): JSX.Element {
    const classes = ['take', take.status, take.active && 'in-film', take.name === marked && 'marked'];
    if (take.name === selected) classes.push('selected');
    const image = take.thumbnail ?? take.image;
    return (
      <div
        key={take.name}
        role="gridcell"
        id={`take-${take.name}`}
        class={classes.filter(Boolean).join(' ')}
        data-take={take.name}
        aria-selected={take.name === selected}
        aria-label={`Take ${take.number}, ${take.status}${take.active ? ', in the film' : ''}, rated ${take.rating ?? 0}`}
        onClick={() => {
          setSelected(take.name);
          scroller.current?.focus({ preventScroll: true });
        }}
        onDblClick={() => pick(take)}
      >
        <div class="frame">
          {take.state === 'missing' || take.state === 'pointer' ? (
            <FrameGlyph size={null} />
          ) : (
            <img src={mediaUrl(shown?.media ?? '', image)} alt="" loading="lazy" decoding="async" />
          )}
          {take.active && <span class="badge">In the film</span>}
          {take.name === marked && <span class="badge mark">Compare</span>}
        </div>
        <div class="words">
          <span class="slate">
            <b>Take {take.number}</b>
            <span class={`verdict-word ${take.status}`}>{take.status === 'pending' ? '' : take.status}</span>
            <span class="rating">{'★'.repeat(take.rating ?? 0)}</span>
          </span>
          <p>
            {take.current ? '' : 'earlier version · '}seed {take.seed} · {agoText(take.created, Date.now())}
          </p>
        </div>
      </div>
    );
  }
}
