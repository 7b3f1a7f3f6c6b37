import { holdsFor, matchesOperation, type Provider } from '@seamlint/core';
import { majorOf, type Observation, type PackageObservation, type Problem } from './observation.ts';

interface Row {
  readonly pkg: string;
  readonly since?: number | null;
  readonly until?: number | null;
}

/** What the catalog names and the packages don't have. */
export const structureProblems = (provider: Provider, { packages }: Observation): readonly Problem[] => [
  ...withFamiliesAsOne(packages.filter(({ fails }) => fails === undefined)).flatMap((seen) =>
    packageProblems(provider, seen, packages),
  ),
  ...operationProblems(provider, packages),
];

const packageProblems = (
  provider: Provider,
  seen: PackageObservation,
  all: readonly PackageObservation[],
): readonly Problem[] => {
  const rows = <R extends Row>(named: readonly R[] | undefined): readonly R[] =>
    (named ?? []).filter(
      (row) =>
        row.pkg === seen.name &&
        holdsFor({ since: row.since ?? null, until: row.until ?? null }, majorOf(seen.version)),
    );
  const { idempotency, webhooks, errors, sdkDefaults } = provider;
  const places = (field: PlaceField, names: readonly string[]): readonly Problem[] =>
    [...new Set(names)]
      .filter((name) => !isInTheMajor(field, name))
      .flatMap((name) => placeProblem(seen, field, name) ?? []);
  const clients = rows(provider.clients);
  // Options that hold a secret are listed for all majors: one that is not there does no harm.
  const isInAnother = (name: string): boolean =>
    all.some((one) => one.name === seen.name && (one.options?.[name] ?? 'missing') !== 'missing');
  const defaults = rows(sdkDefaults);
  // The catalog tells majors apart, and no more: it has to be in one version of the major.
  const isInTheMajor = (field: PlaceField, name: string): boolean =>
    all.some(
      (one) =>
        one !== seen &&
        one.name === seen.name &&
        majorOf(one.version) === majorOf(seen.version) &&
        placeProblem(one, field, name) === null,
    );
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
      clients.flatMap(({ secretOptions = [] }) => secretOptions).filter((name) => !isInAnother(name)),
    ),
    ...places(
      'options',
      defaults.flatMap(({ timeoutOptions, retryOptions }) => [...timeoutOptions, ...retryOptions]),
    ),
    ...places(
      'carriers',
      rows(idempotency?.carriers)
        .flatMap(({ names }) => names)
        // A package that hands headers through need not know them.
        .filter((name) => name.toLowerCase() !== idempotency?.header),
    ),
  ];
};

/**
 * The members of a family that were probed, as if they were one package: of what the catalog says of all of them each has
 * its part.
 */
const withFamiliesAsOne = (packages: readonly PackageObservation[]): readonly PackageObservation[] => {
  const members = packages.filter(({ specifier }) => specifier !== undefined);
  const families = [...new Set(members.map(({ name }) => name))];
  return [
    ...packages.filter(({ specifier }) => specifier === undefined),
    ...families.flatMap((family) => asOne(members.filter(({ name }) => name === family))),
  ];
};

const asOne = (members: readonly PackageObservation[]): readonly PackageObservation[] => {
  const [first] = members;
  if (first === undefined) return [];
  const behaviour = members.find((member) => member.behaviour !== undefined)?.behaviour;
  const all = (field: PlaceField | 'clients'): Readonly<Record<string, string>> =>
    Object.fromEntries(members.flatMap((member) => Object.entries(member[field] ?? {})));
  return [
    {
      name: first.name,
      specifier: members.map(({ specifier }) => specifier).join(' '),
      version: String(majorOf(first.version)),
      clients: all('clients'),
      helpers: all('helpers'),
      classes: all('classes'),
      options: all('options'),
      carriers: all('carriers'),
      ...(behaviour && { behaviour }),
    },
  ];
};

type PlaceField = 'helpers' | 'classes' | 'options' | 'carriers';

const placeProblem = (seen: PackageObservation, field: PlaceField, name: string): Problem | null => {
  const place = seen[field]?.[name];
  const at = `${seen.name} ${seen.version}: ${field} ${name}`;
  // Options of a dependency's are seen to work, or not at all.
  const works =
    field === 'options' &&
    (seen.behaviour?.timeoutOptions[name] != null || seen.behaviour?.retryOptions[name] !== undefined);
  if (works) return null;
  if (place === undefined) return { at, says: name, saw: 'not probed yet' };
  // An error class must be reachable by the name that the catalog gives: code compares with it.
  const elsewhere = field === 'classes' && place !== 'export' && !place.startsWith('./');
  return place === 'missing' || elsewhere ? { at, says: name, saw: place } : null;
};

const clientProblem = (seen: PackageObservation, row: Provider['clients'][number]): Problem | null => {
  const name = row.configure === undefined ? row.import : `${row.import}.${row.configure}`;
  const kind = seen.clients?.[name];
  const at = `${seen.name} ${seen.version}: clients ${name}, ${row.form}`;
  if (kind === undefined && !isDue(row.import, seen)) return null;
  if (kind === undefined) return { at, says: row.form, saw: 'not probed yet' };
  // What is configured elsewhere is called as it is.
  const isThere = row.configure === undefined ? ['object', 'function', 'class'].includes(kind) : kind === 'method';
  if (row.form === 'static-config') return isThere ? null : { at, says: row.form, saw: kind };
  const works = row.form === 'call' ? kind === 'function' : kind === 'function' || kind === 'class';
  return works ? null : { at, says: row.form, saw: kind };
};

/** Of a family not all are probed: a client is looked for once the member that bears its name is among them. */
const isDue = (name: string, { name: family, specifier }: PackageObservation): boolean => {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z\d]|client$/gu, '');
  return specifier?.split(' ').some((one) => bare(one.slice(family.length - 1)) === bare(name)) ?? true;
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
      .filter((glob) => !members.some((member) => hasOperation(globOnly(glob), member)))
      .map((glob) => ({ at: `${id}: calls.${field} ${glob}`, says: glob, saw: 'no such member, and no such word' })),
  );
};

/** What `*.send` is a part of need not be what the probe could make. */
const hasOperation = (globs: readonly string[], member: string): boolean =>
  matchesOperation(globs, member) || (globs[0]?.startsWith('*.') === true && matchesOperation(globs, `any.${member}`));

/** `matchesOperation` compiles a list once for as long as it lives. */
const globs = new Map<string, readonly string[]>();
const globOnly = (glob: string): readonly string[] => {
  const known = globs.get(glob) ?? [glob];
  globs.set(glob, known);
  return known;
};

const membersOf = ({ members = {}, commandsAreMethods = false }: PackageObservation): readonly string[] => {
  const all = Object.entries(members).flatMap(([names, owners]) =>
    owners.split(' ').flatMap((owner) => names.split(' ').map((name) => (owner === '.' ? name : `${owner}.${name}`))),
  );
  return commandsAreMethods ? [...all, ...all.map(methodOf)] : all;
};

/** `PutObjectCommand` is `putObject` of the client that has a method for each command. */
const methodOf = (command: string): string =>
  `${command.charAt(0).toLowerCase()}${command.slice(1).replace(/Command$/u, '')}`;
