import { isPlaceholder } from './string-placeholder.ts';
import { readsAsWords } from './string-words.ts';

/** What a URL, or the beginning of one in a template, gives away. */
export interface UrlReading {
  /** The password of `scheme://user:password@`, or the value of a key in the query; null: neither. */
  readonly secret: string | null;
  readonly mask: string;
  readonly placeholder: boolean;
}

const anyUrl = /^(?:jdbc:)?([a-z][a-z\d+.-]*):\/\/([^\s/?#]*)([^\s]*)$/iu;
/** Also of what follows a hole: `${base}?api_key=...`. */
const keyInQuery =
  /[?&;](?:api[-_]?key|appid|access[-_]?token|auth[-_]?token|token|secret|password|pwd|client[-_]?secret)=([^&#\s]+)/iu;
/** For the gate. */
export const userinfoPattern = '://[^\\s/?#@\'"`]*:[^\\s/?#@\'"`]*@';
export const queryPattern = `${keyInQuery.source.replace(/\(\[\^&#\\s\]\+\)$/u, '')}[^&#\\s'"\`]{16}`;

/** Keys of Google's browser APIs, and the tokens of public files in its storage. */
const publicKey = /^AIza|^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

export const readUrl = (text: string): UrlReading | null => {
  const [, scheme, authority, rest] = anyUrl.exec(text) ?? [];
  if (scheme === undefined || authority === undefined || rest === undefined) return readQuery(text);
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const userinfo = at === -1 ? '' : authority.slice(0, at);
  const colon = userinfo.indexOf(':');
  const password = colon === -1 ? '' : userinfo.slice(colon + 1);
  if (password !== '') {
    const user = userinfo.slice(0, colon);
    const mask = `${scheme}://…@${readsAsWords(host) ? host : `…(${host.length})`}`;
    return { secret: password, mask, placeholder: isStandIn(user, password, host) };
  }
  const query = readQuery(rest);
  const mask = `${scheme}://${readsAsWords(host) ? host : '…'}/…(${text.length})`;
  return { secret: query?.secret ?? null, mask, placeholder: query?.placeholder ?? false };
};

const readQuery = (text: string): UrlReading | null => {
  const key = keyInQuery.exec(text)?.[1];
  // A word is the name of a place to fill in, or a flag; a key in a query looks generated.
  if (key === undefined || key.length < 16 || readsAsWords(key) || publicKey.test(key)) return null;
  return { secret: key, mask: `…(${text.length})`, placeholder: isPlaceholder(key, null) };
};

const stockWords =
  /^(?:user(?:name)?|pass(?:word|wd)?|pwd|secret|root|admin|postgres|postgresql|mysql|mongo(?:db)?|redis|rabbitmq|guest|test(?:ing)?|dev|local|foo|bar|baz|db_?pass(?:word)?|p|u|x+|\*+|\.+|my_?pass(?:word)?|minio(?:admin)?|prisma|docker|app|db_?user)$/iu;
const exampleHost = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid)(?::\d+)?$|^host(?:name)?(?::|$)/iu;
const localHost = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[a-z_-]+)(?::\d+)?$/iu;

/** `user:pass@host` is documentation; stock passwords of a machine of one's own open nothing. */
const isStandIn = (user: string, password: string, host: string): boolean => {
  if (isPlaceholder(password, null) || exampleHost.test(host)) return true;
  if (/^(?:user(?:name)?|login|me|name)$/iu.test(user) && stockWords.test(password)) return true;
  if (/^(?:password|pass|passwd|pwd|\w*PASSWORD\w*)$/u.test(password)) return true;
  return (host === '' || localHost.test(host)) && (stockWords.test(password) || password === user);
};
