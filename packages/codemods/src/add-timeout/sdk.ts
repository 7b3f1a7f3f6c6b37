import type { Client, Provider, SdkDefaults } from '@seamlint/core';
import { providers } from '@seamlint/providers';
import { versionOf } from '../project/versions.ts';
import { type CallNode, constructionOf, isCall, receiversOf } from '../source/calls.ts';
import type { Mending } from '../source/mend-sites.ts';
import { bare, dotted, j, type Node, type Path } from '../source/node.ts';
import { giveOptions, giveOptionsIn, propertyOf } from '../source/options.ts';
import { Refusal, type Site } from '../transform.ts';
import { numberText, timerText } from './limit.ts';
import { boundStaticSdk } from './static-sdk.ts';

/** Bounds a client of a provider's SDK where it is constructed, by the option that the catalog has seen in its source. */
export const boundSdk = (mending: Mending, path: Path, ms: number, site: Site): void => {
  const { done } = mending;
  if (boundStaticSdk(mending, path, ms)) return;
  const { client, provider, construction } = clientOf(mending, path);
  const defaults = defaultsOf(mending, provider, client);
  const option = site.options['option'] ?? defaults?.timeoutOptions.find((name) => isVerified(provider, name));
  if (option === undefined || defaults === undefined) {
    throw new Refusal(`${client.pkg} is not known to have an option for a time limit.`);
  }
  if (option.split('.').at(-1) === 'signal') {
    if (path.node === construction.node) throw new Refusal(`${client.pkg} takes a time limit with each call only.`);
    giveNested(mending, path, callIndex(path), option, timerText(mending, ms));
    return;
  }
  if (done.has(construction.node)) return;
  done.add(construction.node);
  if (client.optionsArg === undefined) throw new Refusal(`Where ${client.pkg} takes its options is not known here.`);
  const value = defaults.timeoutUnit === 's' ? Math.max(1, Math.round(ms / 1000)) : ms;
  giveNested(mending, construction, client.optionsArg, option, numberText(mending.source, value));
};

/** `requestOptions.timeout` becomes a member of the object that stands there, or a new one. */
const giveNested = (mending: Mending, path: Path, index: number, option: string, value: string): void => {
  const [first = '', ...rest] = option.split('.');
  const argument = (path.node as CallNode).arguments[index];
  const object = argument === undefined ? null : bare(argument);
  const own = j.ObjectExpression.check(object) ? propertyOf(object, first) : null;
  if (rest.length > 0 && own !== null && j.ObjectExpression.check(bare(own.value))) {
    const inner = j(path)
      .find(j.ObjectExpression)
      .filter(({ node }) => node === bare(own.value))
      .paths()[0];
    if (inner !== undefined) {
      giveOptionsIn(mending, inner, [{ name: rest.join('.'), value, replace: overNothing(value) }]);
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
    if (found !== null) return { ...found, construction };
  }
  throw new Refusal('The client of the call is not constructed in this file.');
};

const knownClient = ({ imports }: Mending, call: CallNode): Pick<Constructed, 'client' | 'provider'> | null => {
  const [name = '', member] = (dotted(call.callee) ?? '').split('.');
  const binding = imports.bindings.find(({ local }) => local === name);
  if (binding === undefined) return null;
  const imported = member ?? binding.imported;
  for (const provider of providers) {
    const client = provider.clients.find(
      (one) =>
        one.pkg === binding.module && (one.import === imported || (one.import === 'default' && imported === '*')),
    );
    if (client !== undefined && client.form !== 'static-config') return { client, provider };
  }
  return null;
};

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

/** A guess of an option would be silently ignored by the SDK, and the finding gone. */
const isVerified = ({ evidence }: Provider, option: string): boolean => {
  const about = evidence.filter(({ section }) => section === 'sdkDefaults');
  const guessed = about.some(
    ({ confidence, fields }) => confidence === 'from-memory' && fields.includes(`timeoutOptions.${option}`),
  );
  return !guessed && about.some(({ confidence }) => confidence !== 'from-memory');
};
