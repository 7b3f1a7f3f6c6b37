import { calledName, isCall } from '../source/calls.ts';
import { type FunctionNode, isFunction } from '../source/names.ts';
import { endOf, j, memberName, type Node, type Path, startOf } from '../source/node.ts';
import type { Mending } from '../source/mend-sites.ts';
import { versionOf } from '../project/versions.ts';
import { sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Closing } from './closing.ts';
import { around, functionAround } from './place.ts';

/** Of a check that promises an answer, which nobody waits for: a promise is true, whatever it holds. */
export const awaitAnswer: Closing = (mending, path, framework) => {
  const call = around(path, (node) => isCall(node));
  if (call === null || !isCall(call.node)) throw new Refusal('There is no call at this place.');
  const parent: Node = call.parent.node;
  if (j.AwaitExpression.check(parent)) throw new Refusal('The result of the check is already awaited.');
  if (memberName(parent) !== null && /^(?:then|catch|finally)$/u.test(memberName(parent) ?? ''))
    throw new Refusal('The result of the check goes into a promise chain: await the whole chain.');
  const fn = functionAround(call);
  if (fn === null) throw new Refusal('The check runs at the top level of the file.');
  const notes = mayWait(mending, fn, framework);
  const { magic } = mending.source;
  const wraps =
    j.UnaryExpression.check(parent) || j.MemberExpression.check(parent) || j.TSNonNullExpression.check(parent);
  if (j.UnaryExpression.check(parent) && parent.operator === 'void') {
    magic.overwrite(startOf(parent), startOf(call.node), 'await ');
    return notes;
  }
  magic.appendLeft(startOf(call.node), wraps ? '(await ' : 'await ');
  if (wraps) magic.appendRight(endOf(call.node), ')');
  return notes;
};

/** Makes the function wait, where whoever calls it takes a promise. */
const mayWait = (mending: Mending, { node, parent }: Path, framework: string): readonly string[] => {
  if (!isFunction(node) && !j.ObjectMethod.check(node) && !j.ClassMethod.check(node))
    throw new Refusal('The function around the check cannot await.');
  if (node.async === true) return [];
  const { source, project, done } = mending;
  if (done.has(node)) return [];
  done.add(node);
  const isPromise = node.returnType != null && /^:\s*Promise</u.test(sliceOf(source, node.returnType));
  if (node.generator === true || (node.returnType != null && !isPromise))
    throw new Refusal(
      'The function around the check is declared as synchronous: make it async, and await it where it is called.',
    );
  if (!isPromise && !(isFunction(node) && isHandler(node, parent, framework)))
    throw new Refusal(
      'A caller of the function around the check does not await it: make it async, and await it there.',
    );
  source.magic.appendLeft(startOf(j.ClassMethod.check(node) ? node.key : node), 'async ');
  const isExpress = framework === 'express' || (framework === '' && project.dependencies.has('express'));
  const major = versionOf(project, 'express')?.major;
  return isExpress && (major === undefined || major < 5)
    ? ['Express before 5 does not notice what an async handler throws: catch it, or pass it to next.']
    : [];
};

const METHODS = /^(?:post|put|patch|all|use|get|delete|route|serve|on)$/u;

/** What a framework calls: handed to a route, or exported as one. */
const isHandler = (node: FunctionNode, parent: Path, framework: string): boolean => {
  const around: Node = parent.node;
  if (isCall(around) && METHODS.test(calledName(around) ?? '')) return true;
  if (j.ExportDefaultDeclaration.check(around)) return framework !== '';
  const name = j.FunctionDeclaration.check(node) ? node.id?.name : null;
  const exported =
    j.ExportNamedDeclaration.check(around) || j.ExportNamedDeclaration.check(parent.parent?.parent?.node);
  return exported && (name === 'POST' || /^next-|^lambda$|^remix$|^sveltekit$/u.test(framework));
};
