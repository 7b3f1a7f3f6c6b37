import { runOnSites } from '../source/run-alone.ts';
import { rawBody } from './raw-body.ts';

/** `npx jscodeshift -t raw-body/transform.js src`, with the places that `seamlint` found. */
export const transform = runOnSites(rawBody);

export default transform;
