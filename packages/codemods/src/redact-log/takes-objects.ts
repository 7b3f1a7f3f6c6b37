import { type FunctionNode, isFunction } from '../source/names.ts';
import { bare, dotted, j, type Node } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';

/** Whether it can be handed any object, and answers at once what is to be logged. */
export const takesObjects = (source: Source, fn: FunctionNode, wraps: boolean): boolean => {
  const [first, ...more] = fn.params;
  if (first === undefined || fn.async === true || fn.generator === true || answersFunction(fn)) return false;
  if (more.some((param) => !isOptional(param))) return false;
  if (j.RestElement.check(first)) return false;
  const type = typeOf(source, first);
  if (type !== null) return ANY_OBJECT.test(type) || typeParameters(source, fn).includes(type);
  if (j.ObjectPattern.check(first)) return true;
  return wraps || (j.Identifier.check(first) && readsFields(source, fn, first.name));
};

const ANY_OBJECT =
  /^(?:any|unknown|object|\{\}|Record<(?:string|PropertyKey), ?(?:any|unknown)>|\{ ?\[\w+: ?string\]: ?(?:any|unknown);? ?\})(?: ?\| ?(?:null|undefined|string))*$/u;

const isOptional = (param: Node): boolean =>
  j.AssignmentPattern.check(param) ||
  j.RestElement.check(param) ||
  (j.Identifier.check(param) && param.optional === true);

const typeOf = (source: Source, param: Node): string | null => {
  const held = j.AssignmentPattern.check(param) ? param.left : param;
  return (j.Identifier.check(held) || j.ObjectPattern.check(held)) && held.typeAnnotation != null
    ? sliceOf(source, held.typeAnnotation).replace(/^:\s*/u, '').trim()
    : null;
};

const typeParameters = (source: Source, fn: FunctionNode): readonly string[] => {
  const declared = fn.typeParameters;
  if (declared == null) return [];
  return [...sliceOf(source, declared).matchAll(/(?:[<,]\s*)(?:const\s+)?(\w+)/gu)].map(([, name]) => name ?? '');
};

const answersFunction = (fn: FunctionNode): boolean => {
  if (!j.BlockStatement.check(fn.body)) return isFunction(bare(fn.body));
  return fn.body.body.some(
    (statement) =>
      j.ReturnStatement.check(statement) && statement.argument != null && isFunction(bare(statement.argument)),
  );
};

/** Members of texts, lists and addresses: whoever reads them need not have an object of fields. */
const PLAIN =
  /^(?:replace|replaceAll|slice|split|match|matchAll|trim|substring|substr|indexOf|lastIndexOf|includes|startsWith|endsWith|toString|toLowerCase|toUpperCase|length|charAt|padEnd|padStart|concat|join|map|filter|reduce|forEach|some|every|find|href|host|hostname|pathname|searchParams|search|origin|protocol)$/u;

const readsFields = (source: Source, fn: FunctionNode, name: string): boolean => {
  const text = sliceOf(source, fn.body);
  const members = [...text.matchAll(new RegExp(`(?<![\\w.$])${name}\\??\\.(\\w+)`, 'gu'))].map(([, one]) => one ?? '');
  if (members.length > 0) return members.every((one) => !PLAIN.test(one));
  return new RegExp(
    `(?:\\.\\.\\.|typeof |Object\\.(?:keys|entries|fromEntries|assign)\\([^)]*|JSON\\.stringify\\(|structuredClone\\(|cloneDeep\\(| in )${name}(?![\\w$])`,
    'u',
  ).test(text);
};

/** Names of what is an object wherever it is logged. */
const OBJECT =
  /^(?:.*(?:body|payload|headers|params|query|context|config|metadata|request|response|req|res|event|err|error|props|object|obj|fields))$/iu;

/** The file hands it an object somewhere already, and nothing beside it, and takes its answer for what it is. */
export const wrapsObjects = (source: Source, name: string): boolean =>
  source.root.find(j.CallExpression).some(({ node, parent }) => {
    if (dotted(node.callee) !== name || node.arguments.length !== 1) return false;
    if (j.AwaitExpression.check(parent.node) || (j.CallExpression.check(parent.node) && parent.node.callee === node))
      return false;
    const [first] = node.arguments;
    if (first === undefined) return false;
    const inner = bare(first);
    return j.ObjectExpression.check(inner) || OBJECT.test(dotted(inner)?.split('.').at(-1) ?? '');
  });
