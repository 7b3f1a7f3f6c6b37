import type { Client, Provider, SdkDefaults } from '@seamlint/core';
import { versionOf } from '../project/versions.ts';
import type { Mending } from '../source/mend-sites.ts';
import { Refusal } from '../transform.ts';

/** What takes a number, a `fetch`, or the signal of each call; what else bounds the SDK is not for a codemod to write. */
export const optionFor = (
  provider: Provider,
  { timeoutOptions }: SdkDefaults,
  { pkg }: Client,
  isConstruction: boolean,
): string => {
  const known = timeoutOptions.filter((name) => isVerified(provider, name));
  const ofCall = isConstruction ? undefined : known.find((name) => name === 'request.signal');
  const option = known.find(isNumber) ?? ofCall ?? known.find(isFetch);
  if (option !== undefined) return option;
  const [method] = known.filter((name) => name.endsWith('()'));
  if (method !== undefined) throw new Refusal(`${pkg} is bounded by its method ${method}.`);
  const [other] = known;
  if (other !== undefined) throw new Refusal(`${pkg} is bounded by ${other}, which is for you to write.`);
  throw new Refusal(`${pkg} is not known to have an option for a time limit.`);
};

const isNumber = (name: string): boolean => /timeout/iu.test(name.split('.').at(-1) ?? '') && !name.endsWith('()');

/** What sends its requests is replaced. */
export const isFetch = (name: string): boolean => /(?:^|\.)(?:fetch|customFetchApi)$/u.test(name);

/** A guess of an option would be silently ignored by the SDK, and the finding gone. */
const isVerified = ({ evidence }: Provider, option: string): boolean => {
  const about = evidence.filter(({ section }) => section === 'sdkDefaults');
  const guessed = about.some(
    ({ confidence, fields }) => confidence === 'from-memory' && fields.includes(`timeoutOptions.${option}`),
  );
  return !guessed && about.some(({ confidence }) => confidence !== 'from-memory');
};

/** Until 3.515 the clients of AWS take an object for the handler itself, and since 3.521 they make one of it. */
const HANDLER_SINCE = { major: 3, minor: 521 };

export const refuseOldOption = ({ project, imports }: Mending, { pkg }: Client, option: string): void => {
  if (!option.startsWith('requestHandler.')) return;
  const module = imports.bindings.find((one) => one.module.startsWith(pkg.replace(/\*$/u, '')))?.module ?? pkg;
  const version = versionOf(project, module);
  if (version !== null && version.major === HANDLER_SINCE.major && version.minor < HANDLER_SINCE.minor)
    throw new Refusal(`${module} takes options of its handler since 3.521.`);
};
