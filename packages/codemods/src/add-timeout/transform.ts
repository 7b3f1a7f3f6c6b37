import { runAlone } from '../source/run-alone.ts';
import { addTimeout } from './add-timeout.ts';
import { locate } from './locate.ts';

/** `npx jscodeshift -t add-timeout/transform.js src`. */
export const transform = runAlone(addTimeout, locate);

export default transform;
