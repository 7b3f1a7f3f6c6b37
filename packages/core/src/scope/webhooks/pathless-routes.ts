import type { Catalog } from '../../catalog/catalog.ts';
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import { handlersOf } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';
import { uncheckedHelper } from './evidence.ts';

/** `app.use(webhookCallback(bot))`: a handler of a vendor's that is served wherever its bot is told. */
export const pathlessRoutes = (flow: Flow, catalog: Catalog, file: string): readonly Route[] => {
  const structure = flow.program.file(file)?.structure;
  return (structure?.mounts ?? []).flatMap(({ on, method, path, handlers, call }) => {
    const at = structure?.calls[call]?.at;
    const last = handlers.at(-1);
    if (method !== 'use' || path !== null || last === undefined || at === undefined) return [];
    if (uncheckedHelper(flow, catalog, handlersOf(flow, { file, id: last })) === undefined) return [];
    return [
      {
        kind: 'route' as const,
        span: spanOf(file, at),
        framework: 'express' as const,
        method: 'USE',
        path: null,
        pathValue: null,
        handlers,
        router: on,
        call,
        exportName: null,
      },
    ];
  });
};
