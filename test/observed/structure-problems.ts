import { holdsFor, matchesOperation, type Provider } from '@seamlint/core';
import { majorOf, type Observation, type PackageObservation, type Problem } from './observation.ts';

interface Row {
  readonly pkg: string;
  readonly since?: number | null;
  readonly until?: number | null;
}

/** What the catalog names and the packages don't have. */
export const structureProblems = (provider: Provider, { packages }: Observation): readonly Problem[] => [
  ...packages.filter(({ fails }) => fails === undefined).flatMap((seen) => packageProblems(provider, seen)),
  ...operationProblems(provider, packages),
];

const packageProblems = (provider: Provider, seen: PackageObservation): readonly Problem[] => {
  const rows = <R extends Row>(all: readonly R[] | undefined): readonly R[] =>
    (all ?? []).filter(
      (row) =>
        row.pkg === seen.name &&
        holdsFor({ since: row.since ?? null, until: row.until ?? null }, majorOf(seen.version)),
    );
  const { idempotency, webhooks, errors, sdkDefaults } = provider;
  const places = (field: PlaceField, names: readonly string[]): readonly Problem[] =>
    [...new Set(names)].flatMap((name) => placeProblem(seen, field, name) ?? []);
  const clients = rows(provider.clients);
  const defaults = rows(sdkDefaults);
  return [
    ...clients.flatMap((row) => clientProblem(seen, row) ?? []),
    ...places(
      'helpers',
      rows(webhooks?.helpers).map((row) => [row.import, ...row.path].join('.')),
    ),
    ...places(
      'classes',
      rows(errors?.classes).map(({ name }) => name),
    ),
    ...places(
      'options',
      clients.flatMap(({ secretOptions = [] }) => secretOptions),
    ),
    ...places(
      'options',
      defaults.flatMap(({ timeoutOptions, retryOptions }) => [...timeoutOptions, ...retryOptions]),
    ),
    ...places(
      'carriers',
      rows(idempotency?.carriers).flatMap(({ names }) => names),
    ),
  ];
};

type PlaceField = 'helpers' | 'classes' | 'options' | 'carriers';

const placeProblem = (seen: PackageObservation, field: PlaceField, name: string): Problem | null => {
  const place = seen[field]?.[name];
  const at = `${seen.name} ${seen.version}: ${field} ${name}`;
  if (place === undefined) return { at, says: name, saw: 'not probed yet' };
  // Options of a dependency's are seen to work, or not at all.
  const works =
    field === 'options' &&
    (seen.behaviour?.timeoutOptions[name] != null || seen.behaviour?.retryOptions[name] !== undefined);
  if (works) return null;
  // An error class must be reachable by the name that the catalog gives: code compares with it.
  const elsewhere = field === 'classes' && place !== 'export';
  return place === 'missing' || elsewhere ? { at, says: name, saw: place } : null;
};

const clientProblem = (seen: PackageObservation, row: Provider['clients'][number]): Problem | null => {
  const name = row.configure === undefined ? row.import : `${row.import}.${row.configure}`;
  const kind = seen.clients?.[name];
  const at = `${seen.name} ${seen.version}: clients ${name}, ${row.form}`;
  if (kind === undefined) return { at, says: row.form, saw: 'not probed yet' };
  if (row.form === 'static-config') return kind === 'method' ? null : { at, says: row.form, saw: kind };
  const works = row.form === 'call' ? kind === 'function' : kind === 'function' || kind === 'class';
  return works ? null : { at, says: row.form, saw: kind };
};

/** An operation is somewhere in the provider's packages, in whichever major. */
const operationProblems = ({ calls, id }: Provider, packages: readonly PackageObservation[]): readonly Problem[] => {
  const members = packages.flatMap(membersOf);
  if (members.length === 0 || calls == null) return [];
  const words = new Set(packages.flatMap(({ words: text }) => text?.split(' ') ?? []));
  const fields = ['writes', 'reads', 'highRisk', 'local'] as const;
  return fields.flatMap((field) =>
    (calls[field] ?? [])
      .filter((glob) => !words.has(glob.split('.').findLast((name) => !name.includes('*')) ?? ''))
      .filter((glob) => !members.some((member) => matchesOperation(globOnly(glob), member)))
      .map((glob) => ({ at: `${id}: calls.${field} ${glob}`, says: glob, saw: 'no such member, and no such word' })),
  );
};

/** `matchesOperation` compiles a list once for as long as it lives. */
const globs = new Map<string, readonly string[]>();
const globOnly = (glob: string): readonly string[] => {
  const known = globs.get(glob) ?? [glob];
  globs.set(glob, known);
  return known;
};

const membersOf = ({ members = {} }: PackageObservation): readonly string[] =>
  Object.entries(members).flatMap(([names, owners]) =>
    owners.split(' ').flatMap((owner) => names.split(' ').map((name) => (owner === '.' ? name : `${owner}.${name}`))),
  );
