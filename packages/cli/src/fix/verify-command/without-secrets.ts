import type { Catalog } from '@seamlint/core';

type Environment = Readonly<Record<string, string | undefined>>;

/** `DB_PWD`, and not the working directory. */
const SECRET_NAME =
  /secret|token|passw(?:or)?d|passphrase|(?<!^(?:old)?)pwd$|credential|private|(?:api|access|auth|signing|encryption|service|master|license)_?key|(?:^|_)auth(?:_|$)|(?:^|_)pat$|(?:^|_)dsn$|cookie|webhook/iu;

/** A user's name and password in front of the host. */
const LOGIN_IN_URL = /^[a-z][\w+.-]*:\/\/[^/\s@]*:[^/\s@]+@/iu;

export interface Harmless {
  readonly env: Environment;
  /** Names of the variables that were left out. */
  readonly left: readonly string[];
}

/**
 * The environment for somebody else's command: without what opens an account. A variable is left out for its name, for
 * what the catalog says of it, for a value in a credential's format, and for a login in a URL.
 */
export const withoutSecrets = (
  env: Environment,
  { providers, formats }: Catalog,
  named: readonly string[],
): Harmless => {
  const secret = new Set([
    ...named,
    ...providers.flatMap(({ credentials, webhooks }) => [
      ...credentials.filter(({ exposure }) => exposure !== 'publishable').flatMap(({ envVars }) => envVars),
      ...(webhooks?.secretEnv ?? []),
    ]),
  ]);
  const isSecret = ([name, value = '']: readonly [string, string | undefined]): boolean =>
    secret.has(name) ||
    SECRET_NAME.test(name) ||
    LOGIN_IN_URL.test(value) ||
    formats.some(
      ({ format, pattern }) => format.exposure !== 'publishable' && new RegExp(pattern.source, 'u').test(value),
    );
  const entries = Object.entries(env);
  return {
    env: Object.fromEntries(entries.filter((entry) => !isSecret(entry))),
    left: entries
      .filter(isSecret)
      .map(([name]) => name)
      .toSorted(),
  };
};
