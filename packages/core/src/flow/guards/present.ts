/** Which headers and secrets are there on either side of a test, and which are not. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Value } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { type Tagger, isSecretName } from '../tags.ts';
import { productionWhen } from './excuse.ts';
import { accessTags } from './presence.ts';
import type { State } from './state.ts';

export interface Presence {
  /** Surely there. */
  readonly there: readonly string[];
  /** One of these is not there. */
  readonly missing: readonly string[];
  /** Something else may be why a request goes this way. */
  readonly other: boolean;
}

const nothing: Presence = { there: [], missing: [], other: true };

/** What it tells that `ref` came out as `truth`. */
export const presenceWhen = (flow: Flow, tagger: Tagger, ref: Ref, truth: boolean, bindings: Bindings): Presence => {
  const at = (id: number, wanted: boolean): Presence =>
    presenceWhen(flow, tagger, { file: ref.file, id }, wanted, bindings);
  const value = flow.value(ref);
  if (value?.kind === 'unary' && value.op === '!') return at(value.of, !truth);
  if (value?.kind === 'either' && (value.op === '&&' || value.op === '||')) {
    const isAll = (value.op === '&&') === truth;
    // `isProduction && !secret`: where it matters only the rest of it decides.
    const isDecided = (id: number): boolean =>
      !isAll && productionWhen(flow, tagger, { file: ref.file, id }, bindings) === !truth;
    const deciding = value.of.filter((id) => !isDecided(id));
    const [only] = deciding;
    if (only !== undefined && deciding.length === 1) return at(only, truth);
    return joined(
      isAll,
      deciding.map((id) => at(id, truth)),
    );
  }
  const compared = value?.kind === 'binary' ? comparedWithNothing(flow, ref.file, value) : undefined;
  if (compared !== undefined) return at(compared.of, compared.absent ? !truth : truth);
  const name = value?.kind === 'binary' ? undefined : presenceName(flow, tagger, ref, bindings);
  if (name === undefined) return nothing;
  return truth ? { there: [name], missing: [], other: false } : { there: [], missing: [name], other: false };
};

const joined = (all: boolean, sides: readonly Presence[]): Presence => ({
  there: all ? sides.flatMap(({ there }) => there) : [],
  missing: sides.flatMap(({ missing }) => missing),
  other: sides.some(({ other }) => other),
});

/** `secret === undefined`, `signature !== ''`, `typeof signature === 'string'`. */
const comparedWithNothing = (
  flow: Flow,
  file: string,
  { op, left, right }: Extract<Value, { kind: 'binary' }>,
): { readonly of: number; readonly absent: boolean } | undefined => {
  if (!/^[!=]==?$/u.test(op)) return undefined;
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const constant = flow.value({ file, id: one });
    const isNothing =
      constant?.kind === 'undefined' ||
      (constant?.kind === 'constant' && constant.value === null) ||
      (constant?.kind === 'string' && constant.text === '');
    if (isNothing) return { of: other, absent: !op.startsWith('!') };
    const kind = flow.value({ file, id: other });
    if (constant?.kind === 'string' && kind?.kind === 'unary' && kind.op === 'typeof')
      return { of: kind.of, absent: (constant.text === 'undefined') !== op.startsWith('!') };
  }
  return undefined;
};

/** The header, the variable or the secret that a value is. */
export const presenceName = (flow: Flow, tagger: Tagger, ref: Ref, bindings: Bindings): string | undefined => {
  const tags = [
    ...tagger.exactTagsOf(ref, bindings),
    ...(asksForOne(flow, ref) ? accessTags(flow, tagger, ref, bindings) : []),
  ];
  const named = tags.find(
    (tag) =>
      tag.startsWith('header:') || (tag.startsWith('env:') && (isSecretName(tag) || /key|hmac|hook/iu.test(tag))),
  );
  if (named !== undefined) return named;
  const value = flow.value(ref);
  const name = value?.kind === 'variable' || value?.kind === 'member' ? value.name : null;
  return name !== null && isSecretName(name) ? `name:${name}` : undefined;
};

/** The ways that can be taken where a test came out so, with what that tells of them. */
export const knowing = (states: readonly State[], { there, missing, other }: Presence): readonly State[] =>
  states.flatMap((state) => {
    const known = state.present === '' ? [] : state.present.split('\n');
    // It was asked for before: nobody comes here without it.
    if (!other && missing.length > 0 && missing.every((name) => known.includes(name))) return [];
    const lacked = state.skip?.names ?? [];
    if (
      state.check === null &&
      state.effect === null &&
      lacked.length > 0 &&
      lacked.every((name) => there.includes(name))
    )
      return [];
    const present = [...new Set([...known, ...there])].sort().join('\n');
    return [present === state.present ? state : { ...state, present }];
  });

/** `request.headers.get('x-signature')`, be it kept in a variable: of anything larger to ask what it is made of costs much. */
const asksForOne = (flow: Flow, ref: Ref, depth = 0): boolean => {
  if (depth > 6) return false;
  const value = flow.value(ref);
  const [only] = value?.kind === 'variable' && value.defs.length === 1 ? value.defs : [];
  if (only !== undefined) return asksForOne(flow, { file: ref.file, id: only }, depth + 1);
  if (value?.kind === 'await') return asksForOne(flow, { file: ref.file, id: value.of }, depth + 1);
  if (value?.kind === 'either') return value.of.some((id) => asksForOne(flow, { file: ref.file, id }, depth + 1));
  const call = value?.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
  const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
  const name =
    callee?.kind === 'member' || callee?.kind === 'variable' || callee?.kind === 'global' ? callee.name : null;
  return /^(?:get|has|header|String|getHeader|getRequestHeader|trim)$/u.test(name ?? '');
};
