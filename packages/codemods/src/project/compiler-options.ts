import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { getTsconfig, parseTsconfig } from 'get-tsconfig';

/**
 * Whether the compiler refuses `process.env.NAME` and wants `process.env['NAME']`: `noPropertyAccessFromIndexSignature`
 * of the nearest tsconfig.json, of what it extends, or of one that it only refers to. False where none can be read.
 */
export const wantsBrackets = (file: string): boolean => {
  try {
    const nearest = getTsconfig(file);
    if (nearest === null) return false;
    const { config, path } = nearest;
    const referred = (config.references ?? []).map((one) => resolve(dirname(path), one.path)).filter(existsSync);
    return [
      config,
      ...referred.map((at) => parseTsconfig(at.endsWith('.json') ? at : resolve(at, 'tsconfig.json'))),
    ].some(({ compilerOptions }) => compilerOptions?.noPropertyAccessFromIndexSignature === true);
  } catch {
    return false;
  }
};
