import { dotted, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { calledName, isCall } from '../source/calls.ts';
import { freshName, referencedNames } from '../source/names.ts';
import { indentAt, type Source, sliceOf } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import { ownPaths } from './own-nodes.ts';
import type { Place } from './place.ts';
import type { Reception } from './reception.ts';

/** Whether the work may answer with a failure that is not written down where it is given: by a status that is computed, or by somebody the response is handed to. */
export const mayAnswerFailure = (source: Source, reception: Reception, place: Place): boolean => {
  const { handler, response } = reception;
  if (response === null) return false;
  const inWork = (is: (node: Node) => boolean): readonly Path[] =>
    place.work.flatMap((one) => ownPaths(handler, is, one));
  const handedOn = inWork((node) => j.Identifier.check(node) && node.name === response).some(({ parent, node }) => {
    const around: Node = parent.node;
    return isCall(around) && around.arguments.some((argument) => argument === node);
  });
  const computed = inWork((node) => statusOf(source, node) === 'unknown').length > 0;
  const assigned = inWork(
    (node) => j.AssignmentExpression.check(node) && /\.statusCode$/u.test(dotted(node.left) ?? ''),
  );
  return handedOn || computed || assigned.length > 0;
};

/** Whether a failure is answered in so many words. */
export const answersFailure = (source: Source, { handler, response }: Reception, { work }: Place): boolean =>
  response !== null &&
  work.some((one) => ownPaths(handler, (node) => Number(statusOf(source, node)) >= 400, one).length > 0);

/** The status that `res.status(500)` and its like set; null for any other node. */
const statusOf = (source: Source, node: Node): number | 'unknown' | null => {
  if (!isCall(node) || !/^(?:status|code|sendStatus|writeHead)$/u.test(calledName(node) ?? '')) return null;
  const [status] = node.arguments;
  const text = status === undefined ? '' : sliceOf(source, status);
  return /^\d{3}$/u.test(text) ? Number(text) : 'unknown';
};

/** `next(error)`, and answers that are a failure: the claim is released in front of each, since the next delivery may follow at once. */
export const releaseBeforeFailures = (source: Source, reception: Reception, place: Place, release: string): void => {
  const { handler, returnsAnswer, response } = reception;
  // Then it is released behind the answer: twice would take away the claim of whoever came in between.
  const byStatus = mayAnswerFailure(source, reception, place);
  const taken = new Set(referencedNames(source.root));
  for (const one of place.work) {
    for (const path of ownPaths(handler, isStatement, one)) {
      const value = valueOf(path.node);
      if (value === null) continue;
      const returned =
        j.ReturnStatement.check(path.node) && returnsAnswer && response === null && reception.returnsValue !== true;
      const answered =
        !byStatus &&
        response !== null &&
        ownPaths(handler, (node) => Number(statusOf(source, node)) >= 400, path.node).length > 0;
      const failure = returned ? isFailure(source, reception, value) : null;
      if (failure === 'unknown') askAnswer(source, path, value, { release, taken, reception });
      else if (isNextWithError(value) || answered || failure === true) insertBefore(source, path, release);
    }
  }
};

const isStatement = (node: Node): boolean => j.ReturnStatement.check(node) || j.ExpressionStatement.check(node);

const valueOf = (node: Node): Node | null => {
  if (j.ReturnStatement.check(node)) return node.argument ?? null;
  return j.ExpressionStatement.check(node) ? node.expression : null;
};

const isNextWithError = (value: Node): boolean =>
  j.CallExpression.check(value) && dotted(value.callee) === 'next' && value.arguments.length > 0;

const isFailure = (source: Source, { request }: Reception, value: Node): boolean | 'unknown' => {
  if (j.ObjectExpression.check(value)) return isFailing(statusIn(source, value, 'statusCode'));
  const callee = isCall(value) ? (dotted(value.callee) ?? '') : '';
  if (/^(?:Next)?Response\.error$/u.test(callee)) return true;
  const isAnswer =
    /^(?:Next)?Response(?:\.(?:json|redirect))?$|^(?:json|data|text|redirect)$/u.test(callee) ||
    (callee.startsWith(`${request}.`) && /\.(?:json|text|html|body|newResponse|redirect)$/u.test(callee));
  if (!isAnswer || !isCall(value)) return 'unknown';
  const [, second] = value.arguments;
  if (second === undefined || callee.endsWith('redirect')) return false;
  return isFailing(j.ObjectExpression.check(second) ? statusIn(source, second, 'status') : sliceOf(source, second));
};

const isFailing = (status: string | null): boolean | 'unknown' =>
  status === null ? false : /^\d{3}$/u.test(status) ? Number(status) >= 400 : 'unknown';

interface Asking {
  readonly reception: Reception;
  readonly release: string;
  readonly taken: Set<string>;
}

/** `return answer(…)` of somebody else: what it came to is asked before it is returned. */
const askAnswer = (source: Source, path: Path, value: Node, { release, taken, reception }: Asking): void => {
  const { node, parent } = path;
  if (!j.BlockStatement.check(parent.node) || !/^[\w.]+\(|^await /u.test(sliceOf(source, value)))
    throw new Refusal(
      `Whether ${sliceOf(source, value).slice(0, 40).split('\n')[0] ?? ''} answers with a failure is not clear here.`,
    );
  const { magic, style } = source;
  const name = freshName(['answer', 'response', 'eventAnswer'], taken);
  const base = style.eol + indentAt(source, startOf(node)) + style.indent;
  const wait = j.AwaitExpression.check(value) ? '' : 'await ';
  magic.overwrite(startOf(node), startOf(value), `const ${name} = ${wait}`);
  magic.appendLeft(
    endOf(node),
    [`if (${reception.isFailed?.(name) ?? `!${name}.ok`}) ${release}`, `return ${name};`]
      .map((line) => base + styledLine(line, style))
      .join(''),
  );
};

const statusIn = (source: Source, object: ReturnType<typeof j.objectExpression>, key: string): string | null => {
  for (const property of object.properties) {
    if (!j.ObjectProperty.check(property)) return 'of a spread';
    if (j.Identifier.check(property.key) && property.key.name === key) return sliceOf(source, property.value);
  }
  return null;
};

const insertBefore = (source: Source, { node, parent }: Path, release: string): void => {
  const { magic, style } = source;
  const line = styledLine(release, style);
  const around: Node = parent.node;
  if (j.BlockStatement.check(around) || j.SwitchCase.check(around)) {
    magic.appendLeft(startOf(node), `${line}${style.eol}${indentAt(source, startOf(node))}${style.indent}`);
    return;
  }
  const base = indentAt(source, startOf(node)) + style.indent;
  const inner = style.eol + base + style.indent;
  magic.appendLeft(startOf(node), `{${inner}${line}${inner}`);
  magic.appendLeft(endOf(node), `${style.eol}${base}}`);
};
