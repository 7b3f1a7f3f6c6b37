import type { Ref } from '../../facts/file-facts.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { type Tagger, isSecretName } from '../tags.ts';
import { isExcuseName, isExcuseVariable, nameOf, productionWhen } from './excuse.ts';
import type { Skip } from './state.ts';

/** Headers that say nothing of who sent a request. */
const ORDINARY =
  /^header:(?:(?:x-)?(?:request|correlation|trace|transaction|amzn-trace|b3-\w+|vercel)-?id|traceparent|tracestate|(?:content|accept|if|cache|sec)(?:-|$)|user-agent|host$|origin$|referer|x-forwarded|x-real-ip|connection|upgrade|range)/u;

/**
 * What a condition asks after: whether a secret or a header is there, whether this is production, or something else. Where it
 * is said what it came out as, production excuses nothing.
 */
export const skipOf = (flow: Flow, tagger: Tagger, test: Ref, bindings: Bindings, truth?: boolean): Skip['when'] => {
  const kinds = atomsOf(flow, test, truth).map((atom) => {
    const kind = atomKind(flow, tagger, atom.ref, bindings);
    const isProduction =
      kind === 'excused' && atom.truth !== undefined && productionWhen(flow, tagger, atom.ref, bindings) === atom.truth;
    return isProduction ? 'branch' : kind;
  });
  if (kinds.includes('excused')) return 'excused';
  if (kinds.includes('missing-header')) return 'missing-header';
  return kinds.includes('missing-secret') ? 'missing-secret' : 'branch';
};

interface Atom {
  readonly ref: Ref;
  /** What it surely came out as. */
  readonly truth: boolean | undefined;
}

/** The conditions that `&&`, `||` and `!` join, where all of it came out as `truth`. */
const atomsOf = (flow: Flow, ref: Ref, truth: boolean | undefined): readonly Atom[] => {
  const value = flow.value(ref);
  if (value?.kind === 'either' && value.op !== '?:') {
    const isEach = value.op !== '??' && truth === (value.op === '&&');
    return value.of.flatMap((id) => atomsOf(flow, { file: ref.file, id }, isEach ? truth : undefined));
  }
  if (value?.kind === 'unary' && value.op === '!')
    return atomsOf(flow, { file: ref.file, id: value.of }, truth === undefined ? undefined : !truth);
  return [{ ref, truth }];
};

const atomKind = (flow: Flow, tagger: Tagger, atom: Ref, bindings: Bindings): Skip['when'] => {
  const value = flow.value(atom);
  if (value?.kind === 'binary') return comparedKind(flow, tagger, atom, value, bindings);
  if (value?.kind === 'unary') return 'branch';
  return presenceKind(flow, tagger, atom, bindings);
};

const comparedKind = (
  flow: Flow,
  tagger: Tagger,
  atom: Ref,
  value: { readonly left: number; readonly right: number },
  bindings: Bindings,
): Skip['when'] => {
  const sides = [value.left, value.right].map((id) => ({ file: atom.file, id }));
  const tags = sides.map((side) => tagger.exactTagsOf(side, bindings));
  if (tags.some((set) => [...set].some((tag) => tag.startsWith('env:') && isExcuseVariable(tag.slice(4)))))
    return 'excused';
  if (sides.some((side) => isExcuseName(flow, side))) return 'excused';
  const constant = tags.findIndex((set) => set.has('constant'));
  const other = sides[constant === 0 ? 1 : 0];
  const kind = constant !== -1 && other !== undefined ? presenceKind(flow, tagger, other, bindings) : 'branch';
  return kind === 'branch' && tags.some((set) => set.has('setting')) ? 'excused' : kind;
};

const presenceKind = (flow: Flow, tagger: Tagger, ref: Ref, bindings: Bindings): Skip['when'] => {
  if (isExcuseName(flow, ref)) return 'excused';
  const tags = [...tagger.exactTagsOf(ref, bindings), ...accessTags(flow, tagger, ref, bindings)];
  if (tags.some((tag) => tag.startsWith('env:') && isExcuseVariable(tag.slice(4)) && !isSecretName(tag)))
    return 'excused';
  if (tags.some((tag) => (tag.startsWith('header:') && !ORDINARY.test(tag)) || tag === 'query'))
    return 'missing-header';
  return tags.some((tag) => tag.startsWith('env:') || tag === 'secret') || hasSecretName(flow, ref)
    ? 'missing-secret'
    : tags.includes('setting') || isKeptExcuse(flow, tagger, ref, bindings)
      ? 'excused'
      : 'branch';
};

/** `this.skips`, which was set from `process.env.SKIP_SIGNATURE === 'true'` when the instance was made. */
const isKeptExcuse = (flow: Flow, tagger: Tagger, ref: Ref, bindings: Bindings): boolean => {
  const held = flow.value(ref)?.kind;
  if (held !== 'member' && held !== 'variable') return false;
  const values = flow.settle(ref, bindings).found.map((origin) => ({
    origin,
    value: origin.kind === 'value' ? flow.value(origin.ref) : undefined,
  }));
  // What it is where nothing is set.
  const set = values.filter(
    ({ value }) => value?.kind !== 'undefined' && !(value?.kind === 'constant' && value.value === false),
  );
  return (
    set.length > 0 &&
    set.every(
      ({ origin, value }) =>
        origin.kind === 'value' &&
        value?.kind === 'binary' &&
        comparedKind(flow, tagger, origin.ref, value, origin.bindings) === 'excused',
    )
  );
};

/** `req.get('x')` and `headers().get('x')` are accesses, not computations. */
export const accessTags = (flow: Flow, tagger: Tagger, ref: Ref, bindings: Bindings): readonly string[] => {
  const tags = [...tagger.tagsOf(ref, bindings)].filter(
    (tag) => tag !== 'derived' && tag !== 'literal' && tag !== 'constant',
  );
  return tags.length === 1 && tags[0]?.startsWith('header:') === true ? tags : [];
};

const hasSecretName = (flow: Flow, ref: Ref): boolean => {
  const name = nameOf(flow, ref) ?? '';
  return isSecretName(name) || KEY_NAME.test(name);
};
/** What a sender is verified with, and is no secret. */
const KEY_NAME = /public_?key|verif\w*_?key|client_?state|passcode/iu;
