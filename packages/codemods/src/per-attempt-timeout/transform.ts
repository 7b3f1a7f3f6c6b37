import { runAlone } from '../source/run-alone.ts';
import { perAttemptTimeout } from './per-attempt-timeout.ts';
import { locate } from './locate.ts';

/** `npx jscodeshift -t per-attempt-timeout/transform.js src`. */
export const transform = runAlone(perAttemptTimeout, locate);

export default transform;
