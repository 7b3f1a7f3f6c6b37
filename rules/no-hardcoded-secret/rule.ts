import {
  type Because,
  type Credential,
  type CredentialSink,
  type LiteralShape,
  type ReachingLiteral,
  type Scope,
  type Span,
  defineRule,
} from '@seamlint/core';

export const rule = defineRule({
  name: 'no-hardcoded-secret',
  description: 'Disallow credentials written into the code',
  message: 'Anyone who can read this code has {{what}} ({{mask}}).',
  help: 'Read it from the environment and rotate it: it is in the history.',
  severity: 'error',
  preset: 'recommended',
  inTests: true,

  *judge(scope) {
    for (const { at, what, shape, because, provider, certain } of leaksOf(scope)) {
      yield {
        at,
        data: { what, mask: shape.mask },
        because,
        provider,
        ...(certain ? {} : { certainty: 'hint' as const }),
      };
    }
    for (const credential of scope.facts('credential'))
      if (!isLeak(scope, credential)) yield { silent: credential.span, why: whyNone(scope, credential) };
  },
});

interface Leak {
  readonly at: Span;
  readonly what: string;
  readonly shape: LiteralShape;
  readonly because: readonly Because[];
  readonly provider: string | null;
  readonly certain: boolean;
}

/**
 * One for each literal. What its format says is surer than where it goes, and that surer than what it is called; what
 * the catalog only remembers says least.
 */
const leaksOf = (scope: Scope): Iterable<Leak> => {
  const leaks = new Map<string, Leak>();
  const credentials = scope.facts('credential').filter((credential) => isLeak(scope, credential));
  const formed = credentials.filter(({ evidence }) => evidence === 'format').map(fromCredential);
  const none = noSecretsOf(scope);
  const reaching = scope
    .facts('credential-sink')
    .filter(({ publishable }) => publishable !== true)
    .flatMap((sink) => throughSink(scope, sink).filter(({ at }) => sink.sure || !none.has(placeOf(at))));
  const named = credentials.filter(({ evidence, span }) => evidence === 'name' && !none.has(placeOf(span)));
  for (const leak of [
    ...formed.filter(({ certain }) => certain),
    ...reaching.filter(({ certain }) => certain),
    ...named.map(fromCredential),
    ...reaching,
    ...formed,
  ])
    if (!leaks.has(placeOf(leak.at))) leaks.set(placeOf(leak.at), leak);
  return leaks.values();
};

const placeOf = ({ path, start }: Span): string => `${path}#${start}`;

/**
 * What reaches a place of its own file where it can be no secret: an option's or a variable's name says less than the
 * place. Other files would be known to the program alone, and the editor would say more than it.
 */
const noSecretsOf = (scope: Scope): ReadonlySet<string> =>
  new Set(
    scope
      .facts('credential-sink')
      .filter(({ publishable, issued }) => publishable !== false || issued)
      .flatMap(({ span, value, members, publishable }) =>
        scope
          .literalsReaching(span.path, value, members)
          .found.filter((literal) => literal.span.path === span.path && (publishable !== false || literal.shape.spelt))
          .map((literal) => placeOf(literal.span)),
      ),
  );

/**
 * A test may hold whatever opens nothing outside it; a key in a vendor's live format opens the vendor.
 * Where several share the format nobody knows whose it is: most are secrets that the test made up to sign with.
 */
const isLeak = (scope: Scope, { shape, span, environment, provider }: Credential): boolean => {
  if (shape.placeholder || shape.exposure === 'publishable') return false;
  if (!scope.isTest(span.path)) return true;
  return shape.formats.length > 0 && (environment === 'live' || (environment === 'any' && provider !== null));
};

const whyNone = (scope: Scope, { shape, span }: Credential): string => {
  if (shape.placeholder) return 'it is a placeholder';
  if (shape.exposure === 'publishable') return 'it is meant to be seen';
  return scope.isTest(span.path) ? 'a test may hold what opens nothing outside it' : 'it is no secret';
};

const fromCredential = ({ span, what, shape, provider, certain }: Credential): Leak => ({
  at: span,
  what,
  shape,
  because: [],
  provider,
  certain,
});

/** Where more come together, a value is looked up among others, and which of them is the credential nobody can tell. */
const MAX_LITERALS = 12;

const throughSink = (scope: Scope, sink: CredentialSink): readonly Leak[] => {
  if (scope.isTest(sink.span.path)) return [];
  const { found } = scope.literalsReaching(sink.span.path, sink.value, sink.members);
  if (found.length > MAX_LITERALS) return [];
  return found
    .filter((literal) => isTaken(sink, literal) && !scope.isTest(literal.span.path))
    .map(({ span, shape, via }) => ({
      at: span,
      what: sink.what,
      shape,
      because: [...via, ...(isWithin(span, sink.span) ? [] : [{ at: sink.span, note: 'used as a credential here' }])],
      provider: sink.provider,
      certain: sink.certain,
    }));
};

const isTaken = ({ sure, issued }: CredentialSink, { shape, enumLike }: ReachingLiteral): boolean => {
  if (shape.placeholder || shape.exposure === 'publishable' || (issued && shape.spelt)) return false;
  return sure || (!enumLike && shape.length >= 4 && shape.reads !== 'words' && shape.reads !== 'url');
};

const isWithin = (inner: Span, outer: Span): boolean =>
  inner.path === outer.path && inner.start >= outer.start && inner.end <= outer.end;
