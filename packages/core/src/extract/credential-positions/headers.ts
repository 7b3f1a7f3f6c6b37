import { isCredentialName, wordsOf } from '../credential-name.ts';

/** Request headers that carry a credential. */
export const isCredentialHeader = (name: string): boolean => {
  // `no-check` in it switches a protection against forged forms off.
  if (/^x-atlassian-token$/iu.test(name)) return false;
  if (!/authorization/iu.test(name) && !isCredentialName(name)) return false;
  const words = wordsOf(name);
  if (words.includes('csrf') || words.includes('xsrf') || words.includes('websocket')) return false;
  return words.includes('authorization') || isCredentialName(name);
};

/** A name under which a request brings a credential: of a header, or of a member of it. */
export const isSent = (name: string): boolean =>
  isCredentialName(name) || (/authorization/iu.test(name) && isCredentialHeader(name));

/** Methods that put a header on a request or into a `Headers`. */
export const headerSetters: ReadonlySet<string> = new Set(['set', 'append', 'setRequestHeader', 'setHeader', 'header']);
