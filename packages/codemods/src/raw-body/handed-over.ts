import { usesOf } from '../source/names.ts';
import { contains, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import type { Mending } from '../source/mend-sites.ts';
import { lookUp } from '../source/reach.ts';
import { Refusal } from '../transform.ts';
import { signedAt, type Signed } from './signed.ts';

/**
 * Of a body that comes as a parameter, what its callers hand over: the function takes bytes from now on. Null for what
 * is no parameter, or for that of a function that a framework calls.
 */
export const handedOver = ({ source }: Mending, { path, subject, reserialised }: Signed): readonly Signed[] | null => {
  const { node } = subject;
  if (!j.Identifier.check(node)) return null;
  const declared = lookUp(subject, node.name);
  if (declared?.kind !== 'param' || declared.members.length > 0) return null;
  // Nest hands it over itself: `@Body() body`.
  if (/@\w+\([^)]*\)\s*$/u.test(source.text.slice(0, startOf(declared.id)))) return null;
  const index = paramsOf(declared.holder.node).findIndex((one) => one === declared.id);
  const name = nameOf(declared.holder);
  if (index < 0 || name === null) throw new Refusal(`Where ${node.name} is passed in is not seen in this file.`);
  if (usesOf(node.name, declared.holder).some((use) => !contains(path.node, use.node)))
    throw new Refusal(`${node.name} is also used for something other than the signature.`);
  const calls = callsOf(declared.holder, name);
  if (reserialised) {
    source.magic.overwrite(startOf(path.node), endOf(path.node), node.name);
    const type = j.Identifier.check(declared.id) ? declared.id.typeAnnotation : null;
    if (type != null) source.magic.overwrite(startOf(type), endOf(type), ': string | Buffer');
  }
  return calls.map((call) => {
    const argument = j.CallExpression.check(call.node) ? call.node.arguments[index] : undefined;
    if (argument === undefined || j.SpreadElement.check(argument))
      throw new Refusal(`A call of ${name} does not pass ${node.name}.`);
    return signedAt(source, { start: startOf(argument), end: endOf(argument) });
  });
};

const paramsOf = (node: Node): readonly Node[] => (j.Function.check(node) ? node.params : []);

const nameOf = ({ node, parent }: Path): string | null => {
  if (j.FunctionDeclaration.check(node)) return typeof node.id?.name === 'string' ? node.id.name : null;
  const holder: Node | undefined = parent?.node;
  return j.VariableDeclarator.check(holder) && j.Identifier.check(holder.id) ? holder.id.name : null;
};

const callsOf = (fn: Path, name: string): readonly Path[] => {
  let program: Path = fn;
  let exported = false;
  while (program.parent !== null && !j.Program.check(program.node)) {
    exported ||= j.ExportNamedDeclaration.check(program.node) || j.ExportDefaultDeclaration.check(program.node);
    program = program.parent;
  }
  const calls = usesOf(name, program)
    .map(({ parent }) => parent as Path)
    .filter(({ node }) => !isOwn(node, fn.node));
  if (exported || calls.some(({ node }) => !j.CallExpression.check(node)))
    throw new Refusal(`${name} is passed on, or exported, and who else calls it is not known here.`);
  if (calls.length === 0) throw new Refusal(`Nobody calls ${name} in this file.`);
  return calls;
};

const isOwn = (node: Node, fn: Node): boolean => node === fn || (j.VariableDeclarator.check(node) && node.init === fn);
