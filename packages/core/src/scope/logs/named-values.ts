/** A value that is a credential by its name, where its origin does not say otherwise. */
import type { Ref } from '../../facts/file-facts.ts';
import { someOfKind } from '../../facts/of-kind.ts';
import type { Structure } from '../../facts/structure.ts';
import { type Origin, symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { siteOf } from '../calls/call-site.ts';
import { usesIn } from '../calls/streams.ts';
import { secretByName } from '../../extract/credential-words.ts';
import { comesWithRequest } from './requests.ts';
import { type Sensitive, sensitive } from './sensitive.ts';
import { nameOf } from './surroundings.ts';

/** `names`: outermost first; one with a colon is the key under which it is logged, or the name of a query parameter. */
export const byName = (
  { flow }: { readonly flow: Flow },
  ref: Ref,
  names: readonly string[],
  origins: readonly Origin[],
): Sensitive | undefined => {
  const structure = flow.program.file(ref.file)?.structure;
  if (structure === undefined) return undefined;
  const own = names.filter((name) => !name.startsWith(':'));
  const named = own.map((name) => sensitiveByName(name)).find((one) => one !== undefined);
  const agrees = judgeOrigins(flow, origins);
  if (agrees === 'no' || isHarmlessMember(own.at(-1)) || isStructured(structure, ref)) return undefined;
  if (named !== undefined) {
    const holder = holderOf(structure, ref);
    if (named.weak && /affiliate|referral|coupon|promo|design|theme|lexer|ast/iu.test(holder)) return undefined;
    const isOf = holder === '' || HOLDERS.test(holder);
    return weighed(named, agrees, structure, isOf);
  }
  const keyed = names
    .flatMap((name) => (name.startsWith(':') ? (sensitiveByName(name.slice(1)) ?? []) : []))
    .find(({ what }) => what !== 'personal-data');
  // A key says less than a name: `{ token: id }`.
  return keyed === undefined || agrees !== 'yes' ? undefined : weighed(keyed, agrees, structure, true);
};

/** What it is a member of: anything may have a `token`. */
const holderOf = (structure: Structure, ref: Ref): string => {
  const value = structure.values[ref.id];
  return value?.kind === 'member' ? nameOf(structure, value.object) : '';
};
const HOLDERS = /auth|session|user|account|login|invit|reset|cred|jwt|verification/iu;

const weighed = (named: Named, agrees: 'yes' | 'unknown', structure: Structure, isOf: boolean): Sensitive =>
  named.weak && agrees === 'unknown' && !(isOf && isAboutAccess(structure)) ? { ...named, certainty: 'likely' } : named;

const isHarmlessMember = (name: string | undefined): boolean =>
  name !== undefined &&
  /^(?:id|name|length|status|type|size|count|message|code|kind|symbol|index|expiresAt|expires)$/u.test(name);

type Named = Sensitive & { readonly weak: boolean };

const sensitiveByName = (name: string): Named | undefined => {
  const named = secretByName(name);
  if (named === undefined) return undefined;
  const names = [name];
  const of = (title: string): Named => ({ ...sensitive(named.what, title, { names }), weak: named.weak });
  switch (named.what) {
    case 'card':
      return of(`the value of ${name}, a card's number or code`);
    case 'personal-data':
      return { ...of(`the value of ${name}, which tells who somebody is`), strict: true };
    case 'auth-header':
      return of('the Authorization header');
    default:
      return of(`the value of ${name}`);
  }
};

type Agreement = 'yes' | 'no' | 'unknown';

const judgeOrigins = (flow: Flow, origins: readonly Origin[]): Agreement => {
  const all = origins.map((origin) => agreementOf(flow, origin));
  if (all.includes('yes')) return 'yes';
  return all.length > 0 && all.every((one) => one === 'no') ? 'no' : 'unknown';
};

const agreementOf = (flow: Flow, origin: Origin): Agreement => {
  switch (origin.kind) {
    case 'param':
      return comesWithRequest(flow, origin.ref, origin.path) ? 'yes' : 'unknown';
    case 'value': {
      const kind = flow.value(origin.ref)?.kind ?? '';
      return /^(?:caught|template)$/u.test(kind) ? 'unknown' : 'no';
    }
    case 'external':
      return ofSymbol(flow, origin);
    case 'made':
      return ofMade(flow, origin);
    default:
      return 'no';
  }
};

const ofSymbol = (flow: Flow, origin: Extract<Origin, { kind: 'external' }>): Agreement => {
  const symbol = symbolText(origin);
  if (MAKERS.test(symbol)) return 'yes';
  // A constant of a package: the token of an injector, a class.
  if (!origin.path.includes('()') && !/env|params|query|cookie|storage/iu.test(symbol))
    return origin.package === null ? 'unknown' : 'no';
  return ofMade(flow, origin);
};

const MAKERS =
  /^(?:crypto|global):.*\b(?:randomBytes|randomUUID)\(\)|^(?:uuid|nanoid|cuid|@paralleldrive\/cuid2|jsonwebtoken|jose|crypto-random-string|uid|ulid)\b.*\(\)$|^global:(?:localStorage|sessionStorage)\.getItem\(\)$/u;

/** `searchParams.get('token')`, `cookies.get('session-token')`. */
const ofMade = (flow: Flow, { ref }: Extract<Origin, { kind: 'external' | 'made' }>): Agreement => {
  const site = siteOf(flow, ref);
  if (site === undefined) return 'unknown';
  const callee = site.structure.values[site.call.callee];
  if (callee?.kind === 'member' && /^(?:get|getItem)$/u.test(callee.name ?? '')) {
    const holder = nameOf(site.structure, callee.object);
    if (/params|query|cookie|storage|headers/iu.test(holder)) return 'yes';
  }
  return site.call.construct ? 'no' : 'unknown';
};

/** Members that only something else than a text has: `token.symbol`, `secret.id`. */
const isStructured = (structure: Structure, ref: Ref): boolean => {
  const members = usesIn(structure).get(ref.id);
  return members !== undefined && [...members].some((name) => !OF_TEXT.test(name));
};

const OF_TEXT =
  /^(?:length|slice|substring|substr|trim|split|replace|replaceAll|toString|toLowerCase|toUpperCase|includes|startsWith|endsWith|match|charAt|indexOf|at|concat|padEnd|padStart|valueOf|access_?token|refresh_?token|id_?token|accessToken|refreshToken|idToken|value|token|secret|key|\d+)$/iu;

const memo = new WeakMap<Structure, boolean>();

const ACCESS_TEXT = /^(?:authorization|bearer ?|x-api-key|x-auth-token)$/iu;
const ACCESS_NAME = /^(?:password|jwt|accessToken|refreshToken|resetToken|authToken|sessionToken|hashedPassword)$/u;

/** A file that signs in, signs tokens or sends them: `token` means there what it says. */
const isAboutAccess = (structure: Structure): boolean => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const answer =
    structure.edges.some((edge) => 'specifier' in edge && ACCESS_PACKAGE.test(edge.specifier)) ||
    someOfKind(structure, 'string', ({ text }) => ACCESS_TEXT.test(text ?? '')) ||
    someOfKind(structure, 'object', ({ entries }) =>
      entries.some(({ key }) => key !== null && /^authorization$/iu.test(key)),
    ) ||
    someOfKind(structure, 'variable', ({ name }) => ACCESS_NAME.test(name));
  memo.set(structure, answer);
  return answer;
};

const ACCESS_PACKAGE =
  /^(?:jsonwebtoken|jose|jwt-decode|bcrypt(?:js)?|argon2|next-auth|@auth\/|passport|express-jwt|@nestjs\/jwt|@clerk\/|better-auth|iron-session|google-auth-library|@supabase\/(?:ssr|auth)|firebase-admin)/u;
