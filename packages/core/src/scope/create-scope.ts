import type { Catalog } from '../catalog/catalog.ts';
import type { Fact, FactKind, FactOf } from '../facts/fact.ts';
import type { Span } from '../facts/span.ts';
import { guarded } from '../flow/guarded.ts';
import type { Listeners } from '../flow/listeners.ts';
import type { Extracted } from '../extract/extract.ts';
import { createFlow, type Flow } from '../flow/settle.ts';
import { literalsReaching } from '../flow/literals-reaching.ts';
import { createOutboundCalls } from './calls/outbound-calls.ts';
import { createEffects } from './effects/effects-of.ts';
import { createContexts } from './contexts/contexts-of.ts';
import { createKeySources, nothing as unheard } from './keys/key-source.ts';
import { createLogWrites } from './logs/log-writes.ts';
import { createCompares } from './webhooks/compares.ts';
import { createEndpoints } from './webhooks/endpoints.ts';
import { createOpenVerifiers } from './webhooks/open-verifiers.ts';
import { fileProgram } from './file-program.ts';
import type { Known } from './known.ts';
import type { Program } from './program.ts';
import type { Guards, Scope } from './scope.ts';

export interface ScopeOptions extends Partial<Listeners> {
  /** Tests, examples, fixtures, stories, generated code. */
  readonly isTest: (path: string) => boolean;
}

const unguarded: Guards = { found: [], open: [], gaps: [], asksTime: false, muted: [], because: [] };

/** What rules may ask of `program`. Linked facts are worked out when first asked for. */
export const createScope = (program: Program, catalog: Catalog, options: ScopeOptions): Scope =>
  scopeOver(createFlow(program, catalog, options), options.isTest);

/** What they may ask of one file alone. What was followed when it was extracted is not followed again. */
export const createFileScope = (
  { facts, flow }: Extracted,
  catalog: Catalog,
  { isTest }: Pick<ScopeOptions, 'isTest'>,
): Scope =>
  // Of a test other things are followed.
  flow === undefined || isTest(facts.path)
    ? createScope(fileProgram(facts), catalog, { isTest })
    : scopeOver(flow, isTest);

const scopeOver = (flow: Flow, isTest: (path: string) => boolean): Scope => {
  const { program, catalog } = flow;
  let linked: ReturnType<typeof createEndpoints> | undefined;
  const endpoints = (): ReturnType<typeof createEndpoints> => (linked ??= createEndpoints(flow, catalog, isTest));

  let byFact: ReadonlyMap<Fact, Guards> | undefined;
  const guards = (): ReadonlyMap<Fact, Guards> =>
    (byFact ??= new Map(endpoints().map((endpoint) => [endpoint.fact, endpoint.guards])));

  let calls: ReturnType<typeof createOutboundCalls> | undefined;
  const outboundCalls = (): ReturnType<typeof createOutboundCalls> => (calls ??= createOutboundCalls(flow, catalog));

  let logs: ReturnType<typeof createLogWrites> | undefined;
  const logWrites = (): ReturnType<typeof createLogWrites> =>
    (logs ??= createLogWrites(flow, catalog, outboundCalls()));

  let openVerifiers: ReturnType<typeof createOpenVerifiers> | undefined;
  let compares: ReturnType<typeof createCompares> | undefined;
  const ofKind = <K extends FactKind>(kind: K): readonly FactOf<K>[] => {
    const all: readonly Fact[] =
      kind === 'webhook-endpoint'
        ? endpoints().map((endpoint) => endpoint.fact)
        : kind === 'signature-check'
          ? endpoints().flatMap((endpoint) => endpoint.guards.found)
          : kind === 'outbound-call'
            ? outboundCalls()
            : kind === 'open-verifier'
              ? (openVerifiers ??= createOpenVerifiers(flow, catalog, isTest))
              : kind === 'signature-compare'
                ? (compares ??= createCompares(flow, catalog, endpoints(), isTest))
                : kind === 'log-write'
                  ? logWrites()
                  : program.paths.flatMap((path) => program.file(path)?.facts ?? []);
    return all.filter((fact): fact is FactOf<K> => fact.kind === kind);
  };

  const effectsOf = createEffects(flow, catalog, endpoints);
  const contexts = createContexts(flow, catalog, () => endpoints().map(({ fact }) => fact), isTest, outboundCalls);
  const keySourceOf = createKeySources(flow, contexts.runs, outboundCalls);

  return {
    facts: ofKind,
    guardsOf: (fact) => guards().get(fact) ?? unguarded,
    effectsOf,
    literalsReaching: (path, id, members) =>
      guarded(flow, path, 'what reaches a credential', broken({ path, start: 0, end: 0 }), () =>
        literalsReaching(flow, { file: path, id }, members),
      ),
    contextsOf: (call) => guarded(flow, call.file, 'what runs a call', broken(call.span), () => contexts.of(call)),
    floatingOf: (call) => guarded(flow, call.file, 'what waits for a call', [], () => contexts.floating(call)),
    keySourceOf: (call) => guarded(flow, call.file, 'where a key comes from', unheard, () => keySourceOf(call)),
    provider: (id) => catalog.byId.get(id),
    isTest,
  };
};

/** What broke is open: nothing may be reported for want of it. */
const broken = (at: Span): Known<never> => ({ found: [], open: [{ why: 'Seamlint broke over it', at }] });
