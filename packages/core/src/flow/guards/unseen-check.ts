import type { Catalog } from '../../catalog/catalog.ts';
import { harmlessGlobals } from '../../catalog/platform.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import type { Open } from '../../scope/known.ts';
import { exitsOf } from '../exits.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import { isPlainMethod } from '../plain-method.ts';
import type { Tags } from '../tags.ts';
import { isKnownHelper } from './known-verifiers.ts';
import type { CheckContext } from './check-context.ts';
import { writtenPath } from './written-path.ts';

/** Methods of these are the framework's or the language's own. */
const PARTS_OF_REQUEST = /^(?:request|response|headers|header:.*|query|params|cookie|body|body-part|raw|meta)$/u;
/** What a package needs to know the sender. A delivery id or a timestamp says nothing of it, and bytes alone cannot be verified. */
const SENDER = /^(?:headers|cookie|header:(?:\?|.*(?:sign|hmac|digest|auth|token|secret|key|pass|verif|cert).*))$/u;
const LOOKS_LIKE_CHECK = /verif|auth|check|guard|protect|secur|assert|valid|session|user|signature|permission|allow/iu;

/**
 * Why a call whose code cannot be seen may be the check that was looked for;
 * undefined where it can't be. A check needs the request, a header, the raw
 * bytes or the whole event: a function that gets a field of the event has
 * nothing to verify with.
 */
export const unseenCheck = (
  { flow, tagger, catalog }: CheckContext,
  file: string,
  call: Call,
  origins: readonly Origin[],
  opens: readonly Open[],
  bindings: Bindings,
): string | undefined => {
  if (origins.some((origin) => isKnownHarmless(catalog, origin))) return undefined;
  // A helper that is known, and was not taken for a check, checks nothing here.
  if (origins.some((origin) => isKnownHelper(catalog, origin, flow.program))) return undefined;
  const written = writtenPath(flow, { file, id: call.callee });
  const name = written.join('.') || 'a call';
  const callee = flow.value({ file, id: call.callee });
  const receiver: Tags =
    callee?.kind === 'member' ? tagger.exactTagsOf({ file, id: callee.object }, bindings) : new Set();
  if ([...receiver].some((tag) => PARTS_OF_REQUEST.test(tag))) return undefined;

  const direct = call.args.map((argument) => tagger.exactTagsOf({ file, id: argument.value }, bindings));
  const deep = call.args.map((argument) => tagger.tagsOf({ file, id: argument.value }, bindings));
  const later = call.args.flatMap(({ value }) => tagsOfAnswers({ flow, tagger }, { file, id: value }, bindings));
  const all = [...direct, ...deep, ...later].flatMap((tags) => [...tags]);
  const hasSender = all.some((tag) => SENDER.test(tag));
  const hasRequest = direct.some((tags) => tags.has('request')) || deep.some((tags) => tags.has('request'));

  const fromPackage = origins.some((origin) => origin.kind === 'external');
  if (origins.some(isChosenLater)) return hasSender || hasRequest ? `${name} is chosen at run time` : undefined;
  if (fromPackage) return hasSender || hasRequest ? `${name} of a package may check the sender` : undefined;
  if (isPlainMethod(flow, origins)) return undefined;
  if (hasSender || hasRequest) return opens[0]?.why ?? `${name} may check the sender`;
  if (opens.length > 0 && all.some((tag) => tag === 'raw' || tag.startsWith('header:'))) return opens[0]?.why;
  // A function that is handed the whole event may fetch it again; a method two members deep is a data client.
  const hasEvent =
    direct.some((tags) => tags.has('body') || tags.has('derived')) || deep.some((tags) => tags.has('body'));
  if (hasEvent && written.length <= 2 && opens.length > 0) return opens[0]?.why;
  const isBlind = call.args.length === 0 && written.length <= 2 && LOOKS_LIKE_CHECK.test(written.at(-1) ?? '');
  return isBlind && opens.length > 0 ? opens[0]?.why : undefined;
};

/** `isSame({ received: () => request.headers['x-signature'] })` */
const tagsOfAnswers = (
  { flow, tagger }: Pick<CheckContext, 'flow' | 'tagger'>,
  { file, id }: Ref,
  bindings: Bindings,
): readonly Tags[] => {
  const value = flow.value({ file, id });
  return (value?.kind === 'object' ? value.entries : []).flatMap((entry) => {
    const held = flow.value({ file, id: entry.value });
    const fact = held?.kind === 'function' ? flow.program.file(file)?.structure.functions[held.fn] : undefined;
    return (fact === undefined ? [] : exitsOf(fact)).flatMap(({ how, value: answer }) =>
      how === 'return' && answer !== null ? [tagger.tagsOf({ file, id: answer }, bindings)] : [],
    );
  });
};

/** `require(path).handler(request)`. */
const isChosenLater = (origin: Origin): boolean =>
  origin.kind === 'external' && origin.package === null && origin.path[0] === 'require' && origin.path.length > 1;

/** What somebody put into a collection: `for (const listener of listeners) listener(payload)`. */
const isKept = ({ package: pkg, path }: Extract<Origin, { kind: 'external' }>): boolean =>
  pkg === null &&
  /^(?:(?:Weak)?(?:Map|Set)|Array)$/u.test(path[0] ?? '') &&
  path.slice(1).some((name) => name === '*' || /^\d+$/u.test(name));

const isKnownHarmless = (catalog: Catalog, origin: Origin): boolean => {
  if (origin.kind !== 'external') return false;
  if (catalog.tells('unverifying', origin.package, `${pathText(origin.path)}()`)) return true;
  if (isChosenLater(origin)) return false;
  if (isKept(origin)) return false;
  if (origin.package === null) return harmlessGlobals.has(origin.path[0] ?? '') || origin.path[0] === 'fetch';
  return catalog.isOfNature('harmless', origin.package) || catalog.isOfNature('transparent', origin.package);
};
