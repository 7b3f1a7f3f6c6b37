/** What the catalog says of a call: the helper that verifies a provider's signature, or what only looks like one. */
import type { Catalog } from '../../catalog/catalog.ts';
import { rowsOf } from '../../catalog/packages.ts';
import type { Provider, Verifier, Webhooks } from '../../catalog/provider.ts';
import { holdsFor } from '../../catalog/sdk-policy.ts';
import type { Program } from '../../scope/program.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import { type Bindings, type Origin, moduleOf } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { isTestedAtOnce } from './tested-promise.ts';

export interface KnownHelper {
  readonly provider: Provider;
  readonly helper: Verifier;
  /** For people. */
  readonly by: string;
}

type External = Extract<Origin, { kind: 'external' }>;

/** The catalog's verification helper that a symbol out of a package is, in the major that `program` tells. */
export const helperOf = (catalog: Catalog, origin: External, program: Program): KnownHelper | undefined => {
  const module = moduleOf(origin);
  if (origin.package === null || module === null) return undefined;
  for (const { provider, helpers } of helpersOf(catalog, module)) {
    const major = program.major?.(origin.ref.file, origin.package) ?? null;
    for (const path of writtenPaths(provider, origin)) {
      const helper = helpers.find((one) => holdsFor(one, major) && isPath(pathOf(one), path));
      if (helper !== undefined) return { provider, helper, by: path.length === 0 ? helper.import : path.join('.') };
    }
  }
  return undefined;
};

interface Helpers {
  readonly provider: Provider;
  readonly helpers: readonly Verifier[];
}

const byModule = new WeakMap<Catalog, Map<string, readonly Helpers[]>>();

/** Those of one module: it is asked of every call on every way, and nearly all modules have none. */
const helpersOf = (catalog: Catalog, module: string): readonly Helpers[] => {
  const known = byModule.get(catalog) ?? new Map<string, readonly Helpers[]>();
  byModule.set(catalog, known);
  const found =
    known.get(module) ??
    catalog.providers
      .map((provider) => ({ provider, helpers: rowsOf(provider.webhooks?.helpers, module) }))
      .filter(({ helpers }) => helpers.length > 0);
  known.set(module, found);
  return found;
};

const pathOf = (helper: Verifier): readonly string[] =>
  helper.import === 'default' ? helper.path : [helper.import, ...helper.path];

const isPath = (wanted: readonly string[], path: readonly string[]): boolean =>
  wanted.length === path.length && wanted.every((name, index) => name === path[index]);

/** As it is written, and without the name of the client: `Stripe.webhooks` of a named import is `webhooks` of the default one. */
const writtenPaths = (provider: Provider, origin: External): readonly (readonly string[])[] => {
  const path = origin.path.filter((name) => name !== '()');
  const [client, ...rest] = path;
  const isClient = rowsOf(provider.clients, moduleOf(origin)).some((one) => one.import === client);
  return isClient ? [path, rest] : [path];
};

/**
 * The helper runs and nobody asks what it says: a yes or no that is thrown
 * away, or a promise that nobody waits for, be it tested for truth. A callback may be what asks.
 */
export const isUnheard = (flow: Flow, file: string, { result }: Verifier, call: Call): boolean => {
  if (result.startsWith('promise-') && isTestedAtOnce(flow, file, call)) return true;
  if (!call.discarded || call.args.some(({ value }) => flow.value({ file, id: value })?.kind === 'function'))
    return false;
  if (result === 'promise-throws') return !call.awaited;
  return result === 'boolean' || result === 'promise-boolean' || result === 'result-object';
};

/** `twilio.webhook({ validate: false })`, `webhookCallback(bot)` without its `secretToken`. */
export const isSwitchedOff = (flow: Flow, helper: Verifier, made: Ref): boolean => {
  const value = flow.value(made);
  const call = value?.kind === 'call' ? flow.program.file(made.file)?.structure.calls[value.call] : undefined;
  return call !== undefined && lacksWhatEnables(flow, helper, made.file, call);
};

/** The same of the call that makes it: whoever calls what `webhookCallback(bot)` answers hands over the request. */
export const isMadeBlind = (flow: Flow, helper: Verifier, { path }: External, file: string, call: Call): boolean =>
  /^(?:middleware|framework)$/u.test(helper.form) && !path.includes('()') && lacksWhatEnables(flow, helper, file, call);

const lacksWhatEnables = (
  flow: Flow,
  { disabledBy, enabledBy, secretArg }: Verifier,
  file: string,
  call: Call,
): boolean => {
  const isGiven = secretArg !== undefined && call.args.length > secretArg;
  if (enabledBy !== undefined && !isGiven && !mayState(flow, file, call, enabledBy)) return true;
  if (disabledBy === undefined) return false;
  return call.args.some(({ value: id }) =>
    flow.settleMember({ file, id }, [disabledBy.option]).found.some((origin) => {
      const said = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
      return said?.kind === 'constant' && said.value === disabledBy.value;
    }),
  );
};

/** Whether an argument has the option, or may have it where nobody can see. */
const mayState = (flow: Flow, file: string, { args }: Call, option: string): boolean =>
  args.some(({ value, spread }) => {
    if (spread) return true;
    const { found, open } = flow.settleMember({ file, id: value }, [option]);
    return open.length > 0 || found.some((origin) => !lacks(flow, origin, option));
  });

/** A text has no options, and what is only reached by the option's name in something of a package was not stated here. */
const lacks = (flow: Flow, origin: Origin, option: string): boolean => {
  if (origin.kind === 'external') return origin.path.at(-1) === option;
  return (
    origin.kind === 'made' && /^(?:object|string|template|constant|function)$/u.test(flow.value(origin.ref)?.kind ?? '')
  );
};

/** Whether a symbol out of a provider's package is known to check nothing by itself. */
export const isNoVerification = (catalog: Catalog, origin: External): boolean =>
  (origin.package === null ? [] : catalog.providersOf(origin.package)).some((provider) =>
    writtenPaths(provider, origin).some((path) =>
      provider.webhooks?.notVerification.some((name) => {
        const wanted = name.split('.');
        return isPath(wanted, path.slice(-wanted.length));
      }),
    ),
  );

/** Whether the catalog tells what a symbol does for a signature, be it nothing. */
export const isKnownHelper = (catalog: Catalog, origin: Origin, program: Program): boolean =>
  origin.kind === 'external' && (helperOf(catalog, origin, program) !== undefined || isNoVerification(catalog, origin));

/** The provider whose own endpoint is asked to verify: PayPal has one. */
export const verifyingProvider = (
  { flow, catalog }: { readonly flow: Flow; readonly catalog: Catalog },
  file: string,
  call: Call,
  bindings: Bindings,
): Provider | undefined => {
  const asked = verifying.get(catalog) ?? catalog.providers.filter(({ webhooks }) => asksItself(webhooks));
  verifying.set(catalog, asked);
  if (asked.length === 0) return undefined;
  const texts = call.args.flatMap(({ value }) => textsOf(flow, { file, id: value }, bindings));
  return asked.find(({ webhooks }) =>
    webhooks?.verifyingCalls?.some((part) => texts.some((text) => text.includes(part))),
  );
};

const verifying = new WeakMap<Catalog, readonly Provider[]>();
const asksItself = (webhooks: Webhooks | null): boolean => (webhooks?.verifyingCalls?.length ?? 0) > 0;

/** The texts a value is put together from, as far as an address or a body goes. */
const textsOf = (flow: Flow, ref: Ref, bindings: Bindings, depth = 0): readonly string[] => {
  if (depth > 4) return [];
  const into = (ids: readonly number[], file: string): readonly string[] =>
    ids.flatMap((id) => textsOf(flow, { file, id }, bindings, depth + 1));
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'string':
      return value.text === null ? [] : [value.text];
    case 'template':
      return into(value.parts, ref.file);
    case 'object':
      return into(
        value.entries.map((entry) => entry.value),
        ref.file,
      );
    case 'call':
      return into(
        flow.program.file(ref.file)?.structure.calls[value.call]?.args.map((one) => one.value) ?? [],
        ref.file,
      );
    case 'variable':
    case 'member':
    case 'import':
    case 'param':
      return flow
        .settle(ref, bindings)
        .found.flatMap((origin) =>
          origin.kind === 'value' && origin.ref !== ref ? textsOf(flow, origin.ref, bindings, depth + 1) : [],
        );
    default:
      return [];
  }
};

/** The package itself may be the function: `tsscmp(a, b)`. */
export const nameOf = ({ path, package: owner }: External): string =>
  path.filter((name) => name !== '()').join('.') || (owner ?? '');
