import { siteTransform } from '../source/mend-sites.ts';
import { Refusal } from '../transform.ts';
import { refuseCaught } from './caught.ts';
import { refuseEmptySecret } from './empty-secret.ts';
import type { Closing } from './closing.ts';
import { refuseFailed } from './failed.ts';
import { heedAnswer } from './ignored.ts';
import { turnAround } from './inverted.ts';
import { checkFirst } from './late.ts';
import { refuseMissing } from './missing.ts';
import { awaitAnswer } from './not-awaited.ts';
import { nodeAt } from './place.ts';

const CLOSINGS: ReadonlyMap<string, Closing> = new Map<string, Closing>([
  ['missing-secret', refuseMissing({ message: 'Webhook secret is not configured', status: 500 })],
  ['missing-header', refuseMissing({ message: 'Missing signature', status: null })],
  ['ignored', heedAnswer],
  ['not-awaited', awaitAnswer],
  ['failed', refuseFailed],
  ['inverted', turnAround],
  ['late', checkFirst],
  ['caught', refuseCaught],
  ['empty-secret', refuseEmptySecret],
]);

/**
 * Turns away what a check of a webhook lets pass. Options of a site: `kind` of the hole, and the `framework` of the
 * endpoint where it is known.
 */
export const failClosed = siteTransform('fail-closed', (mending, site) => {
  const { kind = 'unknown', framework = '' } = site.options;
  const close = CLOSINGS.get(kind);
  if (close === undefined) throw new Refusal(`How to close a hole of the kind ${kind} is not known here.`);
  return close(mending, nodeAt(mending.source, site), framework);
});
