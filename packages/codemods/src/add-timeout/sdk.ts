import type { Client, Provider, SdkDefaults } from '@seamlint/core';
import { providers } from '@seamlint/providers';
import { versionOf } from '../project/versions.ts';
import { type CallNode, calledName, constructionOf, isCall, receiversOf } from '../source/calls.ts';
import type { Mending } from '../source/mend-sites.ts';
import { bare, childAt, dotted, j, type Node, type Path } from '../source/node.ts';
import { giveOptions, giveOptionsIn, propertyOf } from '../source/options.ts';
import { Refusal, type Site } from '../transform.ts';
import { fetchText, numberText, timerText } from './limit.ts';
import { isFetch, optionFor, refuseOldOption } from './sdk-option.ts';
import { boundStaticSdk } from './static-sdk.ts';

/** Bounds a client of a provider's SDK where it is constructed, by the option that the catalog has seen in its source. */
export const boundSdk = (mending: Mending, path: Path, ms: number, site: Site): void => {
  const { done } = mending;
  if (boundStaticSdk(mending, path, ms)) return;
  const { client, provider, construction } = clientOf(mending, path);
  const defaults = defaultsOf(mending, provider, client);
  if (defaults === undefined) throw new Refusal(`${client.pkg} is not known to have an option for a time limit.`);
  const option = site.options['option'] ?? optionFor(provider, defaults, client, path.node === construction.node);
  if (option === 'request.signal') {
    giveNested(mending, path, callIndex(path), option, timerText(mending, ms));
    return;
  }
  if (done.has(construction.node)) return;
  done.add(construction.node);
  if (client.optionsArg === undefined) throw new Refusal(`Where ${client.pkg} takes its options is not known here.`);
  refuseOldOption(mending, client, option);
  giveNested(mending, construction, client.optionsArg, option, valueOf(mending, option, defaults, ms));
};

const valueOf = (mending: Mending, option: string, { timeoutUnit }: SdkDefaults, ms: number): string => {
  if (isFetch(option)) return fetchText(mending, ms);
  return numberText(mending.source, timeoutUnit === 's' ? Math.max(1, Math.round(ms / 1000)) : ms);
};

/** `requestOptions.timeout` becomes a member of the object that stands there, or a new one. */
const giveNested = (mending: Mending, path: Path, index: number, option: string, value: string): void => {
  const [first = '', ...rest] = option.split('.');
  const argument = (path.node as CallNode).arguments[index];
  const object = argument === undefined ? null : bare(argument);
  const own = j.ObjectExpression.check(object) ? propertyOf(object, first) : null;
  if (rest.length > 0 && own !== null) {
    const given = { name: rest.join('.'), value, replace: overNothing(value) };
    const [inner] = j(path)
      .find(j.Node as never)
      .filter(({ node }) => node === bare(own.value))
      .paths() as readonly Path[];
    if (inner !== undefined && j.ObjectExpression.check(inner.node)) {
      giveOptionsIn(mending, inner, [given]);
      return;
    }
    if (
      inner !== undefined &&
      j.NewExpression.check(inner.node) &&
      /HttpHandler$/u.test(calledName(inner.node) ?? '')
    ) {
      giveOptions(mending, inner, 0, [given]);
      return;
    }
  }
  const text = rest.reduceRight((inner, name) => `{ ${name}: ${inner} }`, value);
  giveOptions(mending, path, index, [
    { name: first, value: text, ...(rest.length === 0 ? { replace: overNothing(value) } : {}) },
  ]);
};

const overNothing =
  (text: string) =>
  (value: Node): string => {
    const node = bare(value);
    if (j.NumericLiteral.check(node) && node.value <= 0) return text;
    throw new Refusal('The client already has a time limit.');
  };

/** The parameters of `octokit.rest.issues.create({})`; of `octokit.request(route, {})` those behind the route. */
const callIndex = (path: Path): number => {
  const [first] = (path.node as CallNode).arguments;
  return first !== undefined && (j.StringLiteral.check(bare(first)) || j.TemplateLiteral.check(bare(first))) ? 1 : 0;
};

interface Constructed {
  readonly client: Client;
  readonly provider: Provider;
  readonly construction: Path;
}

const clientOf = (mending: Mending, path: Path): Constructed => {
  const { source } = mending;
  const call = path.node as CallNode;
  const places = [path, ...receiversOf(call).map((receiver) => constructionOf(source, path, receiver))];
  for (const construction of places) {
    if (construction === null || !isCall(construction.node)) continue;
    const found = knownClient(mending, construction.node);
    if (found !== null) return innermost(mending, { ...found, construction });
  }
  throw new Refusal('The client of the call is not constructed in this file.');
};

/** `new PlaidApi(new Configuration({}))`: what it is handed holds the limit. */
const innermost = (mending: Mending, outer: Constructed): Constructed => {
  const { client, construction } = outer;
  if (client.clientArg === undefined) return outer;
  const argument = (construction.node as CallNode).arguments[client.clientArg];
  const handed =
    argument === undefined
      ? null
      : isCall(bare(argument))
        ? childAt(construction, 'arguments', client.clientArg)
        : constructionOf(mending.source, construction, argument);
  const found = handed !== null && isCall(handed.node) ? knownClient(mending, handed.node) : null;
  if (found === null || handed === null)
    throw new Refusal(`What ${client.pkg} goes through is not constructed in this file.`);
  return { ...found, construction: handed };
};

const knownClient = ({ imports }: Mending, call: CallNode): Pick<Constructed, 'client' | 'provider'> | null => {
  const [name = '', ...members] = (dotted(call.callee) ?? '').split('.');
  const binding = imports.bindings.find(({ local }) => local === name);
  if (binding === undefined) return null;
  const own = ['default', '*'].includes(binding.imported) ? members : [binding.imported, ...members];
  const imported = own.length === 0 ? binding.imported : own.join('.');
  for (const provider of providers) {
    const client = provider.clients.find(
      (one) =>
        (one.pkg === binding.module || matches(one.pkg, binding.module)) &&
        (one.import === imported || (one.import === 'default' && imported === '*')),
    );
    if (client !== undefined && client.form !== 'static-config') return { client, provider };
  }
  return null;
};

/** `@aws-sdk/client-*` */
const matches = (pkg: string, module: string): boolean => pkg.endsWith('*') && module.startsWith(pkg.slice(0, -1));

/** Of the majors of an SDK, the one the project has; where that is not known, all must agree. */
const defaultsOf = ({ project }: Mending, provider: Provider, { pkg }: Client): SdkDefaults | undefined => {
  const rows = (provider.sdkDefaults ?? []).filter((row) => row.pkg === pkg);
  const major = versionOf(project, pkg)?.major;
  const own = rows.filter(
    ({ since, until }) => major === undefined || ((since ?? 0) <= major && major <= (until ?? major)),
  );
  const [first, ...more] = own;
  const agree = more.every(
    (row) => row.timeoutOptions[0] === first?.timeoutOptions[0] && row.timeoutUnit === first?.timeoutUnit,
  );
  if (!agree) throw new Refusal(`The options depend on the version of ${pkg}, which is not known here.`);
  return first;
};
