/** A sidecar in words: what a take was made from, by what, and from which line of which commit. */
import type { Sidecar } from '../../runner/server/protocol.ts';
import type { RecipeSheet } from '../../webviews/takes/protocol.ts';

type Line = RecipeSheet['groups'][number]['lines'][number];

export function recipeSheet(sidecar: Sidecar): RecipeSheet {
  const { recipe, source, backend, media } = sidecar;
  const { direct, identity, aesthetic, context } = recipe;
  const groups = [
    {
      title: 'The shot',
      lines: lines({
        Size: direct.size,
        Words: direct.description,
        Movement: direct.movement,
        Lens: direct.lens === null ? null : `${direct.lens} mm`,
        Angle: direct.angle,
        Direction: direct.direction.join(', '),
        Not: direct.negative,
        References: direct.refs.map(({ path }) => path).join(', '),
      }),
    },
    {
      title: 'Who and what',
      lines: [
        ...identity.characters.map(({ name, look }) => ({ label: name, value: look ?? '' })),
        ...identity.props.map(({ name, look }) => ({ label: name, value: look ?? '' })),
        ...(identity.location ? [{ label: identity.location.name, value: identity.location.look ?? '' }] : []),
      ],
    },
    {
      title: 'Where and when',
      lines: lines({
        Place: [context.interior, context.place].filter(Boolean).join(' '),
        Time: context.time,
        Beat: context.beat === null ? null : [context.beat.name, context.beat.feel].filter(Boolean).join(', '),
        Action: context.action.join(' '),
        Spoken: context.lines.map(({ character, text }) => `${character}: ${text}`).join('\n'),
      }),
    },
    {
      title: 'How it looks',
      lines: lines({
        Style: aesthetic.style,
        Prompt: aesthetic.prompt,
        Not: aesthetic.negative,
        Aspect: aesthetic.aspect,
      }),
    },
    {
      title: 'Where it comes from',
      lines: lines({
        Backend: `${backend.name} ${backend.version}${backend.model === null ? '' : `, ${backend.model}`}`,
        Seed: String(sidecar.seed),
        Quality: sidecar.quality,
        Picture: `${media.width} × ${media.height}, ${(media.bytes / 1000).toFixed(0)} KB`,
        Made: new Date(sidecar.created).toLocaleString(),
        Script: `${source.path}:${source.line}`,
        Commit: source.commit === null ? null : `${source.commit.slice(0, 10)}${source.dirty ? ' with changes' : ''}`,
        Cost: sidecar.cost === null ? null : `${sidecar.cost.amount} ${sidecar.cost.currency}`,
        'SHA-256': media.sha256,
      }),
    },
  ];
  return { take: sidecar.name, groups: groups.filter((group) => group.lines.length > 0) };
}

/** What is not said is left out. */
function lines(values: Record<string, string | null>): Line[] {
  return Object.entries(values).flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
