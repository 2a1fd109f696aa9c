/**
 * The tree of a script as a few readable lines, for tests and for `slateline check --tree`: one line a block, what a
 * paragraph or speech holds in one row, `/` where a line of the script ends, every expression in parentheses.
 */
import type { Block, Branch, Expression, Field, Script } from './generated/ast.ts';

type Content = Extract<Block, { content: unknown }>['content'][number];

export function dumpScript(script: Script): string {
  const out: string[] = [];
  for (const { key, values } of script.title?.entries ?? []) out.push(`title ${key}: ${values.join(' / ')}`.trim());
  for (const block of script.prologue) out.push(dumpBlock(block));
  for (const part of script.parts) {
    if (part.$type === 'Section') out.push(words('section', part.mark, part.title));
    else out.push(words('scene', part.forced && '.', part.heading, part.number && `#${part.number}#`));
    for (const block of part.blocks) out.push(`  ${dumpBlock(block)}`);
  }
  return out.join('\n');
}

function dumpBlock(block: Block): string {
  switch (block.$type) {
    case 'Action':
      return words('action', dumpContent(block.content));
    case 'Dialogue': {
      const cue = words(block.forced && '@', block.cue, ...block.extensions.map((e) => `(${e})`), block.dual && '^');
      return words('speech', `${cue}:`, dumpContent(block.content));
    }
    case 'Transition':
      return words('transition', block.forced && '>', block.text && quoted(block.text));
    case 'Centered':
      return words('centered', quoted(block.text ?? ''));
    case 'PageBreak':
      return 'page-break';
    case 'Synopsis':
      return words('synopsis', quoted(block.text ?? ''));
    case 'Option':
      return words('option', dumpRun(block));
    default:
      return dumpRun(block);
  }
}

function dumpContent(content: readonly Content[]): string {
  let line: number | null = null;
  return content
    .map((run) => {
      const range = run.$cstNode?.range;
      const breaks = line !== null && range !== undefined && range.start.line !== line;
      line = range?.end.line ?? line;
      return (breaks ? '/ ' : '') + dumpRun(run);
    })
    .join(' ');
}

function dumpRun(run: Content | Block): string {
  switch (run.$type) {
    case 'Text':
      return words(run.forced && '!', run.value === undefined ? '' : quoted(run.value));
    case 'Parenthetical':
      return `(${run.text})`;
    case 'Lyric':
      return `~${quoted(run.text ?? '')}`;
    case 'Comment':
      return `comment ${quoted(run.text)}`;
    case 'Boneyard':
      return `boneyard ${quoted(run.text)}`;
    case 'Declaration':
      return note(run.keyword, run.name && quoted(run.name), run.fields);
    case 'Variable':
    case 'Assignment': {
      const operator = run.$type === 'Assignment' ? run.operator : run.name && '=';
      return note(
        run.keyword,
        words(run.scope, run.name, operator, expression(run.value), run.broken && '?'),
        run.fields,
      );
    }
    case 'Condition':
      return note(run.keyword, expression(run.condition), run.fields);
    case 'Directive':
      return note(run.keyword, run.head && quoted(run.head), run.fields);
    case 'Shot': {
      const shot = words(run.keyword, run.size, run.description && quoted(run.description), fields(run.fields));
      return words('shot', shot, run.number && `#${run.number}#`);
    }
    case 'Option': {
      const target = run.target === undefined ? '' : `-> ${run.target}`;
      return words(run.keyword ?? run.mark, ...run.content.map(dumpRun), target, fields(run.fields));
    }
    case 'Clause':
      return `{${words(run.keyword, expression(run.condition))}}`;
    case 'Weight':
      return `%${run.value}`;
    case 'InsertValue':
      return `{${expression(run.value)}}`;
    case 'InsertIf':
      return `{if ${expression(run.condition)}: ${branches(run.branches)}}`;
    case 'InsertList':
      return `{${run.keyword}: ${branches(run.branches)}}`;
    case 'InsertWait':
      return `{${words('wait', run.duration)}}`;
    default:
      return dumpBlock(run);
  }
}

function branches(list: readonly Branch[]): string {
  return list.map((branch) => branch.content.map(dumpRun).join(' ')).join(' | ');
}

function note(keyword: string, head: string | undefined, list: readonly Field[]): string {
  return `[${words(keyword, head, fields(list))}]`;
}

function fields(list: readonly Field[]): string {
  return list
    .map(({ key, value, condition, flag }) => {
      if (key === undefined) return `| ${flag ?? ''}`.trim();
      return `| ${key}=${condition ? expression(condition) : (value ?? '')}`;
    })
    .join(' ');
}

function expression(node: Expression | undefined): string {
  if (!node) return '';
  switch (node.$type) {
    case 'Binary':
      return `(${expression(node.left)} ${node.operator} ${expression(node.right)})`;
    case 'Unary':
      return `(${node.operator} ${expression(node.operand)})`;
    case 'Call':
      return `${node.name}(${node.args.map(expression).join(', ')})`;
    case 'Visits':
      return `visits(${node.target})`;
    case 'VariableUse':
      return node.name;
    case 'StringLiteral':
      return quoted(node.value);
    case 'Broken':
      return `?${quoted(node.text)}`;
    default:
      return String(node.value);
  }
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function words(...list: (string | false | undefined)[]): string {
  return list.filter(Boolean).join(' ');
}
