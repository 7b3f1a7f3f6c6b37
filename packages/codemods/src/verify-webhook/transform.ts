import { runAlone } from '../source/run-alone.ts';
import { locate } from './locate.ts';
import { verifyWebhook } from './verify-webhook.ts';

/** `npx jscodeshift -t verify-webhook/transform.js src`. */
export const transform = runAlone(verifyWebhook, locate);

export default transform;
