/** The selected take, large: what is decided about it, why its shot is stale, and what it was made from. */
import type { JSX, RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { mediaUrl } from '../ui/words.ts';
import type { Review } from './decisions.ts';
import type { RecipeSheet, ShotTakes, TakeCard } from './protocol.ts';

export interface InspectorProps {
  shot: ShotTakes;
  take: TakeCard;
  media: string;
  canRun: boolean;
  sheet: RecipeSheet | null;
  noteBox: RefObject<HTMLTextAreaElement | null>;
  onPick(): void;
  onReview(review: Review): void;
  onOpen(): void;
  onRender(takes: number): void;
}

const TROUBLES = {
  ok: null,
  pointer: 'The picture is in Git LFS and has not been fetched: git lfs pull.',
  missing: 'The picture is gone; its recipe is still here.',
  damaged: 'The picture is not the one that was made: its content has changed.',
} as const;

export function Inspector(props: InspectorProps): JSX.Element {
  const { shot, take, media, canRun, sheet } = props;
  const trouble = TROUBLES[take.state];
  return (
    <aside class="inspector" aria-label={`Take ${take.number}`}>
      <div class="large">
        {take.state === 'missing' ? (
          <div class="empty">{trouble}</div>
        ) : (
          <img src={mediaUrl(media, take.image)} alt="" />
        )}
      </div>
      <div class="decide">
        <button type="button" class="primary pick" disabled={!canRun || take.active} onClick={props.onPick}>
          {take.active ? '✓ In the film' : 'Pick this take'}
        </button>
        <Verdict {...props} status="approved" word="Approve" />
        <Verdict {...props} status="rejected" word="Reject" />
        <Stars {...props} />
      </div>
      {trouble !== null && take.state !== 'missing' && <p class="trouble">{trouble}</p>}
      <Note {...props} />
      {shot.state === 'stale' && (
        <section class="why">
          <h3>Stale, because</h3>
          {shot.reasons.map(({ label, was, now }) => (
            <div key={label}>
              <b>{label}</b>
              <del>{was || 'nothing'}</del>
              <ins>{now || 'nothing'}</ins>
            </div>
          ))}
          <button type="button" disabled={!canRun} onClick={() => props.onRender(1)}>
            Render it anew
          </button>
        </section>
      )}
      {shot.error !== null && shot.state === 'failed' && <p class="trouble">{shot.error}</p>}
      {sheet?.take === take.name ? <Sheet sheet={sheet} /> : <p class="quiet">Reading its recipe…</p>}
    </aside>
  );
}

function Verdict({
  take,
  canRun,
  onReview,
  status,
  word,
}: InspectorProps & { status: 'approved' | 'rejected'; word: string }): JSX.Element {
  const on = take.status === status;
  return (
    <button
      type="button"
      class={`verdict ${status}`}
      aria-pressed={on}
      disabled={!canRun}
      onClick={() => onReview({ type: 'review', take: take.name, status: on ? 'pending' : status })}
    >
      {word}
    </button>
  );
}

function Stars({ take, canRun, onReview }: InspectorProps): JSX.Element {
  const rate = (rating: number): void =>
    onReview({ type: 'review', take: take.name, rating: rating === take.rating ? null : rating });
  return (
    <span class="stars" role="radiogroup" aria-label="Rating">
      {[1, 2, 3, 4, 5].map((rating) => (
        <button
          key={rating}
          type="button"
          class="plain"
          role="radio"
          aria-checked={take.rating === rating}
          aria-label={`${rating} of 5`}
          tabIndex={rating === (take.rating ?? 1) ? 0 : -1}
          disabled={!canRun}
          onClick={() => rate(rating)}
        >
          {rating <= (take.rating ?? 0) ? '★' : '☆'}
        </button>
      ))}
    </span>
  );
}

/** Kept while it is typed; said when the box is left, or with Ctrl+Enter. */
function Note({ take, canRun, onReview, noteBox }: InspectorProps): JSX.Element {
  const [text, setText] = useState(take.note);
  useEffect(() => setText(take.note), [take.name, take.note]);
  const say = (): void => {
    if (text !== take.note) onReview({ type: 'review', take: take.name, note: text });
  };
  return (
    <textarea
      ref={noteBox}
      rows={2}
      placeholder="A note ( N )"
      aria-label="Note"
      disabled={!canRun}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={say}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
          event.preventDefault();
          document.querySelector<HTMLElement>('.gallery')?.focus();
        }
      }}
    />
  );
}

function Sheet({ sheet }: { sheet: RecipeSheet }): JSX.Element {
  return (
    <section class="sheet">
      {sheet.groups.map(({ title, lines }) => (
        <details key={title} open={title !== 'Who and what'}>
          <summary>{title}</summary>
          <dl>
            {lines.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}
