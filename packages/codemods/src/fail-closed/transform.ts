import { runOnSites } from '../source/run-alone.ts';
import { failClosed } from './fail-closed.ts';

/** `npx jscodeshift -t fail-closed/transform.js src`, with the places that `seamlint` found. */
export const transform = runOnSites(failClosed);

export default transform;
