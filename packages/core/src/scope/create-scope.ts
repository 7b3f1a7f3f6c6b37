import type { Catalog } from '../catalog/catalog.ts';
import type { Fact, FactKind, FactOf } from '../facts/fact.ts';
import { createFlow } from '../flow/settle.ts';
import { literalsReaching } from '../flow/literals-reaching.ts';
import { createOutboundCalls } from './calls/outbound-calls.ts';
import { createContexts } from './contexts/contexts-of.ts';
import { type NamedLogger, createLogWrites } from './logs/log-writes.ts';
import { createEndpoints } from './webhooks/endpoints.ts';
import type { Program } from './program.ts';
import type { Guards, Scope } from './scope.ts';

export interface ScopeOptions {
  /** Tests, examples, fixtures, stories, generated code. */
  readonly isTest: (path: string) => boolean;
  /** Loggers of the configuration. */
  readonly loggers?: readonly NamedLogger[];
}

const unguarded: Guards = { found: [], open: [], gaps: [], because: [] };

/** What rules may ask of `program`. Linked facts are worked out when first asked for. */
export const createScope = (program: Program, catalog: Catalog, { isTest, loggers }: ScopeOptions): Scope => {
  const flow = createFlow(program, catalog);
  let linked: ReturnType<typeof createEndpoints> | undefined;
  const endpoints = (): ReturnType<typeof createEndpoints> => (linked ??= createEndpoints(flow, catalog, isTest));

  let byFact: ReadonlyMap<Fact, Guards> | undefined;
  const guards = (): ReadonlyMap<Fact, Guards> =>
    (byFact ??= new Map(endpoints().map((endpoint) => [endpoint.fact, endpoint.guards])));

  let calls: ReturnType<typeof createOutboundCalls> | undefined;
  const outboundCalls = (): ReturnType<typeof createOutboundCalls> => (calls ??= createOutboundCalls(flow, catalog));

  let logs: ReturnType<typeof createLogWrites> | undefined;
  const logWrites = (): ReturnType<typeof createLogWrites> =>
    (logs ??= createLogWrites(flow, catalog, outboundCalls(), loggers));

  const ofKind = <K extends FactKind>(kind: K): readonly FactOf<K>[] => {
    const all: readonly Fact[] =
      kind === 'webhook-endpoint'
        ? endpoints().map((endpoint) => endpoint.fact)
        : kind === 'signature-check'
          ? endpoints().flatMap((endpoint) => endpoint.guards.found)
          : kind === 'outbound-call'
            ? outboundCalls()
            : kind === 'log-write'
              ? logWrites()
              : program.paths.flatMap((path) => program.file(path)?.facts ?? []);
    return all.filter((fact): fact is FactOf<K> => fact.kind === kind);
  };

  return {
    facts: ofKind,
    guardsOf: (fact) => guards().get(fact) ?? unguarded,
    literalsReaching: (path, id, members) => literalsReaching(flow, { file: path, id }, members),
    contextsOf: createContexts(flow, catalog, () => endpoints().map(({ fact }) => fact), isTest),
    provider: (id) => catalog.byId.get(id),
    isTest,
  };
};
