/** HTTP clients as the engine asks for them. */
import type { Http, HttpRequest } from '../library/http.ts';
import type { Library } from '../library/library.ts';
import type { Majors } from '../provider.ts';
import { type ByPackage, namesOf, rowsByPackage } from './by-package.ts';

/** Where the parts of a request stand among the arguments, from 0. */
export interface RequestForm {
  /** Upper case; null: an option says, or the client's default. */
  readonly method: string | null;
  /** The address; null: an option of `options` holds it. */
  readonly url: number | null;
  readonly options: number | null;
  readonly body: number | null;
}

export interface HttpClient extends Majors {
  /** For people, and for a fact's `client`. */
  readonly id: string;
  /** null: of the platform. */
  readonly packages: readonly (string | null)[];
  /** By member path from the package, or from an instance; `''`: what is exported is called itself. */
  readonly requests: Readonly<Record<string, RequestForm>>;
  readonly makers: Readonly<Record<string, number | null>>;
  readonly selves: readonly string[];
  readonly types: readonly string[];
  readonly names: {
    readonly method: readonly string[];
    readonly url: readonly string[];
    readonly base: readonly string[];
    readonly body: readonly string[];
  };
  readonly timeouts: readonly string[];
  readonly timeoutMethods: readonly string[];
  /** null: none. */
  readonly defaultMs: number | null;
  /** What its own retries repeat when nobody says anything. */
  readonly retries: 'writes' | 'reads' | 'none';
  /** Options that say how often it tries again; empty: it never does. */
  readonly retryOptions: readonly string[];
  /** A number for one of them repeats writes too. */
  readonly numberRepeatsAll: boolean;
  readonly opaqueLimit: boolean;
}

export interface HttpTables {
  readonly httpClients: readonly HttpClient[];
  /** null: those of the platform. */
  readonly httpClientsOf: ByPackage<HttpClient>;
  /** Whether errors of the client with this id carry the request; undefined: they don't. */
  leakOf(client: string): 'sure' | 'likely' | undefined;
  /** Whether the client with this id throws for an answer that says it failed; null: nobody knows. */
  throwsOnFailure(client: string): boolean | null;
  /** SDKs that let such errors of a client through. */
  readonly lettingThrough: ReadonlySet<string>;
  /** Packages whose errors may carry the request. */
  readonly leakyPackages: readonly string[];
}

export const httpTables = (libraries: readonly Library[]): HttpTables => {
  const { all, of } = rowsByPackage(libraries, ({ http }) => http, compiled);
  const leaky = libraries.flatMap((library) =>
    (library.http ?? []).flatMap((row) =>
      row.errorHoldsRequest === undefined
        ? []
        : [
            {
              id: row.client ?? library.id,
              how: row.errorHoldsRequest,
              packages: namesOf(library, row),
              through: row.letThroughBy ?? [],
            },
          ],
    ),
  );
  const leaks = new Map(leaky.map(({ id, how }) => [id, how]));
  const throwing = new Map(
    libraries.flatMap((library) =>
      (library.http ?? []).map(
        (row) => [row.client ?? library.id, row.errors === null ? null : row.errors === 'throws'] as const,
      ),
    ),
  );
  const lettingThrough = new Set(leaky.flatMap(({ through }) => through));
  return {
    httpClients: all,
    httpClientsOf: of,
    leakOf: (client) => leaks.get(client),
    throwsOnFailure: (client) => throwing.get(client) ?? null,
    lettingThrough,
    leakyPackages: [
      ...new Set([...leaky.flatMap(({ packages }) => packages.filter((name) => name !== null)), ...lettingThrough]),
    ],
  };
};

const compiled = (row: Http, library: Library): HttpClient => ({
  ...(row.since === undefined ? {} : { since: row.since }),
  ...(row.until === undefined ? {} : { until: row.until }),
  id: row.client ?? library.id,
  packages: namesOf(library, row),
  requests: Object.fromEntries(row.requests.flatMap(formsOf)),
  makers: row.makers ?? {},
  selves: row.selves ?? [],
  types: row.types ?? [],
  names: { method: ['method'], url: ['url'], base: [], body: ['body'], ...row.names },
  timeouts: row.timeouts,
  timeoutMethods: row.timeoutMethods ?? [],
  defaultMs: row.timeoutMs,
  retries:
    row.retries === null || row.retries.byDefault === 0
      ? 'none'
      : row.retries.methods.includes('POST')
        ? 'writes'
        : 'reads',
  // `retry.limit` is looked for where `retry` is.
  numberRepeatsAll: row.retries?.numberForAll === true,
  retryOptions: row.retries?.options.filter((option) => !option.includes('.')) ?? [],
  opaqueLimit: row.opaqueLimit === true,
});

const formsOf = ({ members, method, url, options, body }: HttpRequest): readonly (readonly [string, RequestForm])[] =>
  members.map((member) => [
    member,
    {
      method: method === undefined ? member.replace(/^del$/u, 'delete').toUpperCase() : method,
      url: url ?? null,
      options: options ?? null,
      body: body ?? null,
    },
  ]);
