import { runAlone } from '../source/run-alone.ts';
import { addIdempotencyKey } from './add-idempotency-key.ts';
import { locate } from './locate.ts';

/** `npx jscodeshift -t add-idempotency-key/transform.js src`. */
export const transform = runAlone(addIdempotencyKey, locate);

export default transform;
