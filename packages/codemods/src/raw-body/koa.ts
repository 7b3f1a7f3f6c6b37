import type { Mending } from '../source/mend-sites.ts';
import { dotted, endOf, j, objectOf, outerRange, type Node } from '../source/node.ts';
import { addProperty, keyOf } from '../source/object-literal.ts';
import { lookUp } from '../source/reach.ts';
import { sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Signed } from './signed.ts';

export const KEEPS_TEXT = ['koa-bodyparser', '@koa/bodyparser'];

/** Its parsers keep the text beside what they make of it: one by itself, one if it is told to. */
export const koaBytes = (mending: Mending, { path, subject }: Signed): readonly string[] => {
  const { source, project, imports } = mending;
  const request = requestOf(mending, subject);
  if (request === null) throw new Refusal('What is signed there does not come from the body that the handler gets.');
  const [start, end] = outerRange(source.text, path.node);
  const uses = (name: string): boolean =>
    project.dependencies.has(name) || imports.bindings.some(({ module }) => module === name);
  if (KEEPS_TEXT.some(uses)) {
    // Without a body there is none.
    source.magic.overwrite(start, end, `${request}.rawBody ?? ${source.style.quote}${source.style.quote}`);
    return [];
  }
  if (!uses('koa-body')) throw new Refusal('Which parser reads the body, and whether it keeps the text, is not seen.');
  keepUnparsed(mending);
  const { quote } = source.style;
  source.magic.overwrite(start, end, `${request}.body[Symbol.for(${quote}unparsedBody${quote})]`);
  return [];
};

/** `ctx.request` of `ctx.request.body`, also through a constant. */
const requestOf = ({ source }: Mending, subject: Signed['subject'], depth = 0): string | null => {
  const node: Node = subject.node;
  const name = dotted(node);
  if (name !== null && /\.request\.body$/u.test(name)) return sliceOf(source, objectOf(node) ?? node);
  if (!j.Identifier.check(node) || depth > 0) return null;
  const declared = lookUp(subject, node.name);
  const init = declared?.init ?? null;
  if (declared === null || init === null) return null;
  const from = dotted(init);
  if (declared.members.join('.') === 'body' && from !== null && from.endsWith('.request')) return from;
  return declared.members.length === 0 && from !== null && from.endsWith('.request.body')
    ? from.slice(0, -'.body'.length)
    : null;
};

const keepUnparsed = ({ source, imports, done }: Mending): void => {
  const local = imports.bindings.find(({ module }) => module === 'koa-body')?.local;
  const calls = source.root
    .find(j.CallExpression)
    .nodes()
    .filter(({ callee }) => local !== undefined && dotted(callee) === local);
  const [call, ...more] = calls;
  if (call === undefined || more.length > 0)
    throw new Refusal('koa-body is set up in another file: give it includeUnparsed: true there first.');
  if (done.has(call)) return;
  done.add(call);
  const [options] = call.arguments;
  if (options === undefined) source.magic.appendLeft(endOf(call) - 1, '{ includeUnparsed: true }');
  else if (!j.ObjectExpression.check(options))
    throw new Refusal('The options of koa-body are not written where it is made.');
  else if (!options.properties.some((one) => keyOf(one) === 'includeUnparsed'))
    addProperty(source, options, 'includeUnparsed: true');
};
