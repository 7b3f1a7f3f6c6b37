import type { CredentialSink } from '../../facts/credential.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Call, ObjectEntry, Value, ValueId } from '../../facts/structure.ts';
import { symbolText } from '../../flow/origin.ts';
import { isCredentialName, keyPattern, namePattern } from '../credential-name.ts';
import type { SinkContext } from '../recognise-credential-sinks.ts';
import type { Seam } from '../seam.ts';
import { objectsAt } from './call-sinks.ts';
import { headerSetters, isCredentialHeader } from './headers.ts';
import { takenAt } from './taken-at.ts';

/** Where an object of headers stands; functions and types that are called so hold none. */
const headersPattern = [
  'headers\\s*[,}]',
  'headers[\'"`]?\\s*\\]?\\s*:(?!\\s*(?:Record<|HeadersInit|Headers[;,)]|function|(?:async\\s*)?(?:\\([^()]*\\)|\\w+)\\s*=>))',
  'headers[\'"`]?\\s*=',
  'headers\\s*\\(\\s*[^)\\s]',
].join('|');

/** For the gate: a key among headers, a member written to them, a setter's first argument. */
export const headerSeams: readonly Seam[] = [
  { all: [keyPattern, headersPattern] },
  { all: [`headers?(?:\\s+as\\s[^)]{0,60}\\)|!)?\\s*(?:\\.|\\[\\s*['"\`])\\s*[^'"\`\\s]{0,60}(?:${namePattern})`] },
  { all: [`\\(\\s*['"\`][^'"\`\\s]{0,60}(?:${namePattern})[^'"\`\\s]{0,60}['"\`]\\s*,`] },
];

/** Headers that carry a credential: in `headers` objects, in `new Headers()`, by setters, by writes. */
export const headerSinks = (context: SinkContext): readonly CredentialSink[] => {
  const { values, calls } = context.structure;
  return [...values.flatMap((value) => ofValue(context, value)), ...calls.flatMap((call) => ofCall(context, call))];
};

const NONE: readonly CredentialSink[] = [];

const ofValue = (context: SinkContext, value: Value): readonly CredentialSink[] => {
  if (value.kind === 'variable') return value.writes.length === 0 ? NONE : written(context, value);
  return value.kind === 'object' ? inObject(context, value) : NONE;
};

const ofCall = (context: SinkContext, call: Call): readonly CredentialSink[] =>
  call.construct ? [...constructed(context, call), ...bySetter(context, call)] : bySetter(context, call);

const inObject = (context: SinkContext, { entries }: Extract<Value, { kind: 'object' }>): readonly CredentialSink[] =>
  entries.flatMap((entry) => (entry.key === 'headers' ? headersAt(context, entry.value) : NONE));

const headersAt = (context: SinkContext, id: ValueId): readonly CredentialSink[] => {
  const sinks: CredentialSink[] = [];
  // `headers = { ...headers, more }` leads back to itself.
  const seen = new Set<readonly ObjectEntry[]>();
  const waiting = [id];
  for (const next of waiting) {
    for (const entries of objectsAt(context, next)) {
      if (seen.has(entries)) continue;
      seen.add(entries);
      for (const { key, value, spread, at } of entries) {
        if (spread) waiting.push(value);
        else if (key !== null && isCredentialHeader(key)) sinks.push(sink(context, value, at, key));
      }
    }
  }
  return sinks;
};

/** `headers.authorization = ...` */
const written = (context: SinkContext, value: Extract<Value, { kind: 'variable' }>): readonly CredentialSink[] =>
  !/headers?$/iu.test(value.name)
    ? NONE
    : value.writes.flatMap(({ name, value: id }) =>
        isCredentialHeader(name) ? [sink(context, id, value.at, name)] : [],
      );

const constructed = (context: SinkContext, { callee, args }: Call): readonly CredentialSink[] => {
  const [first] = args;
  if (!context.signs.headers || first === undefined || first.spread) return NONE;
  const isHeaders = context.flow
    .settle({ file: context.path, id: callee })
    .found.some((origin) => origin.kind === 'external' && /:(?:.*\.)?Headers$/u.test(symbolText(origin)));
  return isHeaders ? headersAt(context, first.value) : [];
};

/** `headers.set('authorization', ...)`, `form.append('client_secret', ...)`. */
const bySetter = (context: SinkContext, { callee, args, at }: Call): readonly CredentialSink[] => {
  const method = context.structure.values[callee];
  const [name, value] = args;
  if (method?.kind !== 'member' || method.name === null || !headerSetters.has(method.name)) return NONE;
  if (name === undefined || value === undefined || name.spread || value.spread) return NONE;
  const literal = context.structure.values[name.value];
  if (literal?.kind !== 'string' || literal.text === null) return [];
  return isCredentialHeader(literal.text) || isCredentialName(literal.text)
    ? [sink(context, value.value, at, literal.text)]
    : [];
};

const sink = ({ path, structure }: SinkContext, value: ValueId, at: Range, name: string): CredentialSink => ({
  kind: 'credential-sink',
  span: spanOf(path, takenAt(structure, value, at)),
  value,
  members: [],
  sure: false,
  certain: true,
  publishable: false,
  issued: false,
  what: `what is sent as ${name}`,
  provider: null,
});
