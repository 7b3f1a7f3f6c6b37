import { j } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import type { Handler } from './handler.ts';

/**
 * Answers through Node's response, in the handler's own manner. `return res.send()` does not type-check in a handler
 * of Express 5 that returns nothing else; `return;` does not in one that is declared to return a response.
 */
export const nodeReply =
  (source: Source, handler: Handler, response: string) =>
  (status: number, message: string): readonly string[] =>
    nodeAnswer(source, handler, response, `status(${status}).send('${message}')`);

/** `how`: what is called on the response. */
export const nodeAnswer = (source: Source, handler: Handler, response: string, how: string): readonly string[] => {
  const together = !source.typescript || returnsAnswers(source, handler, response);
  const answer = `${response}.${how};`;
  return together ? [`return ${answer}`] : [answer, 'return;'];
};

const returnsAnswers = (source: Source, { fn, path }: Handler, response: string): boolean => {
  const declared = fn.returnType ? sliceOf(source, fn.returnType) : null;
  if (declared !== null && !/\b(?:any|unknown)\b/u.test(declared)) return !/\bvoid\b|\bundefined\b/u.test(declared);
  return j(path)
    .find(j.ReturnStatement)
    .some(({ node }) => Boolean(node.argument && answers(sliceOf(source, node.argument), response)));
};

const answers = (text: string, response: string): boolean => text.replace(/^await\s+/u, '').startsWith(`${response}.`);
