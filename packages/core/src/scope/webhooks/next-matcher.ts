/** Patterns of `config.matcher`: `/api/:path*`, `/((?!_next|favicon.ico).*)`. */

/** Whether a path is one of a pattern's; undefined where either has a part that is not known, or is more than is read here. */
export const matches = (pattern: string, path: string): boolean | undefined => {
  const open = pattern.search(/[:(]/u);
  const head = withoutSlash(open === -1 ? pattern : pattern.slice(0, open));
  const sure = surePart(path);
  const isWhole = sure === path;
  if (!sure.startsWith(head)) return isWhole || !head.startsWith(sure) ? false : undefined;
  if (open === -1) return isWhole ? withoutSlash(path) === head : undefined;
  const left = sure.slice(head.length);
  // `/api(.*)` takes `/apis` too.
  const isSegment = left === '' || left.startsWith('/') || head.endsWith('/');
  if (!isSegment) return pattern.slice(open) === '(.*)' && !pattern.slice(0, open).endsWith('/');
  return isIn(pattern.slice(open), left.replace(/^\//u, ''), isWhole);
};

/** Whether what is left of the path is one of what is put in for the last part of a pattern. */
const isIn = (part: string, left: string, isWhole: boolean): boolean | undefined => {
  if (part === '(.*)' || /^:\w+(?:\*|\(\.\*\))$/u.test(part)) return true;
  if (/^:\w+\+$/u.test(part)) return left === '' && isWhole ? false : true;
  if (/^:\w+\??$/u.test(part)) {
    if (left.includes('/')) return false;
    if (!isWhole) return undefined;
    return left !== '' || part.endsWith('?');
  }
  const words = /^\(\(?\?!(?<words>.*)\)\.\*\)$/u.exec(part)?.groups?.['words']?.split('|');
  if (words === undefined) return undefined;
  const plain = words.map((word) => word.replace(/\\(.)/gu, '$1').replace(/\$$/u, ''));
  if (plain.some((word) => /^[\w./-]+$/u.test(word) && left.startsWith(word))) return false;
  // `.*\\..*`, `.*\\.(?:png|svg)$`: files.
  return words.every((word, index) => /^[\w./-]*$/u.test(plain[index] ?? '') || FILE.test(word)) ? true : undefined;
};

const FILE = /^(?:\.\*\\+\.\.\*|\.\*\\+\.(?:\(\?:)?\w+\)?\$?|\w+\)?\$?)$/u;

/** What stands before the first part that is not known. */
const surePart = (path: string): string => {
  const open = path.search(/[[?:*]/u);
  return open === -1 ? path : path.slice(0, open);
};

const withoutSlash = (path: string): string => path.replace(/\/$/u, '');
