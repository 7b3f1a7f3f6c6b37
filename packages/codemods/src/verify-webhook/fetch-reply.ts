import { type Binding, bindingsOf } from '../source/bindings.ts';
import { j, type Node } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';

/** In the handler's own manner. */
export const fetchReply = (source: Source, fn: Node, key = 'error') => {
  const bindings = bindingsOf(source);
  const next = bindings.find(
    ({ module, imported, typeOnly }) => module === 'next/server' && imported === 'NextResponse' && !typeOnly,
  )?.local;
  const text = sliceOf(source, fn);
  const helper = bindings.find(
    (one) => isJson(one) && new RegExp(`(?<![.\\w$])${one.local}\\(`, 'u').test(text),
  )?.local;
  const json = [next, 'Response'].find((name) => name !== undefined && text.includes(`${name}.json(`));
  const call = helper ?? (json === undefined ? null : `${json}.json`);
  const returned = j.Function.check(fn) && fn.returnType ? sliceOf(source, fn.returnType) : '';
  const plain = next !== undefined && (text.includes(`new ${next}(`) || returned.includes(next)) ? next : 'Response';
  return (status: number, message: string): readonly string[] => [
    call === null
      ? `return new ${plain}('${message}', { status: ${status} });`
      : `return ${call}({ ${key}: '${message}' }, { status: ${status} });`,
  ];
};

/** `json` of SvelteKit and of Remix, `data` of what became of that. */
const isJson = ({ module, imported, typeOnly }: Binding): boolean =>
  !typeOnly &&
  ((imported === 'json' && /^(?:@sveltejs\/kit|@remix-run\/.*)$/u.test(module)) ||
    (imported === 'data' && /^react-router$/u.test(module)));
