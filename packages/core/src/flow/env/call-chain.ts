/** Calls that follow one another: `string().min(1).default('x')`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import type { Following } from '../following.ts';
import { type Bindings, type Origin, pathText, refKey } from '../origin.ts';

/** A call out of a package, and where its answer stands. */
export interface LibraryCall {
  readonly ref: Ref;
  readonly call: Call;
  readonly package: string | null;
  /** To the function that is called: `z.string().default`. */
  readonly path: string;
}

const MAX_LINKS = 16;

/** The calls that end in `ref`, from the last backwards, as far as they are a package's. */
export const chainBehind = (following: Following, ref: Ref, bindings: Bindings): readonly LibraryCall[] => {
  const last = linkAt(following, ref, bindings);
  return last === undefined ? [] : chainFrom(following, last, bindings);
};

/** `last`, which may be what is being settled, and the calls before it. */
export const chainFrom = (following: Following, last: LibraryCall, bindings: Bindings): readonly LibraryCall[] => {
  const links: LibraryCall[] = [];
  const seen = new Set<string>();
  let link: LibraryCall | undefined = last;
  while (link !== undefined && links.length < MAX_LINKS && !seen.has(refKey(link.ref))) {
    seen.add(refKey(link.ref));
    links.push(link);
    const callee = following.value({ file: link.ref.file, id: link.call.callee });
    link =
      callee?.kind === 'member' ? linkAt(following, { file: link.ref.file, id: callee.object }, bindings) : undefined;
  }
  return links;
};

const linkAt = (following: Following, ref: Ref, bindings: Bindings): LibraryCall | undefined => {
  const isAnswer = (origin: Origin): origin is Extract<Origin, { kind: 'external' }> =>
    origin.kind === 'external' && origin.path.at(-1) === '()';
  const found = following.settle(ref, bindings).found.find(isAnswer);
  const call = found === undefined ? undefined : callAt(following, found.ref);
  return found === undefined || call === undefined
    ? undefined
    : { ref: found.ref, call, package: found.package, path: pathText(found.path.slice(0, -1)) };
};

export const callAt = ({ program, value }: Following, ref: Ref): Call | undefined => {
  const origin = value(ref);
  return origin?.kind === 'call' ? program.file(ref.file)?.structure.calls[origin.call] : undefined;
};

/** The argument that `place` begins with, and the members of it that follow: `0.server`. */
export const placeIn = (
  { ref, call }: Pick<LibraryCall, 'ref' | 'call'>,
  place: string,
): { readonly ref: Ref; readonly members: readonly string[] } | undefined => {
  const [index = '', ...members] = place.split('.');
  const argument = call.args[Number(index)];
  return argument === undefined || argument.spread
    ? undefined
    : { ref: { file: ref.file, id: argument.value }, members };
};
