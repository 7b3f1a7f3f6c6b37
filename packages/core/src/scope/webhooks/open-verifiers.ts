/** Verifiers that say yes where there is nothing to verify with, whoever calls them. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { OpenVerifier } from '../../facts/open-verifier.ts';
import { foundOfKind } from '../../facts/of-kind.ts';
import type { FunctionFact, FunctionId, Structure } from '../../facts/structure.ts';
import { exitsIn } from '../../flow/exits.ts';
import { guarded } from '../../flow/guarded.ts';
import type { Answer, State } from '../../flow/guards/state.ts';
import type { Says } from '../../flow/guards/says.ts';
import { createWalk } from '../../flow/guards/walk.ts';
import { noBindings, pathText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { unawaitedIn } from './unawaited.ts';

export const createOpenVerifiers = (
  flow: Flow,
  catalog: Catalog,
  isTest: (path: string) => boolean,
): readonly OpenVerifier[] =>
  flow.program.paths.flatMap((path) =>
    isTest(path)
      ? []
      : guarded(flow, path, 'the verifier', [], () => [
          ...inFile(flow, catalog, path),
          ...unawaitedIn(flow, catalog, path),
        ]),
  );

const inFile = (flow: Flow, catalog: Catalog, path: string): readonly OpenVerifier[] => {
  const file = flow.program.file(path);
  if (file === undefined || !file.facts.some((fact) => fact.kind === 'mention' && fact.of === 'digest')) return [];
  return verifiersIn(flow, catalog, path, file.structure).flatMap((id) => openAt(flow, catalog, path, id));
};

/** Functions that compare with a digest or verify by themselves; what calls them is judged where it is called. */
const verifiersIn = (flow: Flow, catalog: Catalog, path: string, structure: Structure): readonly FunctionId[] => {
  const { calls, values, functions } = structure;
  const compares = foundOfKind(structure, 'binary', ({ op, at }) => (/^[!=]==?$/u.test(op) ? [at] : []));
  const isWithin = (fn: FunctionId): boolean => {
    const around = functions[fn]?.at;
    return around !== undefined && compares.some(([from, to]) => around[0] <= from && to <= around[1]);
  };
  const asking = calls.flatMap(({ fn, callee }) => {
    const value = values[callee];
    const name = value?.kind === 'member' || value?.kind === 'variable' || value?.kind === 'import' ? value.name : null;
    if (name === 'digest') return isWithin(fn) ? [fn] : [];
    return VERIFIES.test(name ?? '') && verifies(flow, catalog, path, callee) ? [fn] : [];
  });
  return [...new Set(asking)].filter((fn) => fn !== 0);
};

/** By its last name what may be one: to follow each call would cost much. */
const VERIFIES = /equal|verify|compare|scmp/iu;

const verifies = (flow: Flow, catalog: Catalog, path: string, callee: number): boolean =>
  flow
    .settle({ file: path, id: callee }, noBindings)
    .found.some(
      (origin) =>
        origin.kind === 'external' && catalog.tells('answering', origin.package, `${pathText(origin.path)}()`),
    );

const openAt = (flow: Flow, catalog: Catalog, path: string, id: FunctionId): readonly OpenVerifier[] => {
  const fact = flow.program.file(path)?.structure.functions[id];
  if (fact === undefined || !mayPass(fact)) return [];
  const walk = createWalk(flow, catalog, { maxCalls: MAX_CALLS });
  const { out, says } = walk.verifier({ file: path, id, fact, bindings: noBindings });
  const held = out.filter(({ check }) => check !== null);
  const check = held[0]?.check;
  if (check == null || check.form !== 'hmac' || !answersCheck(says, fact)) return [];
  // Who does something with what it verified is a handler: whether that is a webhook is asked elsewhere.
  if (out.some(({ effect }) => effect !== null)) return [];
  const open = out.find(
    (way) => way.check === null && way.open === null && isLeftOut(way) && isSameAnswer(says, way, held),
  );
  if (open?.skip == null || (open.skip.when !== 'missing-secret' && open.skip.when !== 'missing-header')) return [];
  return [
    {
      kind: 'open-verifier',
      span: open.skip.at,
      when: open.skip.when,
      name: fact.name ?? 'the verifier',
      check: check.span,
      by: check.by,
    },
  ];
};

/** A verifier is small, and calls small things. */
const MAX_CALLS = 40;

/** Only where some way out stands beside the check something can come past it. */
const mayPass = ({ body, params }: FunctionFact): boolean =>
  params.length > 0 &&
  body.length <= 60 &&
  body.some((step) => step.kind === 'branch' || step.kind === 'try') &&
  exitsIn(body).length > 1;

/** What it answers is about the check: a yes or no, a flag, an error or nothing; or it only comes back where it held. */
const answersCheck = (says: Says | undefined, { name }: FunctionFact): boolean =>
  says === 'yes' ||
  says === 'no' ||
  says === 'flag' ||
  (says === 'throws' && /verif|valid|assert|check|ensure|auth/iu.test(name ?? ''));

const isLeftOut = ({ skip }: State): boolean => skip !== null && /^missing-/u.test(skip.when);

const isSameAnswer = (says: Says | undefined, { answer, refused }: State, held: readonly State[]): boolean => {
  if (says === 'throws') return !refused;
  const of = (one: Answer | undefined): boolean | undefined =>
    says === 'flag' ? (one?.flag ?? undefined) : one?.truth;
  if (says === 'no') return of(answer) === false && held.every((way) => of(way.answer) !== true);
  return of(answer) === true;
};
