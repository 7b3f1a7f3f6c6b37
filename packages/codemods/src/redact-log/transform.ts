import { runAlone } from '../source/run-alone.ts';
import { redactLog } from './redact-log.ts';
import { locate } from './locate.ts';

/** `npx jscodeshift -t redact-log/transform.js src`. */
export const transform = runAlone(redactLog, locate);

export default transform;
