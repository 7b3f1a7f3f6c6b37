import { holdsFor, type Provider, type Verifier } from '@seamlint/core';
import {
  majorOf,
  type HelperObservation,
  type Observation,
  type PackageObservation,
  type Problem,
} from './observation.ts';

/** Helpers that do not do to a signature what the catalog says of them. */
export const helperProblems = ({ webhooks }: Provider, { packages }: Observation): readonly Problem[] =>
  packages.flatMap((seen) =>
    seen.webhooks === undefined
      ? []
      : (webhooks?.helpers ?? [])
          .filter((row) => row.pkg === seen.name && holdsFor(row, majorOf(seen.version)))
          // What is not there is a problem of the structure's.
          .filter((row) => !['missing', 'word'].includes(seen.helpers?.[nameOf(row)] ?? ''))
          .flatMap((row) => problemsOf(row, seen, webhooks?.auth === 'shared-secret')),
  );

const nameOf = (row: Verifier): string => [row.import, ...row.path].join('.');

const problemsOf = (row: Verifier, seen: PackageObservation, isUnsigned: boolean): readonly Problem[] => {
  const name = nameOf(row);
  const found = seen.webhooks?.[name];
  const at = `${seen.name} ${seen.version}: helpers ${name}`;
  if (found === undefined) return [{ at, says: row.result, saw: 'not tried yet' }];
  if (typeof found === 'string') return [{ at, says: row.result, saw: found }];
  return fieldsOf(row, found, isUnsigned)
    .filter(([, says, saw]) => says !== saw)
    .map(([field, says, saw]) => ({ at: `${at}.${field}`, says: String(says), saw: String(saw) }));
};

/** Of each field what the catalog says and what was seen. */
const fieldsOf = (
  row: Verifier,
  found: HelperObservation,
  isUnsigned: boolean,
): readonly (readonly [string, unknown, unknown])[] => [
  ['result', row.result, found.result],
  ['a good signature', 'accepts', found.good],
  // A secret that is sent along says nothing of the body.
  ['another body', isUnsigned ? 'accepts' : 'refuses', found.tamperedBody],
  ['the signature of another secret', 'refuses', found.otherSecret],
  ['checksTimestamp', row.checksTimestamp, found.oldTimestamp === 'refuses'],
  // In an object, arguments have no places that could be seen.
  ...(found.secretArg === undefined ? [] : [['secretArg', row.secretArg, found.secretArg] as const]),
  ...(found.rawArg === undefined ? [] : [['rawArg', row.rawArg, found.rawArg] as const]),
];
