/**
 * The wall. One tab stop: arrow keys walk from card to card, letters act on the active one. What is chosen here (size,
 * filters, place) is kept across reloads.
 */
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Transport } from '../ui/transport.ts';
import { useHomeFocus } from '../ui/use-home-focus.ts';
import { useWidth } from '../ui/use-width.ts';
import { useVirtualList } from '../ui/virtual-list.ts';
import { durationText } from '../ui/words.ts';
import { Card, type CardProps } from './card.tsx';
import type { FromShotTree, SceneHead, ShotCard, ShotTreeState, ToShotTree } from './protocol.ts';
import { layOut, metricsFor, moveBy, placeOf, type Row } from './rows.ts';
import { Toolbar } from './toolbar.tsx';
import { EMPTY, receive, type Wall } from './wall-store.ts';

const FIRST: ShotTreeState = { script: null, width: 250, filters: [], search: '', active: null, scroll: 0 };

const urlOf = (type: string, data: ArrayBuffer): string => URL.createObjectURL(new Blob([data], { type }));
const drop = (url: string): void => URL.revokeObjectURL(url);

export function App({ transport }: { transport: Transport<ToShotTree, FromShotTree, ShotTreeState> }): JSX.Element {
  const [wall, dispatch] = useReducer<Wall, ToShotTree>((now, message) => receive(now, message, urlOf, drop), EMPTY);
  const [kept, setKept] = useState<ShotTreeState>(() => transport.restore() ?? FIRST);
  const [reveal, setReveal] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const scroll = useRef(kept.scroll);
  const change = useCallback((part: Partial<ShotTreeState>) => setKept((now) => ({ ...now, ...part })), []);

  useEffect(() => {
    transport.listen((message) => {
      dispatch(message);
      if (message.type === 'cursor' && message.id !== null && message.reveal) setReveal(message.id);
    });
    transport.post({ type: 'ready', script: kept.script });
  }, []);
  useEffect(() => transport.keep({ ...kept, scroll: scroll.current }), [kept]);
  useEffect(() => {
    if (wall.board) change({ script: wall.board.script });
  }, [wall.board?.script]);

  useHomeFocus(scroller);
  const width = useWidth(scroller);
  const metrics = useMemo(() => metricsFor(Math.max(0, width - 32), kept.width), [width, kept.width]);
  const rows = useMemo(
    () => layOut(wall, { states: kept.filters, search: kept.search }, metrics),
    [wall.board, wall.shots, kept.filters, kept.search, metrics],
  );
  const list = useVirtualList({
    scroller,
    count: width === 0 ? 0 : rows.length,
    size: (index) => rows[index]?.height ?? 0,
    layout: rows,
    initialOffset: kept.scroll,
    onScroll: (offset) => {
      scroll.current = offset;
    },
  });
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (restored.current || rows.length === 0 || width === 0) return;
    restored.current = true;
    if (kept.scroll > 0) list.scrollToOffset(kept.scroll);
  }, [rows, width]);
  useEffect(() => {
    const timer = setInterval(() => transport.keep({ ...kept, scroll: scroll.current }), 1000);
    return () => clearInterval(timer);
  }, [kept]);
  useEffect(() => {
    const place = placeOf(rows, reveal);
    if (place) list.scrollToIndex(place.row, 'auto');
    setReveal(null);
  }, [reveal]);

  const act = useCallback<CardProps['onAction']>(
    (action, id) => {
      if (action === 'activate') {
        change({ active: id });
        scroller.current?.focus({ preventScroll: true });
      } else if (action === 'render') transport.post({ type: 'render', ids: [id] });
      else transport.post({ type: action, id });
    },
    [change],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (rows.at(-1)?.height ?? 200)));
    const next = moveBy(event.key, rows, kept.active, page);
    if (next !== null) {
      event.preventDefault();
      change({ active: next });
      const place = placeOf(rows, next);
      if (place) list.scrollToIndex(place.row === 1 || place.row === 2 ? 0 : place.row);
      return;
    }
    if (event.key === '/') {
      event.preventDefault();
      searchBox.current?.focus();
      return;
    }
    if (event.key === '+' || event.key === '-') {
      change({ width: Math.min(520, Math.max(140, kept.width + (event.key === '+' ? 30 : -30))) });
      return;
    }
    const id = kept.active;
    if (id === null || placeOf(rows, id) === null) return;
    const actions: Record<string, () => void> = {
      Enter: () => transport.post({ type: 'open', id }),
      ' ': () => transport.post({ type: 'takes', id }),
      t: () => transport.post({ type: 'takes', id }),
      r: () => transport.post({ type: 'render', ids: [id] }),
      p: () => transport.post({ type: 'play', id }),
      Delete: () => transport.post({ type: 'cancel', id }),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const { board } = wall;
  if (wall.message !== null) return <div class="empty">{wall.message}</div>;
  const activeHere = placeOf(rows, kept.active) !== null ? kept.active : null;
  return (
    <div class="wall">
      {board !== null && (
        <Toolbar
          wall={{ ...wall, board }}
          filters={kept.filters}
          search={kept.search}
          width={kept.width}
          searchBox={searchBox}
          onFilters={(filters) => change({ filters })}
          onSearch={(search) => change({ search })}
          onWidth={(wanted) => change({ width: wanted })}
          onScript={(uri) => transport.post({ type: 'script', uri })}
          onRender={() => transport.post({ type: 'renderAll' })}
          onPlay={() => transport.post({ type: 'play', id: activeHere })}
        />
      )}
      <div
        ref={scroller}
        class="scroller"
        role="grid"
        tabIndex={0}
        aria-label="Shots"
        aria-rowcount={rows.length}
        aria-colcount={metrics.columns}
        aria-activedescendant={activeHere === null ? undefined : `shot-${activeHere}`}
        onKeyDown={onKeyDown}
        onFocus={() => {
          const first = moveBy('Home', rows, kept.active, 1);
          if (activeHere === null && first !== null) change({ active: wall.cursor ?? first });
        }}
      >
        <div class="rows" style={{ height: `${list.height}px` }}>
          {list.items.map(({ index, start }) => {
            const row = rows[index];
            return row ? (
              <div
                key={keyOf(row, index)}
                role="row"
                aria-rowindex={index + 1}
                class={`row ${row.kind}-row`}
                style={{
                  transform: `translateY(${start}px)`,
                  height: `${row.height}px`,
                  ...(row.kind === 'cards' && { gridTemplateColumns: `repeat(${metrics.columns}, ${metrics.card}px)` }),
                }}
              >
                {drawRow(row)}
              </div>
            ) : null;
          })}
        </div>
        {board !== null && rows.length === 0 && (
          <div class="empty">
            {kept.filters.length > 0 || kept.search !== ''
              ? 'No shot is like that.'
              : 'No shots yet. Write a scene: every line of action or dialogue gets a shot of its own.'}
          </div>
        )}
      </div>
      {board !== null && <Footer board={board} />}
    </div>
  );

  function drawRow(row: Row): JSX.Element | JSX.Element[] {
    switch (row.kind) {
      case 'chapter':
        return (
          <div role="gridcell" class="chapter">
            <h2>{row.title}</h2>
            <p>{row.synopsis}</p>
          </div>
        );
      case 'scene':
        return <SceneHeading scene={row.scene} cards={row.cards} />;
      case 'cards':
        return row.cards.map((shot) => (
          <Card
            key={shot.id}
            shot={shot}
            media={board?.media ?? ''}
            active={shot.id === kept.active}
            cursor={shot.id === wall.cursor}
            canRun={board?.canRun === true}
            progress={wall.progress.get(shot.id)}
            onAction={act}
          />
        ));
    }
  }
}

function SceneHeading({ scene, cards }: { scene: SceneHead; cards: readonly ShotCard[] }): JSX.Element {
  return (
    <div role="gridcell" class="scene" title={scene.synopsis || undefined}>
      <span class="number">{scene.number}</span>
      <h3>{scene.heading || '(before the first heading)'}</h3>
      <span class="lamps" aria-hidden="true">
        {cards.map(({ id, state }) => (
          <i key={id} class={state} />
        ))}
      </span>
      <span class="time">{durationText(scene.duration)}</span>
    </div>
  );
}

function Footer({ board }: { board: NonNullable<Wall['board']> }): JSX.Element {
  const note = !board.canRun
    ? 'Restricted Mode: takes can be looked at; nothing is rendered.'
    : board.runner === 'starting'
      ? 'The daemon is starting…'
      : board.runner === 'failed'
        ? 'The daemon is not running: states are not known. Start it from the Jobs view.'
        : null;
  return (
    <footer class="keys">
      {note !== null && <span class="note">{note}</span>}
      <span>
        <kbd>Enter</kbd> line
      </span>
      <span>
        <kbd>T</kbd> takes
      </span>
      <span>
        <kbd>R</kbd> render
      </span>
      <span>
        <kbd>P</kbd> play
      </span>
      <span>
        <kbd>/</kbd> find
      </span>
      <span>
        <kbd>+</kbd> <kbd>-</kbd> size
      </span>
    </footer>
  );
}

function keyOf(row: Row, index: number): string {
  if (row.kind === 'cards') return `c${row.cards[0]?.id ?? index}`;
  return row.kind === 'scene' ? `s${row.scene.index}` : `h${row.title}`;
}
