import type { Catalog } from '../catalog/catalog.ts';
import { userinfo } from './credential-words.ts';
import { seamWords } from './seam-words.ts';

/** Whether a file may hold a seam: one scan of its text, and of its path, which is a route in some frameworks. */
export type SeamGate = (path: string, text: string) => boolean;

/**
 * Lossless by construction: each recogniser declares the words without which it can't fire, whatever their case.
 * Without the flag `u`: measured on 157 MB with 250 words, 0.28 s against 1.4 s with it.
 */
export const createSeamGate = (catalog: Catalog): SeamGate => {
  const words = seamWords(catalog);
  if (words.length === 0) return () => true;
  // eslint-disable-next-line require-unicode-regexp -- see above
  const any = new RegExp([...words.map(escape), userinfo].join('|'), 'i');
  return (path, text) => any.test(text) || any.test(path);
};

const escape = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
