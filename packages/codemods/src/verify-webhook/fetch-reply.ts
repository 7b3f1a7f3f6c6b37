import { bindingsOf } from '../source/bindings.ts';
import { isFunction } from '../source/names.ts';
import type { Node } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';

/** In the handler's own manner. */
export const fetchReply = (source: Source, fn: Node) => {
  const next = bindingsOf(source).find(
    ({ module, imported, typeOnly }) => module === 'next/server' && imported === 'NextResponse' && !typeOnly,
  )?.local;
  const text = sliceOf(source, fn);
  const json = [next, 'Response'].find((name) => name !== undefined && text.includes(`${name}.json(`));
  const plain =
    next !== undefined &&
    (text.includes(`new ${next}(`) ||
      (isFunction(fn) && fn.returnType && sliceOf(source, fn.returnType).includes(next)))
      ? next
      : 'Response';
  return (status: number, message: string): readonly string[] => [
    json === undefined
      ? `return new ${plain}('${message}', { status: ${status} });`
      : `return ${json}.json({ error: '${message}' }, { status: ${status} });`,
  ];
};
