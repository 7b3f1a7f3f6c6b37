/** Which client a callee belongs to, told by where it comes from. */
import type { Catalog } from '../../catalog/catalog.ts';
import { rowsOf } from '../../catalog/packages.ts';
import type { Client, Provider } from '../../catalog/provider.ts';
import { holdsFor } from '../../catalog/sdk-policy.ts';
import type { HttpClient, RequestForm } from '../../catalog/tables/http-clients.ts';
import type { Ref } from '../../facts/file-facts.ts';
import { type Origin, moduleOf } from '../../flow/origin.ts';
import type { Program } from '../program.ts';

export type Reached = HttpReached | SdkReached;

export interface HttpReached {
  readonly kind: 'http';
  readonly client: HttpClient;
  readonly form: RequestForm;
  /** `post`; empty where the client itself is called. */
  readonly member: string;
  readonly package: string | null;
  /** Where the client, or the instance of it, comes from: the call that makes it, an import, a parameter. */
  readonly from: Ref;
  /** It is an instance with options of its own. */
  readonly made: boolean;
  /** Known by the written type only: nobody saw it being made. */
  readonly unseen: boolean;
}

export interface SdkReached {
  readonly kind: 'sdk';
  readonly provider: Provider;
  readonly client: Client | null;
  /** As rows name it: of some packages with the path inside it, `square/legacy`. */
  readonly package: string;
  /** Of the package, where the project says; null: it does not. */
  readonly major: number | null;
  /** From the client on, with `()` for calls on the way. */
  readonly path: readonly string[];
  readonly from: Ref;
  readonly unseen: boolean;
}

type External = Extract<Origin, { kind: 'external' }>;

export const reachHttp = (
  catalog: Catalog,
  program: Program,
  origin: External,
  unseen = false,
): HttpReached | undefined => {
  const clients = catalog.httpClientsOf(origin.package);
  if (clients.length === 0) return undefined;
  const major = origin.package === null ? null : (program.major?.(origin.ref.file, origin.package) ?? null);
  for (const client of clients.filter((row) => holdsFor(row, major))) {
    const stripped = withoutMakers(client, origin.package === null ? platformPath(origin.path) : origin.path);
    const member = stripped.path.join('.');
    // An instance that must be made is no function before it is.
    if (client.requests[''] === undefined && isInstanceOnly(client) && !stripped.made) continue;
    const form = Object.hasOwn(client.requests, member) ? client.requests[member] : undefined;
    if (form === undefined || stripped.path.includes('()')) continue;
    return {
      kind: 'http',
      client,
      form,
      member,
      package: origin.package,
      from: origin.ref,
      made: stripped.made,
      unseen,
    };
  }
  return undefined;
};

const isInstanceOnly = ({ requests, makers }: HttpClient): boolean =>
  Object.keys(makers).length > 0 &&
  Object.values(requests).every(({ url, method }) => url === null || method === 'READ');

/** `globalThis.fetch`, `window.fetch`, `fetch.bind(globalThis)`. */
const platformPath = (path: readonly string[]): readonly string[] => {
  const inner = /^(?:globalThis|window|self|global)$/u.test(path[0] ?? '') ? path.slice(1) : path;
  return inner.at(-2) === 'bind' && inner.at(-1) === '()' ? inner.slice(0, -2) : inner;
};

/** Without `create()` and its like, once and once more, and without members that are the same client. */
const withoutMakers = (
  client: HttpClient,
  path: readonly string[],
): { readonly path: readonly string[]; readonly made: boolean } => {
  let rest = path;
  let made = false;
  for (;;) {
    const [head = '', next] = rest;
    if (next === '()' && Object.hasOwn(client.makers, head)) {
      rest = rest.slice(2);
      made = true;
    } else if (client.selves.includes(head) && rest.length > 1) rest = rest.slice(1);
    else if (head === '()' && Object.hasOwn(client.makers, '')) {
      rest = rest.slice(1);
      made = true;
    } else return { path: rest, made };
  }
};

/** The client of a provider's SDK, and what is asked of it. */
export const reachSdk = (
  catalog: Catalog,
  program: Program,
  origin: External,
  unseen = false,
): SdkReached | undefined => {
  const module = moduleOf(origin);
  if (origin.package === null || module === null) return undefined;
  const major = program.major?.(origin.ref.file, origin.package) ?? null;
  const name = catalog.nameOf(module);
  for (const provider of catalog.providersOf(name)) {
    const found = longestFirst(rowsOf(provider.clients, name).filter((row) => holdsFor(row, major))).find(
      (client) => afterClient(client, origin.path) !== undefined,
    );
    const path = found === undefined ? undefined : afterClient(found, origin.path);
    if (found !== undefined && found.sends !== false && path !== undefined && path.length > 0)
      return { kind: 'sdk', provider, client: found, package: name, major, path, from: origin.ref, unseen };
  }
  return undefined;
};

const longestFirst = (clients: readonly Client[]): readonly Client[] =>
  clients.toSorted((a, b) => namesOf(b).length - namesOf(a).length);

const namesOf = (client: Client): readonly string[] =>
  client.import.split('.').filter((name) => name !== 'default' && name !== '');

const afterClient = (client: Client, path: readonly string[]): readonly string[] | undefined => {
  const names = namesOf(client);
  const lead = client.form === 'static-config' ? names : [...names, '()'];
  return lead.every((name, index) => path[index] === name) ? path.slice(lead.length) : undefined;
};
