/** What stands between strangers and what a route's handler does. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { MutedCheck } from '../../facts/muted-check.ts';
import type { Route } from '../../facts/route.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { spanOf } from '../../facts/span.ts';
import type { Asked } from '../../flow/guards/asked.ts';
import { goesByHandover } from '../../flow/guards/handover.ts';
import { type Skip, type State, blank, distinctStates } from '../../flow/guards/state.ts';
import { createWalk } from '../../flow/guards/walk.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Because } from '../../rules/finding.ts';
import type { Open } from '../known.ts';
import type { Gap, Guards } from '../scope.ts';
import { frameworks } from './frameworks.ts';
import { handlersInOrder, handlersOfRoute } from './handler-list.ts';
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
  readonly reads: boolean;
  /** Nobody gets in. */
  readonly turnsAway: boolean;
}

export const judgeRoute = (
  flow: Flow,
  catalog: Catalog,
  file: string,
  route: Route,
  target: { readonly ref: Ref; readonly open: readonly Open[] },
  approaches: readonly Approach[],
  sender: string | undefined,
  asked?: Asked,
): Judged => {
  const found: SignatureCheck[] = [];
  const unawaited: SignatureCheck[] = [];
  const ignored: SignatureCheck[] = [];
  const open: Open[] = [...target.open];
  const ran = new Map<string, { readonly file: string; readonly id: number }>();
  const framework = frameworks[route.framework];
  const states: State[] = [];
  const befores: (readonly Ref[] | undefined)[] = [];
  let reads = false;
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
    reads ||= isReadBefore ? readsAlone(flow, catalog, target.ref, roles, asked) : walk.reads;
    guarded ||= isGuarded;
    asksTime ||= walk.asksTime;
    leadsAway ||=
      ways.every((state) => state.open === null) && out.some((state) => state.open !== null && state.check === null);
    goesOn ||= walk.goesOn;
    for (const [key, target] of walk.ran) ran.set(key, target);
    states.push(...out);
    found.push(...coveringBytes(flow, file, route, before, walk.checks));
    unawaited.push(...walk.unawaited);
    ignored.push(...walk.ignored);
    open.push(...approach.open, ...walk.open);
  }
  const ends = distinctStates(states).filter((state) => !state.refused);
  const bare = ends.filter((state) => state.check === null && state.open === null);
  const gaps = bare.flatMap((state) => (state.effect === null || state.skip?.when === 'excused' ? [] : [gapOf(state)]));
  const isBare = gaps.length > 0 || (bare.length > 0 && found.length === 0);
  const late = isBare ? unawaited[0] : undefined;
  const unheard = isBare ? ignored[0] : undefined;
  const addressed = found.length > 0 || late !== undefined || unheard !== undefined ? undefined : addressGap(bare);
  const parsers = route.framework === 'express' ? parsersBefore(flow, befores) : undefined;
  const because = approaches.flatMap((approach) => approach.sites.map((site) => mountedAt(flow, site)));
  return {
    // A handler of which some way is bare is open only where something on that very way was.
    guards: {
      found: distinctChecks([...found, ...unawaited, ...ignored]),
      open: bare.length > 0 && ends.every((state) => state.open === null) ? [] : open,
      asksTime,
      gaps: [
        ...(late === undefined ? [] : [unawaitedGap(late, gaps)]),
        ...(unheard === undefined ? [] : [ignoredGap(unheard, gaps)]),
        ...(addressed === undefined ? distinctGaps(gaps) : [addressed]),
        ...ends.flatMap((state) => handoverGap(state, found)).slice(0, 1),
        ...ends.flatMap((state) => lateGap(state)).slice(0, 1),
        ...ends.flatMap(({ check }) => (check === null ? [] : emptyKeyGap(check))).slice(0, 1),
      ],
      muted: mutedIn(flow, [...ran.values()]),
      because,
      ...(parsers === undefined ? {} : { parsers }),
    },
    acts: guarded || ends.some((state) => state.effect !== null),
    leadsAway,
    goesOn,
    turnsAway: ends.length === 0,
    // Whoever checks it reads it; what stands behind a check was not walked.
    reads: reads || guarded || found.length > 0,
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

const gapOf = (state: State): Gap => ({
  at: state.effect ?? { path: '', start: 0, end: 0 },
  when: state.skip === null || state.skip.when === 'excused' ? 'branch' : state.skip.when,
  because: state.skip === null ? [] : [{ at: state.skip.at, note: skipped[state.skip.when] }],
});

const skipped: Readonly<Record<Skip['when'], string>> = {
  branch: 'a request can go this way',
  excused: 'a request can go this way',
  flag: 'this lets the request pass unchecked',
  'missing-secret': 'this lets the request pass unchecked',
  'missing-header': 'this lets the request pass unchecked',
  failed: 'this is where the check said no, and it goes on',
  inverted: 'it goes on only where the check said no',
  caught: 'what the check threw ends here, and it goes on',
};

/** Nothing is asked but where the request comes from, on every way to what it does. */
const addressGap = (bare: readonly State[]): Gap | undefined => {
  const acting = bare.filter(({ effect }) => effect !== null);
  const ways = acting.length > 0 ? acting : bare;
  const [address] = ways.flatMap((state) => state.address ?? []);
  if (address === undefined || ways.some((state) => state.address === null)) return undefined;
  return {
    at: acting[0]?.effect ?? address.at,
    when: address.from === 'header' ? 'address-sent' : 'address',
    because: [{ at: address.at, note: 'this is all that is asked of the sender' }],
  };
};

const mutedIn = (flow: Flow, ran: readonly { readonly file: string; readonly id: number }[]): readonly MutedCheck[] =>
  ran.flatMap(({ file, id }) =>
    (flow.program.file(file)?.facts ?? []).flatMap((fact) =>
      fact.kind === 'muted-check' && fact.fn === id ? [fact] : [],
    ),
  );

/** The check goes by what anybody handed over. */
const handoverGap = ({ handover }: State, found: readonly SignatureCheck[]): readonly Gap[] => {
  const check = handover === null ? undefined : found.find((one) => goesByHandover(handover, one));
  return handover === null || check === undefined
    ? []
    : [{ at: check.span, when: 'handover', because: [{ at: handover.at, note: 'this keeps what was sent' }] }];
};

/** What is done is done, whatever the check says then. */
const lateGap = ({ check, early }: State): readonly Gap[] =>
  check === null || early === null || !(check.form === 'helper' || (check.form === 'hmac' && check.digest === true))
    ? []
    : [{ at: check.span, when: 'late', because: [{ at: early, note: 'this is done before anybody asked' }] }];

/** Anybody can sign with nothing. */
const emptyKeyGap = ({ span, emptyKey }: SignatureCheck): readonly Gap[] =>
  emptyKey === undefined
    ? []
    : [{ at: span, when: 'empty-secret', because: [{ at: emptyKey.at, note: 'this is the key where none is set' }] }];

/** The check runs, and nobody looks at what it says. */
const ignoredGap = ({ span }: SignatureCheck, gaps: readonly Gap[]): Gap => ({
  at: gaps[0]?.at ?? span,
  when: 'ignored',
  because: [{ at: span, note: 'nobody looks at what this answers' }],
});

/** The check runs, and everybody passes. */
const unawaitedGap = ({ span }: SignatureCheck, gaps: readonly Gap[]): Gap => ({
  at: gaps[0]?.at ?? span,
  when: 'not-awaited',
  because: [{ at: span, note: 'this answers by a promise, which is true whatever comes of it' }],
});

const distinctGaps = (gaps: readonly Gap[]): readonly Gap[] =>
  gaps.filter((gap, index) => gaps.findIndex((other) => other.when === gap.when) === index);
const distinctChecks = (checks: readonly SignatureCheck[]): readonly SignatureCheck[] =>
  checks.filter(
    (check, index) =>
      checks.findIndex((other) => other.span.path === check.span.path && other.span.start === check.span.start) ===
      index,
  );

const mountedAt = (flow: Flow, site: { readonly file: string; readonly call: number }): Because => {
  const at = flow.program.file(site.file)?.structure.calls[site.call]?.at ?? [0, 0];
  return { at: spanOf(site.file, at), note: 'mounted here without a guard' };
};
