import type { CredentialSink } from '../../facts/credential.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Call, ObjectEntry, Structure, Value, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import { moduleOf, symbolText } from '../../flow/origin.ts';
import { isCredentialName, nameAmong } from '../credential-name.ts';
import type { SinkContext } from '../recognise-credential-sinks.ts';
import { isPublicOption, isPublicPackage } from './public-packages.ts';
import { bodySinks, sendsRequest } from './body-sinks.ts';
import { type KnownPosition, positionsAt } from './positions.ts';
import { saidOf } from './said.ts';
import { takenAt } from './taken-at.ts';

/** Arguments and options that are credentials, of calls into packages. */
export const callSinks = (context: SinkContext): readonly CredentialSink[] =>
  context.structure.calls.flatMap((call) => {
    if (!mayTake(context, call)) return [];
    return symbolsOf(context, call).flatMap((symbol) => [
      ...(isComparison(context, call, symbol) ? [] : positionSinks(context, call, symbol)),
      ...factorySinks(context, call, symbol),
      ...(isPublicPackage(symbol.package) ? [] : optionSinks(context, call, symbol)),
      ...(sendsRequest(symbol) ? bodySinks(context, call, symbol) : []),
    ]);
  });

/** Whose a callee is, is asked only where an answer could matter. */
const mayTake = ({ structure, signs }: SinkContext, { args }: Call): boolean => {
  if (signs.position) return args.length > 0;
  return (signs.option || signs.request) && args.some(({ value, spread }) => !spread && !isPlain(structure, value));
};

/** What holds nothing that anybody asks for, and comes from no caller. */
const isPlain = ({ values }: Structure, id: ValueId): boolean => plain.has(values[id]?.kind);

const plain: ReadonlySet<Value['kind'] | undefined> = new Set([
  undefined,
  'string',
  'constant',
  'undefined',
  'regexp',
  'template',
  'function',
  'binary',
  'unary',
  'jsx',
]);

export interface CalledSymbol {
  readonly text: string;
  readonly package: string | null;
  /** As `text`, with the path inside the package. */
  readonly exact: string;
}

const symbolsOf = ({ flow, path }: SinkContext, call: Call): readonly CalledSymbol[] =>
  flow.settle({ file: path, id: call.callee }).found.flatMap((origin) =>
    origin.kind === 'external'
      ? [
          {
            text: symbolText(origin),
            package: origin.package,
            exact: symbolText({ ...origin, package: moduleOf(origin) }),
          },
        ]
      : [],
  );

const positionSinks = (context: SinkContext, call: Call, symbol: CalledSymbol): readonly CredentialSink[] =>
  positionsOf(context, symbol).flatMap((position) => positionSink(context, call, symbol, position));

/** `JwtModule.registerAsync({ useFactory: (config) => ({ secret }) })` takes what `JwtModule.register({ secret })` does. */
const factorySinks = (context: SinkContext, call: Call, symbol: CalledSymbol): readonly CredentialSink[] => {
  const [first] = call.args;
  if (first === undefined || first.spread || !symbol.text.endsWith('Async')) return [];
  const plain = { ...symbol, text: symbol.text.slice(0, -5), exact: symbol.exact.slice(0, -5) };
  const positions = positionsOf(context, plain).filter(({ arg, members }) => arg === 0 && members !== undefined);
  if (positions.length === 0) return [];
  const answers = objectsAt(context, first.value).flatMap((entries) =>
    entries.flatMap(({ key, value }) => (key === 'useFactory' ? answersOf(context, value) : [])),
  );
  return answers.flatMap((value) =>
    positions.flatMap((position) =>
      positionSink(context, { ...call, args: [{ value, spread: false }] }, symbol, position),
    ),
  );
};

const positionsOf = ({ catalog }: SinkContext, { text, exact }: CalledSymbol): readonly KnownPosition[] => {
  const own = exact === text ? [] : positionsAt(catalog, exact);
  return own.length > 0 ? own : positionsAt(catalog, text);
};

const positionSink = (
  context: SinkContext,
  call: Call,
  symbol: CalledSymbol,
  { arg, members = [], provider, unless, certain, publishable, issued }: KnownPosition,
): readonly CredentialSink[] => {
  const { structure, path } = context;
  const excepted = unless !== undefined && saidOf(context, call.args[unless.arg]?.value, unless.member, unless.is);
  if (excepted === true) return [];
  const argument = call.args[arg];
  if (argument === undefined || argument.spread || call.args.slice(0, arg).some(({ spread }) => spread)) return [];
  const what =
    members.length === 0
      ? `the key of ${calleeName(structure, call, symbol)}`
      : `the ${members.join('.')} of ${calleeName(structure, call, symbol)}`;
  const at = takenAt(structure, argument.value, call.at);
  return [
    {
      kind: 'credential-sink',
      span: spanOf(path, at),
      value: argument.value,
      members,
      sure: true,
      // With that option it is a secret, without it none.
      certain: certain && !(publishable === true && excepted === 'perhaps'),
      publishable: publishable === true && excepted === 'perhaps' ? excepted : publishable === true,
      issued: issued === true,
      what,
      provider,
    },
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
  const name = symbol.package;
  if (name === null) return [];
  const provider = context.catalog.providersOf(name)[0]?.id ?? null;
  const callee = calleeName(context.structure, call, symbol);
  const sinks: CredentialSink[] = [];
  // `options = { ...options, more }` leads back to itself.
  const seen = new Set<readonly ObjectEntry[]>();
  // A list, not the stack: spreads may be chained without end.
  const waiting = call.args.flatMap(({ value, spread }) => (spread ? [] : [{ id: value, depth: 1 }]));
  for (const { id, depth } of waiting) {
    for (const entries of objectsAt(context, id)) {
      if (seen.has(entries)) continue;
      seen.add(entries);
      const keys = entries.flatMap(({ key }) => (key === null ? [] : [key]));
      for (const { key, value, spread, at } of entries) {
        if (spread) waiting.push({ id: value, depth: depth + 1 });
        else if (key === 'useFactory')
          waiting.push(...answersOf(context, value).map((id) => ({ id, depth: depth + 1 })));
        else if (key !== null && isCredentialName(nameAmong(key, keys))) {
          if (!isPublicOption(name, key) && !isWordList(context, value))
            sinks.push(optionSink(context, value, at, `the ${key} of ${callee}`, provider));
        } else if (depth < MAX_DEPTH && !describing.test(key ?? '')) waiting.push({ id: value, depth: depth + 1 });
      }
    }
  }
  return sinks;
};

/** `createAccessControl({ apiToken: ['list', 'create', 'revoke'] })` names what may be done with one. */
const isWordList = ({ structure }: SinkContext, id: ValueId): boolean => {
  const list = structure.values[id];
  return (
    list?.kind === 'array' &&
    list.items.length > 1 &&
    list.items.every((item) => {
      const word = structure.values[item];
      return word?.kind === 'string' && word.text !== null && /^[a-z]+(?:[A-Z][a-z]+)*$/u.test(word.text);
    })
  );
};

/** `registerAsync({ useFactory: () => ({ secret }) })`: the options are what the factory answers. */
const answersOf = ({ structure }: SinkContext, id: ValueId): readonly ValueId[] => {
  const value = structure.values[id];
  const fact = value?.kind === 'function' ? structure.functions[value.fn] : undefined;
  return fact === undefined
    ? []
    : exitsOf(fact).flatMap(({ how, value: answer }) => (how === 'return' && answer !== null ? [answer] : []));
};

const optionSink = (
  { structure, path }: SinkContext,
  value: ValueId,
  at: Range,
  what: string,
  provider: string | null,
): CredentialSink => ({
  kind: 'credential-sink',
  span: spanOf(path, takenAt(structure, value, at)),
  value,
  members: [],
  sure: false,
  certain: true,
  publishable: false,
  issued: false,
  what,
  provider,
});

/** The object literals of this file that a value can be. */
export const objectsAt = ({ structure, flow, path }: SinkContext, id: ValueId): readonly (readonly ObjectEntry[])[] => {
  if (isPlain(structure, id)) return [];
  return flow.settle({ file: path, id }).found.flatMap((origin) => {
    const value = origin.kind === 'value' && origin.ref.file === path ? structure.values[origin.ref.id] : undefined;
    return value?.kind === 'object' ? [value.entries] : [];
  });
};

/**
 * For people: `jsonwebtoken's sign()`, `new Pool()`, `fetch()`. What is constructed has the name it has in the code; what a
 * call answers has none, and is told by that call.
 */
export const calleeName = (structure: Structure, { construct, callee }: Call, symbol: CalledSymbol): string => {
  const path = symbol.text.slice(symbol.text.indexOf(':') + 1);
  const name = path.replace(/(?:\(\))+$/u, '').replace(/(?:\(\)){2,}/gu, '()');
  const written = structure.values[callee];
  const of = symbol.package === null || name === '' ? '' : `${symbol.package}'s `;
  const called = `${name === '' ? (symbol.package ?? '') : name}()`;
  if (construct) {
    if (written?.kind === 'variable') return `new ${written.name}()`;
    if (path === name) return `new ${called}`;
  }
  return path === name ? `${of}${called}` : `what ${of}${called} answers`;
};
