import { runOnSites } from '../source/run-alone.ts';
import { constantTimeCompare } from './constant-time-compare.ts';

/** `npx jscodeshift -t constant-time-compare/transform.js src`, with the places that `seamlint` found. */
export const transform = runOnSites(constantTimeCompare);

export default transform;
