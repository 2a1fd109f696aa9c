/** Above the wall: which script, what is in which state (and a filter for it), how large the cards are. */
import type { JSX, RefObject } from 'preact';
import { durationText } from '../ui/words.ts';
import type { CardState } from './protocol.ts';
import { countStates, type Wall } from './wall-store.ts';

const CHIPS: readonly [CardState, string][] = [
  ['fresh', 'fresh'],
  ['stale', 'stale'],
  ['missing', 'missing'],
  ['failed', 'failed'],
  ['rendering', 'on the way'],
];

export interface ToolbarProps {
  wall: Wall & { board: NonNullable<Wall['board']> };
  filters: readonly CardState[];
  search: string;
  width: number;
  searchBox: RefObject<HTMLInputElement | null>;
  onFilters(filters: CardState[]): void;
  onSearch(text: string): void;
  onWidth(width: number): void;
  onScript(uri: string): void;
  onRender(): void;
  onPlay(): void;
}

export function Toolbar(props: ToolbarProps): JSX.Element {
  const { wall, filters, search } = props;
  const { board } = wall;
  const counts = countStates(wall.shots);
  const making = (counts.get('rendering') ?? 0) + (counts.get('queued') ?? 0);
  const open = (counts.get('stale') ?? 0) + (counts.get('missing') ?? 0) + (counts.get('failed') ?? 0);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const toggle = (state: CardState): void =>
    props.onFilters(filters.includes(state) ? filters.filter((one) => one !== state) : [...filters, state]);
  return (
    <header class="toolbar">
      <div class="title">
        {board.scripts.length > 1 ? (
          <select
            aria-label="Script"
            value={board.script}
            onChange={(event) => props.onScript(event.currentTarget.value)}
          >
            {board.scripts.map(({ uri, title }) => (
              <option key={uri} value={uri}>
                {title}
              </option>
            ))}
          </select>
        ) : (
          <h1>{board.title}</h1>
        )}
        <span class="facts">
          {total} shots · {durationText(board.duration)}
        </span>
      </div>
      <div class="chips" role="group" aria-label="Show only">
        {CHIPS.map(([state, word]) => {
          const count = state === 'rendering' ? making : (counts.get(state) ?? 0);
          if (count === 0 && !filters.includes(state)) return null;
          return (
            <button
              type="button"
              key={state}
              class={`chip ${state}`}
              aria-pressed={filters.includes(state)}
              onClick={() => toggle(state)}
            >
              <i /> {count} {word}
            </button>
          );
        })}
      </div>
      <div class="tools">
        <input
          ref={props.searchBox}
          type="search"
          placeholder="Find ( / )"
          aria-label="Find shots"
          value={search}
          onInput={(event) => props.onSearch(event.currentTarget.value)}
        />
        <input
          type="range"
          min="140"
          max="520"
          step="10"
          aria-label="Size of the cards"
          value={props.width}
          onInput={(event) => props.onWidth(Number(event.currentTarget.value))}
        />
        <button type="button" onClick={props.onPlay} disabled={!board.canRun} title="Play the reel (P)">
          Play
        </button>
        <button
          type="button"
          class="primary"
          onClick={props.onRender}
          disabled={!board.canRun || open === 0}
          title={board.canRun ? 'Render what is not fresh' : 'Nothing runs in Restricted Mode'}
        >
          {renderWords(open, making, total > 0 && counts.get('fresh') === total)}
        </button>
      </div>
    </header>
  );
}

function renderWords(open: number, making: number, allFresh: boolean): string {
  if (open > 0) return `Render ${open}`;
  if (making > 0) return `Rendering ${making}`;
  return allFresh ? 'All fresh' : 'Render';
}
