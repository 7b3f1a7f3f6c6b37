import type { Catalog } from '../catalog/catalog.ts';
import { callSeams } from './call-seams.ts';
import { contextSeams } from './context-seams.ts';
import { credentialSeams } from './credential-seams.ts';
import { digestSeams } from './digest-seams.ts';
import { logSeams } from './log-seams.ts';
import { mutedCheckSeams } from './read-muted-checks.ts';
import { isRouteFile, placedWords, routePattern, routeSeams } from './route-seams.ts';
import { suppressionSeams } from './suppressions.ts';
import { createSeamTest } from './seam-test.ts';

/** Whether a file may hold a seam: told by its text, and by its path, which is a route in some frameworks. */
export type SeamGate = (path: string, text: string) => boolean;

/**
 * Lossless by construction: each recogniser declares the patterns without which it can't fire, whatever their case.
 * A pattern that several seams need is looked for once.
 */
export const createSeamGate = (catalog: Catalog): SeamGate => {
  const known = gates.get(catalog) ?? gateOf(catalog);
  gates.set(catalog, known);
  return known;
};

/** To read all the patterns of one takes longer than to judge a small program. */
const gates = new WeakMap<Catalog, SeamGate>();

const gateOf = (catalog: Catalog): SeamGate => {
  const seams = [
    ...credentialSeams(catalog),
    ...routeSeams(catalog),
    ...callSeams(catalog),
    ...contextSeams(catalog),
    ...logSeams(catalog),
    ...digestSeams,
    ...mutedCheckSeams,
    ...suppressionSeams,
  ];
  const holdsSeam = createSeamTest(seams);
  // eslint-disable-next-line require-unicode-regexp -- as the patterns of seams
  const mayBeWebhook = new RegExp(routePattern(catalog), 'i');
  // eslint-disable-next-line require-unicode-regexp -- as the patterns of seams
  const mayBeLambda = new RegExp(placedWords, 'i');
  return (path, text) => {
    if (isRouteFile(path) && (mayBeWebhook.test(path) || mayBeWebhook.test(text))) return true;
    // A function that is named after its file has its path for evidence.
    if (mayBeWebhook.test(path) && mayBeLambda.test(text)) return true;
    return holdsSeam(text);
  };
};
