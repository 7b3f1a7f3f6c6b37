/** What stands between strangers and what a route's handler does. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { spanOf } from '../../facts/span.ts';
import type { Asked } from '../../flow/guards/asked.ts';
import { type State, blank } from '../../flow/guards/state.ts';
import { createWalk } from '../../flow/guards/walk.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Because } from '../../rules/finding.ts';
import type { Open } from '../known.ts';
import type { Guards } from '../scope.ts';
import { frameworks } from './frameworks.ts';
import { guardsOfEnds } from './guards-of-ends.ts';
import { handlersInOrder, handlersOfRoute } from './handler-list.ts';
import type { CollectedPicks, JudgedPick } from './judged-picks.ts';
import { applicationsOf } from './nest-bytes.ts';
import { coveringBytes } from './parsed-bodies.ts';
import { parsersBefore } from './parsers-before.ts';
import type { Approach } from './routers.ts';

export interface Judged {
  readonly guards: Guards;
  /** Something is done with the event on some way. */
  readonly acts: boolean;
  /** The handler hands the request to something that cannot be seen. */
  readonly leadsAway: boolean;
  /** The handler hands a request on to what comes behind it. */
  readonly goesOn: boolean;
  /** The handler reads what was sent, or hands it on. */
  reads(): boolean;
  /** Nobody gets in. */
  readonly turnsAway: boolean;
  /** Handlers for one sender each that it hands the request to. */
  readonly picked: readonly JudgedPick[];
}

export const judgeRoute = (
  flow: Flow,
  catalog: Catalog,
  file: string,
  route: Route,
  target: { readonly ref: Ref; readonly open: readonly Open[] },
  approaches: readonly Approach[],
  sender: string | undefined,
  { asked, picks }: { readonly asked?: Asked | undefined; readonly picks?: CollectedPicks },
): Judged => {
  const found: SignatureCheck[] = [];
  const unawaited: SignatureCheck[] = [];
  const ignored: SignatureCheck[] = [];
  const open: Open[] = [...target.open];
  const ran = new Map<string, { readonly file: string; readonly id: number }>();
  const framework = frameworks[route.framework];
  const states: State[] = [];
  const befores: (readonly Ref[] | undefined)[] = [];
  /** Asked only where nothing else says so: it may take a walk of its own. */
  const reads: (() => boolean)[] = [];
  let guarded = false;
  let goesOn = false;
  let leadsAway = false;
  let asksTime = false;
  for (const approach of approaches) {
    const roles = approach.roles ?? framework.roles;
    const walk = createWalk(flow, catalog, {
      sender,
      asked,
      needsNoAnswer: framework.hasOwnAddress,
      self: framework.self,
      startsBy: framework.startsBy,
      picks,
      ...(approach.answers === undefined ? {} : { answers: approach.answers }),
    });
    const own = framework.chains ? handlersOfRoute(flow, file, route).slice(0, -1) : [];
    const before = handlersInOrder(flow, [...approach.before, ...own]);
    befores.push(approach.open.length > 0 ? undefined : before);
    let ways: readonly State[] = approach.open.length > 0 ? [{ ...blank, open: approach.open[0] ?? null }] : [blank];
    for (const ref of before) ways = walk.through(ref, roles, ways);
    for (const stage of approach.stages ?? []) ways = walk.pass(stage, ways);
    // Where every way in has met a check, what the handler does need not be walked: that costs most.
    const isGuarded = ways.length > 0 && ways.every((state) => state.check !== null);
    const isReadBefore = walk.reads && (approach.stages ?? []).some(({ global }) => global === true);
    const out = isGuarded ? ways : walk.handle(target.ref, roles, ways);
    // What runs for all routes reads of every request.
    reads.push(isReadBefore ? () => readsAlone(flow, catalog, target.ref, roles, asked) : () => walk.reads);
    guarded ||= isGuarded;
    asksTime ||= walk.asksTime;
    leadsAway ||=
      ways.every((state) => state.open === null) && out.some((state) => state.open !== null && state.check === null);
    goesOn ||= walk.goesOn;
    for (const [key, target] of walk.ran) ran.set(key, target);
    states.push(...out);
    const covering = (checks: readonly SignatureCheck[]): readonly SignatureCheck[] =>
      coveringBytes(flow, file, route, before, checks, approach.open.length === 0);
    found.push(...covering(walk.checks));
    unawaited.push(...covering(walk.unawaited));
    ignored.push(...covering(walk.ignored));
    open.push(...approach.open, ...walk.open);
  }
  const parsers = route.framework === 'express' ? parsersBefore(flow, befores) : undefined;
  const applications = route.framework === 'nest' ? applicationsOf(flow, file) : [];
  const because = approaches.flatMap((approach) => approach.sites.map((site) => mountedAt(flow, site)));
  const { guards, acts, turnsAway } = guardsOfEnds(flow, {
    ...{ states, found, unawaited, ignored, open, asksTime, because },
    ran: [...ran.values()],
  });
  return {
    guards: {
      ...guards,
      ...(parsers === undefined ? {} : { parsers }),
      ...(applications.length === 0 ? {} : { applications }),
      ...(picks === undefined || picks.unasked.length === 0 ? {} : { unasked: picks.unasked }),
    },
    acts: guarded || acts,
    leadsAway,
    goesOn,
    turnsAway,
    // Whoever checks it reads it; what stands behind a check was not walked.
    reads: () => guarded || found.length > 0 || reads.some((one) => one()),
    picked:
      picks?.judged({
        covering: (checks) => coveringBytes(flow, file, route, befores[0] ?? [], checks, befores[0] !== undefined),
        asksTime,
        because: [
          ...because,
          { at: route.span, note: 'the request comes in here, and one of several handlers gets it' },
        ],
      }) ?? [],
  };
};

const readsAlone = (
  flow: Flow,
  catalog: Catalog,
  handler: Ref,
  roles: readonly Role[],
  asked: Asked | undefined,
): boolean => {
  const walk = createWalk(flow, catalog, { asked });
  walk.handle(handler, roles, [blank]);
  return walk.reads;
};

/** Nobody signs what a person sends. */
export const isSigned = ({ found }: Guards): boolean => found.some(({ form }) => form === 'helper' || form === 'hmac');

const mountedAt = (flow: Flow, site: { readonly file: string; readonly call: number }): Because => {
  const at = flow.program.file(site.file)?.structure.calls[site.call]?.at ?? [0, 0];
  return { at: spanOf(site.file, at), note: 'mounted here without a guard' };
};
