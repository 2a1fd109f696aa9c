/** Types in conditions and values: numbers add, truth values join, sets hold. What is unknown is never wrong. */
import type { Expression } from '../generated/ast.ts';
import type { Problem } from '../problem.ts';
import { settleUnit } from '../story/build.ts';
import { functionArity } from '../story/expressions.ts';
import type { ExpressionUse, Findings } from '../story/findings.ts';
import { spanOf } from '../story/positions.ts';
import type { Context } from '../story/references.ts';
import type { BinaryOp, Variable } from '../story/schema.ts';
import { closest } from '../text/names.ts';
import { didYouMean, makeReport, type Report, shifted } from './report.ts';

type Type = Variable['type'];

const WORDS: Record<Type, string> = {
  number: 'a number',
  text: 'a text',
  bool: 'true or false',
  set: 'a set',
  unknown: 'something unknown',
};

export function checkExpressions(report: Report): void {
  const { story, externals } = report.build;
  const variables = new Map<string, Variable>();
  for (const variable of [...(externals.variables ?? []), ...story.variables]) variables.set(variable.name, variable);
  const { build, near } = report;
  const { context } = build.references;
  report.each((found, scene) => {
    if (found.expressions.length === 0) return;
    const line = scene === null ? 0 : story.sceneLines[scene]!;
    let known = kept.get(found);
    if (known?.context !== context) {
      if (scene !== null) settleUnit(build.units.scenes[scene]!);
      const own = makeReport(build, near);
      const check = new TypeCheck(own, variables);
      for (const use of found.expressions) check.use(use);
      known = { context, problems: own.problems.map((problem) => shifted(problem, -line)) };
      kept.set(found, known);
    }
    for (const problem of known.problems) report.problems.push(shifted(problem, line));
  });
}

/** What was found in one scene with these variables, with lines relative to it. */
const kept = new WeakMap<Findings, { context: Context; problems: readonly Problem[] }>();

class TypeCheck {
  readonly #report: Report;
  readonly #variables: ReadonlyMap<string, Variable>;

  constructor(report: Report, variables: ReadonlyMap<string, Variable>) {
    this.#report = report;
    this.#variables = variables;
  }

  use({ node, role, name, operator }: ExpressionUse): void {
    const type = this.#type(node);
    if (role === 'condition' && (type === 'text' || type === 'set')) {
      this.#say(node, `A condition is true or false, and this is ${WORDS[type]}; compare it with something.`);
    }
    const variable = name === null ? undefined : this.#variables.get(name);
    if (!variable) return;
    if (role === 'assign') this.#assign(node, type, variable, operator ?? '=');
    const oneOf = variable.oneOf;
    if (
      oneOf.length > 0 &&
      node.$type === 'StringLiteral' &&
      (operator ?? '=') === '=' &&
      !oneOf.includes(node.value)
    ) {
      const range = spanOf(node, 0);
      const meant = closest(node.value, oneOf);
      const inside = { ...range, char: range.char + 1, endChar: range.endChar - 1 };
      const { question, fixes } = didYouMean(meant, inside);
      report(
        this.#report,
        'SL2506',
        node,
        `${variable.name} is one of ${oneOf.join(', ')}, not "${node.value}".${question}`,
        fixes,
      );
    }
  }

  #assign(node: Expression, type: Type, variable: Variable, operator: string): void {
    const target = variable.type;
    if (target === 'unknown' || type === 'unknown') return;
    const sign = operator.slice(0, -1);
    if (sign === '') {
      if (type !== target) this.#say(node, `${variable.name} holds ${WORDS[target]}, and this is ${WORDS[type]}.`);
    } else if (target === 'set' && (sign === '+' || sign === '-')) {
      return;
    } else if (target === 'text' && sign === '+') {
      return;
    } else if (target !== 'number' || type !== 'number') {
      const wrong = target === 'number' ? type : target;
      this.#say(
        node,
        `${operator} works on numbers, and ${target === 'number' ? 'this' : variable.name} is ${WORDS[wrong]}.`,
      );
    }
  }

  #say(node: Expression, message: string): void {
    report(this.#report, 'SL2503', node, message);
  }

  #number(node: Expression | undefined, sign: string): void {
    if (!node) return;
    const type = this.#type(node);
    if (type !== 'number' && type !== 'unknown')
      this.#say(node, `${sign} works on numbers, and this is ${WORDS[type]}.`);
  }

  #type(node: Expression): Type {
    switch (node.$type) {
      case 'NumberLiteral':
      case 'Visits':
        return 'number';
      case 'StringLiteral':
        return 'text';
      case 'BooleanLiteral':
        return 'bool';
      case 'Broken':
        return 'unknown';
      case 'VariableUse':
        return this.#variables.get(node.name)?.type ?? 'unknown';
      case 'Unary':
        if (node.operator === '-') {
          this.#number(node.operand, '-');
          return 'number';
        }
        this.#truth(node.operand, 'not');
        return 'bool';
      case 'Call':
        return this.#call(node);
      case 'Binary':
        return this.#binary(node);
    }
  }

  #truth(node: Expression | undefined, word: string): void {
    if (!node) return;
    const type = this.#type(node);
    if (type === 'text' || type === 'set')
      this.#say(node, `"${word}" joins conditions, and this is ${WORDS[type]}; compare it with something.`);
  }

  #call(node: Extract<Expression, { $type: 'Call' }>): Type {
    const arity = functionArity[node.name];
    if (arity === undefined) {
      const range = spanOf(node, 0);
      const at = { ...range, endLine: range.line, endChar: range.char + node.name.length };
      const { question, fixes } = didYouMean(closest(node.name, [...Object.keys(functionArity), 'visits']), at);
      const known = question === '' ? ` There are ${Object.keys(functionArity).join(', ')} and visits.` : question;
      this.#report.say('SL2505', 'error', at, `There is no function ${node.name}.${known}`, fixes);
      return 'unknown';
    }
    if (arity !== null && node.args.length !== arity) {
      report(
        this.#report,
        'SL2505',
        node,
        `${node.name} takes ${arity === 1 ? 'one value' : `${arity} values`}, not ${node.args.length}.`,
      );
    }
    if (node.name === 'set') {
      for (const arg of node.args) this.#type(arg);
      return 'set';
    }
    for (const arg of node.args) this.#number(arg, `${node.name}()`);
    return node.name === 'chance' ? 'bool' : 'number';
  }

  #binary(node: Extract<Expression, { $type: 'Binary' }>): Type {
    const { left, right } = node;
    // `=` means `==` in a condition and arrives as written.
    const operator = node.operator as BinaryOp | '=';
    if (!left || !right) return 'unknown';
    switch (operator) {
      case 'and':
      case 'or':
        this.#truth(left, operator);
        this.#truth(right, operator);
        return 'bool';
      case 'in': {
        this.#type(left);
        const type = this.#type(right);
        if (type === 'number' || type === 'bool')
          this.#say(right, `"in" looks into a set or a text, and this is ${WORDS[type]}.`);
        return 'bool';
      }
      case '=':
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=': {
        const [a, b] = [this.#type(left), this.#type(right)];
        const ordered = operator !== '=' && operator !== '==' && operator !== '!=';
        if (a !== b && a !== 'unknown' && b !== 'unknown') {
          this.#say(node, `This compares ${WORDS[a]} with ${WORDS[b]}, which are never the same.`);
        } else if (ordered && (a === 'bool' || a === 'set')) {
          this.#say(node, `${operator} compares numbers or texts, and this is ${WORDS[a]}.`);
        }
        return 'bool';
      }
      case '+': {
        const [a, b] = [this.#type(left), this.#type(right)];
        if (a === 'set' || a === 'text' || a === 'unknown') return a;
        if (b === 'text') return 'text';
        if (a !== 'number') this.#say(left, `+ adds numbers, texts or sets, and this is ${WORDS[a]}.`);
        else if (b !== 'number' && b !== 'unknown') this.#say(right, `+ cannot add ${WORDS[b]} to a number.`);
        return 'number';
      }
      case '-':
        if (this.#type(left) === 'set') return 'set';
        this.#number(left, operator);
        this.#number(right, operator);
        return 'number';
      default:
        this.#number(left, operator);
        this.#number(right, operator);
        if ((operator === '/' || operator === '%') && right.$type === 'NumberLiteral' && right.value === 0) {
          report(this.#report, 'SL2504', right, 'This divides by 0; the result is 0.', [], 'warning');
        }
        return 'number';
    }
  }
}

function report(
  to: Report,
  code: string,
  node: Expression,
  message: string,
  fixes: Parameters<Report['say']>[4] = [],
  severity: 'error' | 'warning' = 'error',
): void {
  to.say(code, severity, spanOf(node, 0), message, fixes);
}
