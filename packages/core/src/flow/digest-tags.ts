/** What is a digest, by who works it out. */
import type { Ref } from '../facts/file-facts.ts';
import { answersDigest } from './answers-digest.ts';
import type { Bindings } from './origin.ts';
import type { Tag } from './role-tags.ts';
import type { Flow } from './settle.ts';

/** Of the answer of a function of the program. */
export const digestAnswered = (flow: Flow, callee: Ref, bindings: Bindings): readonly Tag[] => {
  const found = flow.functionsOf(callee, bindings).found.map((target) => answersDigest(flow, target));
  if (found.includes('hmac')) return ['digest', 'hmac'];
  return found.includes('digest') ? ['digest'] : [];
};

export const digestTags = ({ catalog }: Flow, name: string | null, path: string): readonly Tag[] => {
  if (/\.(?:byteLength|length)$/u.test(path) || !catalog.tells('digests', name, path)) return [];
  return /hmac|subtle\.sign/iu.test(`${name ?? ''}:${path}`) ? ['digest', 'hmac'] : ['digest'];
};
