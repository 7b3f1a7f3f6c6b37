import type { CredentialSink } from '../../facts/credential.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call, ObjectEntry, ValueId } from '../../facts/structure.ts';
import { symbolText } from '../../flow/origin.ts';
import { isCredentialName, isPassword } from '../credential-name.ts';
import type { SinkContext } from '../recognise-credential-sinks.ts';
import { isPublicPackage } from './public-packages.ts';
import { bodySinks, sendsRequest } from './body-sinks.ts';
import { credentialPositions, type KnownPosition } from './positions.ts';

/** Arguments and options that are credentials, of calls into packages. */
export const callSinks = (context: SinkContext): readonly CredentialSink[] =>
  context.structure.calls.flatMap((call) => {
    if (call.args.length === 0) return [];
    return symbolsOf(context, call).flatMap((symbol) => [
      ...(isComparison(context, call, symbol) ? [] : positionSinks(context, call, symbol)),
      ...(isPublicPackage(symbol.package) ? [] : optionSinks(context, call, symbol)),
      ...(sendsRequest(symbol) ? bodySinks(context, call, symbol) : []),
    ]);
  });

export interface CalledSymbol {
  readonly text: string;
  readonly package: string | null;
}

const symbolsOf = ({ flow, path }: SinkContext, call: Call): readonly CalledSymbol[] =>
  flow
    .settle({ file: path, id: call.callee })
    .found.flatMap((origin) =>
      origin.kind === 'external' ? [{ text: symbolText(origin), package: origin.package }] : [],
    );

const positionSinks = (context: SinkContext, call: Call, symbol: CalledSymbol): readonly CredentialSink[] =>
  credentialPositions(context.catalog)
    .filter((position) => position.symbol.test(symbol.text))
    .flatMap((position) => positionSink(context, call, symbol, position));

const positionSink = (
  { structure, path }: SinkContext,
  call: Call,
  symbol: CalledSymbol,
  { arg, members = [], provider }: KnownPosition,
): readonly CredentialSink[] => {
  const argument = call.args[arg];
  if (argument === undefined || argument.spread || call.args.slice(0, arg).some(({ spread }) => spread)) return [];
  const what =
    members.length === 0
      ? `the key of ${calleeName(call, symbol)}`
      : `the ${members.join('.')} of ${calleeName(call, symbol)}`;
  const at = structure.values[argument.value]?.at ?? call.at;
  return [
    { kind: 'credential-sink', span: spanOf(path, at), value: argument.value, members, sure: true, what, provider },
  ];
};

/**
 * `timingSafeEqual(hmac(a), hmac(b))` with one key for both: the digests only
 * bring two texts to one length, and the key protects nothing.
 */
const isComparison = ({ structure }: SinkContext, call: Call, { text }: CalledSymbol): boolean => {
  if (text !== 'crypto:createHmac') return false;
  const beside = structure.calls.filter(({ fn }) => fn === call.fn);
  const isCalled = (id: ValueId, name: string): boolean => {
    const callee = structure.values[id];
    return (callee?.kind === 'member' || callee?.kind === 'variable') && callee.name === name;
  };
  return (
    beside.some(({ callee }) => isCalled(callee, 'timingSafeEqual')) &&
    beside.some(
      (other) => other !== call && isCalled(other.callee, 'createHmac') && other.args[1]?.value === call.args[1]?.value,
    )
  );
};

/** How deep options nest: `connection.ssl.key`. */
const MAX_DEPTH = 3;

/** Options that say how fields are called or what is told to people; headers have rules of their own. */
const describing =
  /^(?:headers|fields|columns|schema|properties|labels|messages|translations|errors|placeholders|i18n|select|where|orderBy|include)$/u;

const optionSinks = (context: SinkContext, call: Call, symbol: CalledSymbol): readonly CredentialSink[] => {
  if (symbol.package === null) return [];
  const sinks: CredentialSink[] = [];
  const provider = context.catalog.byPackage.get(symbol.package)?.[0]?.id ?? null;
  // `options = { ...options, more }` leads back to itself.
  const seen = new Set<readonly ObjectEntry[]>();
  const visit = (id: ValueId, depth: number): void => {
    for (const entries of objectsAt(context, id)) {
      if (seen.has(entries)) continue;
      seen.add(entries);
      const keys = entries.flatMap(({ key }) => (key === null ? [] : [key]));
      for (const { key, value, spread, at } of entries) {
        if (spread) visit(value, depth + 1);
        else if (key !== null && (isCredentialName(key) || isPassword(key, keys))) {
          const what = `the ${key} of ${calleeName(call, symbol)}`;
          sinks.push({
            kind: 'credential-sink',
            span: spanOf(context.path, at),
            value,
            members: [],
            sure: false,
            what,
            provider,
          });
        } else if (depth < MAX_DEPTH && !describing.test(key ?? '')) visit(value, depth + 1);
      }
    }
  };
  for (const { value, spread } of call.args) if (!spread) visit(value, 1);
  return sinks;
};

/** The object literals of this file that a value can be. */
export const objectsAt = ({ structure, flow, path }: SinkContext, id: ValueId): readonly (readonly ObjectEntry[])[] => {
  const kind = structure.values[id]?.kind;
  if (kind === 'string' || kind === 'constant' || kind === 'function' || kind === 'template' || kind === undefined)
    return [];
  return flow.settle({ file: path, id }).found.flatMap((origin) => {
    const value = origin.kind === 'value' && origin.ref.file === path ? structure.values[origin.ref.id] : undefined;
    return value?.kind === 'object' ? [value.entries] : [];
  });
};

/** For people: `jsonwebtoken's sign()`, `new Pool()`, `fetch()`. */
export const calleeName = ({ construct }: Call, symbol: CalledSymbol): string => {
  const name = symbol.text.slice(symbol.text.indexOf(':') + 1);
  if (construct) return `new ${name === '' ? (symbol.package ?? '') : name}()`;
  if (symbol.package === null) return `${name}()`;
  return name === '' ? `${symbol.package}()` : `${symbol.package}'s ${name}()`;
};
