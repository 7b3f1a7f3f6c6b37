/** A route of h3, Nuxt or Nitro: the middleware of its server, and the parts of a handler that is an object. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import { h3 } from '../../extract/frameworks/h3.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import { handlersOf } from '../../flow/handlers.ts';
import { resolveExport } from '../../flow/resolve.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';

export const h3Roles: readonly Role[] = ['h3', 'next'];

/** Middleware lets a request on by answering nothing, or by calling the `next` that newer majors hand it. */
export const h3Stage = (flow: Flow, ref: Ref): Stage => {
  const { functions, outside, open } = handlersOf(flow, ref);
  const calls = functions.some(({ fact }) => fact.params.length > 1);
  return { ref, functions, outside, open, roles: h3Roles, passes: calls ? 'next' : 'nothing' };
};

/** What `server/middleware` runs for all routes, by name. */
const serverMiddleware = (flow: Flow, file: string): readonly Stage[] => {
  const root = h3.route.exec(file);
  const folder = root === null ? undefined : file.slice(0, file.indexOf('server/', root.index) + 'server/'.length);
  const files = folder === undefined ? [] : (flow.program.within?.(`${folder}middleware/`) ?? []);
  return [...files]
    .sort()
    .flatMap((path) =>
      resolveExport(flow.program, path, 'default').found.flatMap((target) =>
        target.kind === 'value'
          ? [{ ...h3Stage(flow, target.ref), outside: [], open: [], optional: true, global: true }]
          : [],
      ),
    );
};

interface Parts {
  readonly handler: Ref;
  readonly before: readonly Ref[];
}

/** `defineEventHandler({ onRequest: [check], handler })`. */
const partsOf = (flow: Flow, ref: Ref): Parts | undefined => {
  const value = flow.value(ref);
  if (value?.kind === 'variable' && value.defs.length === 1)
    return partsOf(flow, { file: ref.file, id: value.defs[0] ?? -1 });
  const call = value?.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
  const [first] = call?.args ?? [];
  const options = first === undefined ? undefined : flow.value({ file: ref.file, id: first.value });
  if (options?.kind !== 'object') return undefined;
  const entryOf = (name: string): readonly Ref[] =>
    options.entries.filter(({ key }) => key === name).map((entry) => ({ file: ref.file, id: entry.value }));
  const [handler] = entryOf('handler');
  if (handler === undefined) return undefined;
  const before = [...entryOf('onRequest'), ...entryOf('middleware')].flatMap((one) => {
    const list = flow.value(one);
    return list?.kind === 'array' ? list.items.map((id) => ({ file: ref.file, id })) : [one];
  });
  return { handler, before };
};

export const h3Handler = (flow: Flow, ref: Ref): Ref => partsOf(flow, ref)?.handler ?? ref;

export const h3Stages = (flow: Flow, file: string, route: Route, handler: Ref): readonly Stage[] => [
  ...(route.exportName === null ? [] : serverMiddleware(flow, file)),
  ...(partsOf(flow, handler)?.before ?? []).map((ref) => h3Stage(flow, ref)),
];
