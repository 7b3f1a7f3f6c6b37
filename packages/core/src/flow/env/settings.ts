/** Settings that a library hands out: variables of the environment, with what stands in where they are not set. */
import type { Compiled } from '../../catalog/tables/settings.ts';
import type { Setting } from '../../catalog/library/settings.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Following, Trail } from '../following.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import { type LibraryCall, chainFrom, placeIn } from './call-chain.ts';
import { entriesAt, entriesUnder, followDefaults, followDefaultsIn, followEntry } from './defaults.ts';
import { environmentVariable, variableNameOf } from './environment.ts';
import { followLoaded } from './loaded-settings.ts';
import { followSettingsFile } from './settings-file.ts';
import { textsOf } from './texts.ts';

type Row = Compiled<Setting>;
type External = Extract<Origin, { kind: 'external' }>;

/** Members that lead from what a library answers to its settings: `config().parsed.NAME`. */
const MAX_LEAD = 3;

/** Follows what a package gives at `path`, where that is a setting. `base`: how much of it is surely there. */
export const followSetting = (
  following: Following,
  { package: name, path, ref }: External,
  base: number,
  last: LibraryCall | undefined,
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const rows = following.catalog.settingsOf(name);
  if (rows.length === 0) return false;
  for (const row of rows) {
    for (let end = base; end <= Math.min(path.length, base + MAX_LEAD); end++) {
      if (!row.path.test(pathText(path.slice(0, end)))) continue;
      // Following the calls before costs more than all else here.
      const chain = last === undefined ? [] : chainFrom(following, last, bindings);
      const found =
        row.by === 'argument'
          ? byArgument(following, row, chain, path.slice(end), bindings, trail)
          : byMember(following, row, ref, chain, path.slice(end), bindings, trail);
      if (found) return true;
    }
  }
  return false;
};

/** `env.NAME`, where `env` is what a call answers or a module exports. */
const byMember = (
  following: Following,
  row: Row,
  ref: Ref,
  chain: readonly LibraryCall[],
  members: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const [name] = members;
  if (name === undefined || name === '*' || name === '()' || /^(?:then|catch|parse|validate)$/u.test(name))
    return false;
  const maker = chain.at(-1);
  if (row.file !== undefined && followSettingsFile(following, row.file, ref, members, trail)) return true;
  const source = maker === undefined ? false : fromSources(following, row, maker, members, bindings, trail);
  const rest = row.prefix === undefined ? members.slice(1) : [];
  if (!source) trail.found.push(environmentVariable(ref, variableFor(row, members), rest));
  if (maker !== undefined) schemaOf(following, row, maker, [name], bindings, trail);
  return true;
};

/** `useRuntimeConfig().stripe.secretKey` is `NUXT_STRIPE_SECRET_KEY`. */
const variableFor = ({ prefix }: Row, members: readonly string[]): string =>
  prefix === undefined
    ? (members[0] ?? '')
    : prefix + members.map((name) => name.replace(/([a-z\d])([A-Z])/gu, '$1_$2').toUpperCase()).join('_');

/** `config.get('NAME')`. */
const byArgument = (
  following: Following,
  row: Row,
  chain: readonly LibraryCall[],
  members: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const named = row.named === undefined ? chain[0] : chain.find(({ path }) => path.split('.').at(-1) === row.named);
  const first = named?.call.args[0];
  if (named === undefined || first === undefined || first.spread) return false;
  const texts = textsOf(following, { file: named.ref.file, id: first.value }, bindings);
  if (texts === undefined) return false;
  const maker = chain.at(-1);
  for (const text of texts) {
    const path = [...text.split('.'), ...members.filter((name) => name !== '()')];
    if (followLoaded(following, row, named.package, path, trail)) continue;
    const told = maker === undefined ? false : schemaOf(following, row, maker, path, bindings, trail);
    // What is read as a whole goes by the names of its members.
    const dotted = members.length === 0 || text.includes('_') ? text : path.join('.');
    if (!told) trail.found.push(environmentVariable(named.ref, dotted));
  }
  const fallback = row.fallback === undefined ? undefined : named.call.args[row.fallback];
  if (fallback !== undefined && !fallback.spread)
    following.follow({ file: named.ref.file, id: fallback.value }, [], bindings, trail);
  if (row.named !== undefined) followDefaultsIn(following, chain, bindings, trail);
  return true;
};

/** What an explicit source says of a name: `runtimeEnv: { NAME: process.env.OTHER_NAME }`. */
const fromSources = (
  following: Following,
  { sources = [] }: Row,
  maker: LibraryCall,
  members: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const [name = '', ...rest] = members;
  let found = false;
  for (const source of sources) {
    const place = placeIn(maker, source);
    const objects = place === undefined ? [] : entriesUnder(following, place.ref, place.members);
    for (const entry of objects.flatMap((object) => entriesAt(following, object, name))) {
      if (!following.settle(entry, bindings).found.some((origin) => variableNameOf(origin) !== undefined)) continue;
      found = true;
      following.follow(entry, rest, bindings, trail);
    }
  }
  return found;
};

/** Follows defaults, and the name of the variable where the schema says it; answers whether it does. */
const schemaOf = (
  following: Following,
  { schemas = [], variable }: Row,
  maker: LibraryCall,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  let named = false;
  for (const schema of schemas) {
    const place = placeIn(maker, schema);
    const entries = place === undefined ? [] : entriesUnder(following, place.ref, [...place.members, ...path]);
    for (const entry of entries) {
      followDefaults(following, entry, bindings, trail);
      if (variable === undefined) continue;
      followEntry(following, entry, 'default', trail);
      for (const ref of entriesAt(following, entry, variable))
        for (const name of textsOf(following, ref, bindings) ?? []) {
          named = true;
          trail.found.push(environmentVariable(ref, name));
        }
    }
  }
  return named;
};
