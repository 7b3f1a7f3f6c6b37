/** A route of SvelteKit: the hook that runs for all of them. */
import { sveltekit } from '../../extract/frameworks/sveltekit.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import { handlersOf } from '../../flow/handlers.ts';
import { resolveExport } from '../../flow/resolve.ts';
import type { Flow } from '../../flow/settle.ts';
import { handlersInOrder } from './handler-list.ts';

/** What `handle` of `hooks.server.ts` runs, in order. */
export const hookStages = (flow: Flow, file: string): readonly Stage[] => {
  const root = sveltekit.route.exec(file);
  if (root === null || flow.program.single === true) return [];
  const at = file.indexOf('routes/', root.index);
  const hooks = ['ts', 'js']
    .flatMap((extension) => [`hooks.server.${extension}`, `hooks.server/index.${extension}`])
    .map((name) => `${file.slice(0, at)}${name}`)
    .find((path) => flow.program.file(path) !== undefined);
  if (hooks === undefined) return [];
  const handle = resolveExport(flow.program, hooks, 'handle').found.flatMap((target) =>
    target.kind === 'value' ? [target.ref] : [],
  );
  return handlersInOrder(flow, handle).map((ref) => ({
    ...handlersOf(flow, ref),
    ref,
    outside: [],
    open: [],
    roles: ['handle'],
    passes: 'next',
    optional: true,
    global: true,
  }));
};
