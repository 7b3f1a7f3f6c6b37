import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * A part of the package that is watched, which its root does not export: `@linear/sdk/webhooks`. A child runs in the
 * folder where the package is installed.
 * @param {string} specifier
 * @returns {any}
 */
export const loadPart = (specifier) => createRequire(path.join(process.cwd(), 'load.mjs'))(specifier);
