import { type CallNode, calledName } from '../source/calls.ts';
import { isFunction } from '../source/names.ts';
import { bare, dotted, j, type Node, type Path } from '../source/node.ts';
import { lookUp, type Reachable } from '../source/reach.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { BusinessId } from './business-id.ts';

/** Names of what differs between two writes for the same thing: a deposit and the balance, the parts of a sum. */
const TELLS =
  /(?:^|[a-z_])(?:amounts?|total|price|sum|cents|kind|type|phase|step|stage|part|portion|instal?lment|sequence|seq|index|period|month|cycle|round|leg|reason|purpose|variant)(?:No|Number|Index|_?in_?cents|InCents|Minor)?$/iu;

const OBJECT = /^(?:\{|readonly |Array<|Money\b|Price\b|Amount\b|\w+\[\])/u;

/** What callers hand over beside the id and the write names: two writes that differ in it are two that are meant. */
export const toldApart = (source: Source, path: Path, ids: readonly BusinessId[]): readonly string[] => {
  const texts = namedIn(path, (path.node as CallNode).arguments);
  const beside = texts.flatMap((text) => handedBeside(source, path, text, ids));
  const told = [...new Set(beside)].filter((text) => !ids.some((id) => id.text === text));
  for (const text of told) {
    const root = lookUp(path, text.split('.')[0] ?? '');
    if (root !== null && mayMiss(source, root, text)) {
      throw new Refusal(
        `${text} may tell one ${calledName(path.node as CallNode) ?? 'call'} from the next, and may be missing.`,
      );
    }
  }
  refuseOther(source, path, ids, told);
  return told;
};

/** Names and chains of names, as they are read; not what a function inside reads. */
const namedIn = (path: Path, nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap((node): readonly string[] => {
    const inner = bare(node);
    const chain = dotted(inner);
    if (chain !== null) return [chain];
    if (isFunction(inner)) return [];
    if (j.ObjectExpression.check(inner)) {
      return namedIn(
        path,
        inner.properties.flatMap((property): readonly Node[] => {
          if (j.ObjectProperty.check(property)) return [property.value];
          return j.SpreadElement.check(property) ? [property.argument] : [];
        }),
      );
    }
    if (j.ArrayExpression.check(inner))
      return namedIn(
        path,
        inner.elements.filter((one) => one !== null),
      );
    if (j.TemplateLiteral.check(inner)) return namedIn(path, inner.expressions);
    if (j.BinaryExpression.check(inner) || j.LogicalExpression.check(inner))
      return namedIn(path, [inner.left, inner.right]);
    if (j.ConditionalExpression.check(inner)) return namedIn(path, [inner.test, inner.consequent, inner.alternate]);
    if (j.UnaryExpression.check(inner)) return namedIn(path, [inner.argument]);
    return j.CallExpression.check(inner) || j.NewExpression.check(inner) ? namedIn(path, inner.arguments) : [];
  });

const handedBeside = (
  source: Source,
  path: Path,
  text: string,
  ids: readonly BusinessId[],
  depth = 0,
): readonly string[] => {
  const [name = '', ...rest] = text.split('.');
  const root = lookUp(path, name);
  if (root === null) return [];
  if (ids.some((id) => isOf(text, id) || sameWord(name, id.subject))) return [];
  if (ids.some(({ from }) => isBeside(root, from))) {
    return TELLS.test(rest.at(-1) ?? name) && !OBJECT.test(typeOf(source, rest.at(-1) ?? name)) ? [text] : [];
  }
  // `const cents = Math.round(amount * 100)`
  return root.kind === 'const' && root.init !== null && rest.length === 0 && depth < 2
    ? namedIn(path, [root.init]).flatMap((one) => handedBeside(source, path, one, ids, depth + 1))
    : [];
};

/** `order.total` belongs to the order whose id it is. */
const isOf = (text: string, id: BusinessId): boolean => {
  const thing = /^(.*)\.(?:id|_id|uuid)$/u.exec(id.text)?.[1];
  return thing !== undefined && text.startsWith(`${thing}.`);
};

const sameWord = (name: string, subject: string): boolean => name.toLowerCase() === subject.toLowerCase();

/** Handed over by the same caller, or taken out of the same thing. */
const isBeside = (root: Reachable, from: Reachable): boolean =>
  (root.kind === 'param' && from.kind === 'param' && root.holder.node === from.holder.node) ||
  (root.init !== null && root.init === from.init && (root.name === from.name || root.members.length > 0));

const typeOf = (source: Source, name: string): string =>
  new RegExp(`\\b${name}\\??\\s*:\\s*([^;,)=\\n]+)`, 'u').exec(source.text)?.[1]?.trim() ?? '';

const mayMiss = (source: Source, { id, defaulted }: Reachable, text: string): boolean => {
  const name = text.split('.').at(-1) ?? '';
  if (defaulted && text === name) return false;
  const type = j.Identifier.check(id) && id.typeAnnotation != null ? sliceOf(source, id.typeAnnotation) : '';
  return (
    (j.Identifier.check(id) && id.optional === true) ||
    (text === name && /\b(?:undefined|null)\b/u.test(type)) ||
    new RegExp(`\\b${name}\\?\\s*:`, 'u').test(source.text)
  );
};

/** Two calls of the function for the same thing that differ in something else: which of it counts nobody can tell. */
const refuseOther = (source: Source, path: Path, ids: readonly BusinessId[], told: readonly string[]): void => {
  const [own] = ids;
  if (own === undefined || own.from.kind !== 'param') return;
  const { holder } = own.from;
  const params = paramsOf(holder);
  const at = params.indexOf(own.from.name);
  const name = nameOf(holder);
  if (at < 0 || name === null) return;
  const used = namedIn(path, (path.node as CallNode).arguments).map((text) => text.split('.')[0] ?? '');
  const seen = new Map<string, readonly string[]>();
  for (const call of callsOf(source, name)) {
    const given = call.arguments.map((argument) => sliceOf(source, argument));
    const before = seen.get(given[at] ?? '');
    const differs = params.filter(
      (param, index) => index !== at && before !== undefined && before[index] !== given[index],
    );
    if (
      before !== undefined &&
      differs.some((param) => used.includes(param)) &&
      !differs.some((param) => told.some((text) => text.split('.')[0] === param))
    ) {
      throw new Refusal(
        `${name} is called twice for one ${own.subject}, and what tells the two calls apart is not known here.`,
      );
    }
    seen.set(given[at] ?? '', given);
  }
};

const callsOf = (source: Source, name: string): readonly CallNode[] =>
  source.root
    .find(j.CallExpression)
    .filter(({ node }) => (dotted(node.callee)?.split('.').at(-1) ?? calledName(node)) === name)
    .nodes();

const paramsOf = ({ node }: Path): readonly string[] =>
  isFunction(node) || j.ObjectMethod.check(node) || j.ClassMethod.check(node)
    ? node.params.map((param) => {
        const held = j.AssignmentPattern.check(param) ? param.left : param;
        return j.Identifier.check(held) ? held.name : '';
      })
    : [];

const nameOf = (path: Path): string | null => {
  const { node } = path;
  if ((j.ObjectMethod.check(node) || j.ClassMethod.check(node)) && j.Identifier.check(node.key)) return node.key.name;
  if (!isFunction(node)) return null;
  if (!j.ArrowFunctionExpression.check(node) && typeof node.id?.name === 'string') return node.id.name;
  const around: Node | undefined = path.parent?.node;
  return j.VariableDeclarator.check(around) && j.Identifier.check(around.id) ? around.id.name : null;
};
