import { runAlone } from '../source/run-alone.ts';
import { dedupeWebhook } from './dedupe-webhook.ts';
import { locate } from './locate.ts';

/** `npx jscodeshift -t dedupe-webhook/transform.js src`. */
export const transform = runAlone(dedupeWebhook, locate);

export default transform;
