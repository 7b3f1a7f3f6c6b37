import {
  type Credential,
  type CredentialSink,
  type LogWrite,
  type Open,
  type OutboundCall,
  type Scope,
  type Span,
  type WebhookEndpoint,
  guardWay,
  trailsOf,
} from '@seamlint/core';
import { EFFECT, limitSays } from '../../wording/call-words.ts';
import { WHEN } from '../../wording/endpoint-words.ts';
import { describeKey, keyWays } from './describe-key.ts';
import type { Item, Told, Way } from './explanation.ts';
import type { Spot } from './spot.ts';
import { wayOf, wayThrough } from './ways.ts';

/** A fact of the program, told in words when it is wanted. */
export interface Described {
  readonly span: Span;
  readonly item: () => Item;
}

/** The facts of the file, in no order. */
export const describeFacts = (spot: Spot): readonly Described[] => {
  const { scope } = spot.analysis;
  return [
    ...scope.facts('webhook-endpoint').map((fact) => ({ span: fact.span, item: () => ofEndpoint(spot, fact) })),
    ...scope.facts('outbound-call').map((fact) => ({ span: fact.span, item: () => ofCall(spot, fact) })),
    ...scope.facts('log-write').map((fact) => ({ span: fact.span, item: () => ofLog(spot, fact) })),
    ...scope.facts('credential').map((fact) => ({ span: fact.span, item: () => ofCredential(spot, fact) })),
    ...scope.facts('credential-sink').map((fact) => ({ span: fact.span, item: () => ofSink(spot, fact) })),
  ].filter(({ span }) => span.path === spot.path);
};

const titleOf = (scope: Scope, id: string | null): string =>
  id === null ? 'somebody' : (scope.provider(id)?.title ?? id);

const opens = (spot: Spot, open: readonly Open[]): readonly Told[] =>
  open.map(({ why, at }) => spot.told(`could not be followed: ${why}`, at));

const ofEndpoint = (spot: Spot, endpoint: WebhookEndpoint): Item => {
  const { scope } = spot.analysis;
  const { found, open, gaps, because } = scope.guardsOf(endpoint);
  const sender = titleOf(scope, endpoint.provider);
  return {
    at: spot.where(endpoint.span),
    kind: endpoint.kind,
    says: `${endpoint.method} ${endpoint.route} receives events of ${sender} (${endpoint.framework}): it ${endpoint.evidence.join(', ')}${endpoint.certain ? '' : '; that is likely, not sure'}`,
    details: [
      ...because.map(({ at, note }) => spot.told(note, at)),
      ...found.map(({ span, form, by }) => spot.told(`checked by ${by} (${form})`, span)),
      ...gaps.map(({ at, when }) => spot.told(`acted on without a check where ${WHEN[when]}`, at)),
      ...opens(spot, open),
      ...(found.length === 0 && open.length === 0
        ? [spot.told('no check was found, and nothing was left open', null)]
        : []),
    ],
    ways: [
      ...found.map((check) => wayThrough(spot, `how ${check.by} is reached`, guardWay(spot.recorder, check), check.by)),
      ...found.flatMap((check) => calleeWays(spot, check.span)),
      ...open
        .slice(0, MAX_OPEN)
        .map((one) => wayThrough(spot, 'how the open place is reached', guardWay(spot.recorder, one), one.why)),
    ].filter(({ steps }) => steps.length > 0),
  };
};

const MAX_OPEN = 4;

/** Where what a call runs comes from. */
const calleeWays = (spot: Spot, { path, start, end }: Span): readonly Way[] => {
  const call = spot.analysis.program.file(path)?.structure.calls.find(({ at }) => at[0] === start && at[1] === end);
  return call === undefined
    ? []
    : trailsOf(spot.recorder, { file: path, id: call.callee }).map((trail) =>
        wayOf(spot, 'what is called comes from', trail),
      );
};

const ofCall = (spot: Spot, call: OutboundCall): Item => {
  const { scope } = spot.analysis;
  const { found, open } = scope.contextsOf(call);
  const to = call.provider === null ? (call.url ?? 'an address that is not known') : titleOf(scope, call.provider);
  return {
    at: spot.where(call.span),
    kind: call.kind,
    says: `${call.client === 'sdk' ? (call.package ?? 'an SDK') : call.client} ${call.operation} to ${to}: ${EFFECT[call.effect]}${call.highRisk ? ' that hurts if it is done twice' : ''}`,
    details: [
      spot.told(limitSays(call), call.limit.at),
      ...describeKey(spot, call),
      spot.told(`its client repeats: ${call.clientRetries}`, call.clientAt),
      spot.told(`runs: ${call.runsIn}`, null),
      ...(call.ownApi ? [spot.told('it is the application’s own address', null)] : []),
      ...(call.streams ? [spot.told('it is a stream', null)] : []),
      ...found.flatMap(({ at, note, repeats, via }) => [
        spot.told(`${note}${repeats ? ', so that it may run again' : ''}`, at),
        ...via.map((step) => spot.told(step.note, step.at)),
      ]),
      ...opens(spot, open),
    ],
    ways: [...calleeWays(spot, call.span), ...keyWays(spot, call)],
  };
};

const ofLog = (spot: Spot, { span, kind, sink, secrets, open }: LogWrite): Item => ({
  at: spot.where(span),
  kind,
  says: `writes to ${sink}`,
  details: [
    ...secrets.flatMap(({ at, title, because }) => [
      spot.told(title, at),
      ...because.map((step) => spot.told(step.note, step.at)),
    ]),
    ...opens(spot, open),
    ...(secrets.length === 0 && open.length === 0 ? [spot.told('nothing of it is known to be sensitive', null)] : []),
  ],
  ways: [],
});

const ofCredential = (spot: Spot, { span, kind, what, shape, evidence, certain }: Credential): Item => ({
  at: spot.where(span),
  kind,
  says: `${what} (${shape.mask}), by its ${evidence}${certain ? '' : '; the format is not certain'}${shape.placeholder ? '; a placeholder' : ''}`,
  details: [],
  ways: [],
});

const ofSink = (spot: Spot, { span, kind, what, value, members }: CredentialSink): Item => {
  const { found, open } = spot.analysis.scope.literalsReaching(span.path, value, members);
  return {
    at: spot.where(span),
    kind,
    says: `takes ${what}`,
    details: [
      ...found.map((one) => spot.told(`a string gets here (${one.shape.mask})`, one.span)),
      ...opens(spot, open),
      ...(found.length === 0 && open.length === 0 ? [spot.told('no string of the code gets here', null)] : []),
    ],
    ways: trailsOf(spot.recorder, { file: span.path, id: value }, members).map((trail) =>
      wayOf(spot, 'what it takes comes from', trail),
    ),
  };
};
