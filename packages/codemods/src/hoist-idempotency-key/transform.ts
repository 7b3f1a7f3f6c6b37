import { runAlone } from '../source/run-alone.ts';
import { hoistIdempotencyKey } from './hoist-idempotency-key.ts';
import { locate } from './locate.ts';

/** `npx jscodeshift -t hoist-idempotency-key/transform.js src`. */
export const transform = runAlone(hoistIdempotencyKey, locate);

export default transform;
