/** Expressions as data: the syntax tree of a condition or value becomes an `Expr`; what cannot be read, an error. */
import type { Expression } from '../generated/ast.ts';
import type { BinaryOp, Expr } from './schema.ts';

const FUNCTIONS = ['min', 'max', 'abs', 'round', 'chance', 'random'] as const;
type FunctionName = (typeof FUNCTIONS)[number];

/** A missing expression (nothing was written) is an error like a broken one: a condition that holds it is false. */
export function toExpr(node: Expression | undefined): Expr {
  switch (node?.$type) {
    case undefined:
      return { op: 'error', text: '' };
    case 'NumberLiteral':
      return { op: 'number', value: node.value };
    case 'StringLiteral':
      return { op: 'text', value: node.value };
    case 'BooleanLiteral':
      return { op: 'bool', value: node.value };
    case 'VariableUse':
      return { op: 'variable', scope: null, name: node.name };
    case 'Unary':
      return { op: node.operator === '-' ? 'negate' : 'not', of: toExpr(node.operand) };
    case 'Binary':
      return { op: binary(node.operator), left: toExpr(node.left), right: toExpr(node.right) };
    case 'Visits':
      return { op: 'visits', target: node.target };
    case 'Call': {
      const args = node.args.map(toExpr);
      if (node.name === 'set') return { op: 'set', items: args };
      const name = FUNCTIONS.find((known) => known === node.name) as FunctionName | undefined;
      return name ? { op: 'call', name, args } : { op: 'error', text: node.$cstNode?.text ?? node.name };
    }
    case 'Broken':
      return { op: 'error', text: node.text };
  }
}

function binary(operator: string): BinaryOp {
  return (operator === '=' ? '==' : operator) as BinaryOp;
}

/** Functions a script may call, with how many arguments each takes; null: any number. */
export const functionArity: Readonly<Record<string, number | null>> = {
  min: null,
  max: null,
  abs: 1,
  round: 1,
  chance: 1,
  random: 2,
  set: null,
};

/** Shows the nodes of an expression, itself first. */
export function visitExpression(node: Expression, see: (node: Expression) => void): void {
  see(node);
  switch (node.$type) {
    case 'Unary':
      if (node.operand) visitExpression(node.operand, see);
      return;
    case 'Binary':
      if (node.left) visitExpression(node.left, see);
      if (node.right) visitExpression(node.right, see);
      return;
    case 'Call':
      for (const arg of node.args) visitExpression(arg, see);
      return;
    default:
      return;
  }
}
