/** Tests of the path that middleware makes, where the path is known: `if (ctx.path.startsWith('/hooks')) …`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Answers } from '../../flow/guards/certain.ts';
import type { Flow } from '../../flow/settle.ts';

/** What tests of the path answer for a request to `route`. */
export const pathAnswers = (flow: Flow, route: string): Answers =>
  Object.assign(
    (file: string, call: { readonly callee: number; readonly args: readonly { readonly value: number }[] }) => {
      const callee = flow.value({ file, id: call.callee });
      const [argument] = call.args;
      if (callee?.kind !== 'member' || argument === undefined || !isPath(flow, { file, id: callee.object }))
        return undefined;
      const text = textOf(flow, { file, id: argument.value });
      return text === undefined ? undefined : tested(callee.name, route, text);
    },
    {
      compares: (
        file: string,
        { op, left, right }: { readonly op: string; readonly left: number; readonly right: number },
      ) => {
        if (!/^[!=]==?$/u.test(op)) return undefined;
        const [path, other] = isPath(flow, { file, id: left }) ? [left, right] : [right, left];
        const text = isPath(flow, { file, id: path }) ? textOf(flow, { file, id: other }) : undefined;
        const isSame = text === undefined ? undefined : equals(route, text);
        return isSame === undefined ? undefined : isSame !== op.startsWith('!');
      },
    },
  );

const PATH = /^(?:pathname|path|originalUrl|routePath)$/u;

/** `ctx.path`, `event.url.pathname`, `new URL(request.url).pathname`. */
const isPath = (flow: Flow, ref: Ref): boolean => {
  const { found } = flow.settle(ref);
  return (
    found.length > 0 &&
    found.every(
      (origin) => (origin.kind === 'param' || origin.kind === 'external') && PATH.test(origin.path.at(-1) ?? ''),
    )
  );
};

const textOf = (flow: Flow, ref: Ref): string | undefined => {
  const [only, ...others] = flow.settle(ref).found;
  const value = only?.kind === 'value' && others.length === 0 ? flow.value(only.ref) : undefined;
  return value?.kind === 'string' && value.text !== null ? value.text : undefined;
};

/** Where a part of the route is open, nothing behind it is known. */
const OPEN = /[:*?|[{(]/u;

const tested = (method: string | null, route: string, text: string): boolean | undefined => {
  const open = route.search(OPEN);
  const sure = open === -1 ? route : route.slice(0, open);
  switch (method) {
    case 'startsWith':
      if (sure.startsWith(text)) return true;
      return open === -1 || !text.startsWith(sure) ? false : undefined;
    case 'endsWith':
      return open === -1 ? route.endsWith(text) : undefined;
    case 'includes':
      if (sure.includes(text)) return true;
      return open === -1 ? false : undefined;
    default:
      return undefined;
  }
};

const equals = (route: string, text: string): boolean | undefined =>
  OPEN.test(route) ? undefined : route.replace(/(?<=.)\/$/u, '') === text.replace(/(?<=.)\/$/u, '');
