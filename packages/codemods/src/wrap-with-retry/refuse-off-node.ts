import { edgeOf } from '../source/edge.ts';
import type { Mending } from '../source/mend-sites.ts';
import { Refusal, type Site } from '../transform.ts';

const USE_CLIENT = /^\s*(?:\/\*[^]*?\*\/\s*|\/\/[^\n]*\n\s*)*['"]use client['"]/u;

/** The runtime imports `node:` modules. */
export const refuseOffNode = ({ source, imports }: Mending, { options }: Site): void => {
  const place = isOnScreen(source.text, options) ? 'a user’s screen' : edgeOf(source, imports);
  if (place !== null) throw new Refusal(`The retry of @seamlint/runtime needs Node, and the file runs on ${place}.`);
};

const isOnScreen = (text: string, { runs }: Site['options']): boolean => runs === 'browser' || USE_CLIENT.test(text);
