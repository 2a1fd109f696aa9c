/** An option in either form, `+ text {if …} %3 -> Target` or `[[option: text | if: … | to: Target]]`, as one value. */
import type { Condition, Expression, Option as OptionNode } from '../generated/ast.ts';
import { toExpr } from './expressions.ts';
import { fieldValue, findField, hasFlag } from './fields.ts';
import type { Flow } from './flow.ts';
import { readRuns, type TextRun } from './inline.ts';
import { lineOf, spanOf, spanOfToken } from './positions.ts';
import type { Option } from './schema.ts';

export function readOption(node: OptionNode, flow: Flow): Option {
  const span = spanOf(node, flow.base);
  const runs: TextRun[] = [];
  const option: Option = {
    text: [],
    plain: '',
    id: null,
    depth: node.mark?.length ?? 1,
    if: null,
    needs: null,
    once: false,
    leave: false,
    else: false,
    weight: 1,
    target: node.target?.trim() || null,
    body: [],
    span,
  };
  const condition = (expression: Expression | undefined): NonNullable<Condition['condition']> | undefined => {
    if (expression) flow.expression(expression, 'condition');
    return expression;
  };
  let targetSpan = option.target === null ? null : spanOfToken(node, 'TARGET', flow.base);
  for (const run of node.content) {
    switch (run.$type) {
      case 'Text':
      case 'InsertValue':
      case 'InsertIf':
      case 'InsertList':
      case 'InsertWait':
        runs.push({ node: run, line: lineOf(run) });
        break;
      case 'Clause':
        if (run.keyword === 'if' || run.keyword === 'needs') option[run.keyword] = toExpr(condition(run.condition));
        else option[run.keyword] = true;
        break;
      case 'Weight':
        option.weight = run.value;
        break;
      case 'Directive':
        if (run.keyword === 'line') option.id = run.head?.trim() || null;
        break;
      default:
        break;
    }
  }
  const { fields } = node;
  if (fields.length > 0) {
    for (const key of ['if', 'needs'] as const) {
      const field = findField(fields, key);
      if (field) option[key] = toExpr(condition(field.condition));
    }
    option.once ||= hasFlag(fields, 'once');
    option.leave ||= hasFlag(fields, 'leave');
    option.else ||= hasFlag(fields, 'else');
    option.id ??= fieldValue(fields, 'id');
    const weight = fieldValue(fields, 'weight');
    if (weight !== null && Number.isFinite(Number(weight))) option.weight = Number(weight);
    const depth = Number(fieldValue(fields, 'depth'));
    if (Number.isInteger(depth) && depth > 0) option.depth = depth;
    const to = fieldValue(fields, 'to');
    if (to !== null) {
      option.target = to;
      targetSpan = spanOfToken(findField(fields, 'to')!, 'FIELD_VALUE', flow.base);
    }
  }
  if (option.target !== null) {
    flow.found.uses.push({ kind: 'target', name: option.target, span: targetSpan ?? span, as: 'option' });
  }
  const running = readRuns(runs, (expression) => flow.expression(expression, 'value'));
  option.text = running.text;
  option.plain = running.plain;
  return option;
}
