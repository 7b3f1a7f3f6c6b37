import { runAlone } from '../source/run-alone.ts';
import { locate } from './locate.ts';
import { wrapWithRetry } from './wrap-with-retry.ts';

/** `npx jscodeshift -t wrap-with-retry/transform.js src`. */
export const transform = runAlone(wrapWithRetry, locate);

export default transform;
