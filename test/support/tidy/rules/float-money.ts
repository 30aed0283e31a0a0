import { isProduct } from '../rooms.js';
import { type Breach, breachAt, isNode, nameOf, type Source, type SyntaxNode, walk } from '../source.js';

/** The one file that may do arithmetic on cents. */
const MONEY_FILE = 'schemas/money.ts';

/** Where amounts come out of the database as strings of digits. */
const STORE = 'src/store/';

/** A name is money by its last word, so that `chargeAmount` is and `chargeCount` or `paymentDate` is not. */
const MONEY_WORDS = new Set(
  (
    'amount amounts cents charge charges payment balance balances price prices fee fees dollar dollars ' +
    'paid owed copay deductible coinsurance refund receivable debit credit'
  ).split(' '),
);

const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '**', '+=', '-=', '*=', '/=', '%=', '**=']);

/** Outside schemas/money.ts no amount meets an operator, a rounding function or a conversion to number. */
export function floatMoney(source: Source): Breach[] {
  if (!isProduct(source.path) || source.path === MONEY_FILE) return [];
  const breaches: Breach[] = [];
  walk(source.module, (node, parent) => {
    const found = operatorBreach(node) ?? callBreach(node, parent, source.path) ?? castBreach(node);
    if (found !== undefined) breaches.push(breachAt(source, node, found));
  });
  return breaches;
}

function operatorBreach(node: SyntaxNode): string | undefined {
  const operator = node.operator as string;
  if (node.type === 'BinaryExpression' || node.type === 'AssignmentExpression') {
    const sides = [node.left, node.right];
    if (!ARITHMETIC.has(operator) || (operator.startsWith('+') && sides.some(isText))) return undefined;
    const money = sides.map(moneyName).find((name) => name !== undefined);
    return money && `puts ${operator} on ${money}; amounts are added by the functions of ${MONEY_FILE}`;
  }
  const unary = node.type === 'UnaryExpression' && (operator === '-' || operator === '+');
  if (!unary && node.type !== 'UpdateExpression') return undefined;
  const money = moneyName(node.argument);
  return money && `puts ${operator} on ${money}; amounts are changed by the functions of ${MONEY_FILE}`;
}

function callBreach(node: SyntaxNode, parent: SyntaxNode | undefined, path: string): string | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const callee = node.callee as SyntaxNode;
  const name = nameOf(callee);
  const object = callee.type === 'MemberExpression' ? (callee.object as SyntaxNode) : undefined;
  if (name === 'parseFloat') return 'calls parseFloat; read amounts by parseCents and rates by decimal.js';
  const values = (node.arguments as { expression: SyntaxNode }[]).map((argument) => argument.expression);
  const money = values.map(moneyName).find((found) => found !== undefined);
  // A rounding mode as second argument: that is decimal.js, which is exact.
  if (name === 'toFixed' && object && values.length < 2) {
    const rounded = moneyName(object);
    return rounded && `rounds ${rounded} by toFixed; write amounts by formatCents`;
  }
  if (money === undefined) return undefined;
  if (nameOf(object) === 'Math') return `calls Math.${name} on ${money}`;
  if (name !== 'Number' && name !== 'parseInt') return undefined;
  // cents() refuses whatever is not a whole safe number, so this is the one sound way in from a bigint column.
  const throughCents = path.startsWith(STORE) && nameOf(parent?.callee) === 'cents';
  return throughCents ? undefined : `turns ${money} into a number by ${name}; read it by parseCents`;
}

function castBreach(node: SyntaxNode): string | undefined {
  if (node.type !== 'TsAsExpression' && node.type !== 'TsTypeAssertion') return undefined;
  const type = node.typeAnnotation as SyntaxNode;
  const made = type.type === 'TsTypeReference' && nameOf(type.typeName) === 'Cents';
  return made ? 'makes Cents by a cast; only parseCents, cents and sums make amounts' : undefined;
}

/** The name by which an expression is seen to be money, through brackets, casts, signs and choices. */
function moneyName(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  switch (node.type) {
    case 'Identifier':
      return ifMoney(nameOf(node));
    case 'MemberExpression':
      return ifMoney(nameOf(node) ?? (isComputed(node) ? nameOf(node.object) : undefined));
    case 'CallExpression': {
      const name = nameOf(node.callee);
      return name && /^(format|render|describe|write)/.test(name) ? undefined : ifMoney(name);
    }
    case 'BinaryExpression':
    case 'ConditionalExpression':
      return ['left', 'right', 'consequent', 'alternate']
        .map((side) => moneyName(node[side]))
        .find((name) => name !== undefined);
    case 'UnaryExpression':
      return moneyName(node.argument);
    case 'ParenthesisExpression':
    case 'TsAsExpression':
    case 'TsNonNullExpression':
    case 'OptionalChainingExpression':
      return moneyName(node.expression ?? node.base);
    default:
      return undefined;
  }
}

function ifMoney(name: string | undefined): string | undefined {
  const last = name?.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)?.at(-1);
  return last !== undefined && MONEY_WORDS.has(last.toLowerCase()) ? name : undefined;
}

function isComputed(node: SyntaxNode): boolean {
  return isNode(node.property) && node.property.type === 'Computed';
}

function isText(node: unknown): boolean {
  return isNode(node) && (node.type === 'StringLiteral' || node.type === 'TemplateLiteral');
}
