import type { Catalog } from '../../catalog/catalog.ts';
import { type Origin, pathText, symbolText } from '../origin.ts';

/** Whether a package's middleware lets everybody through. */
export const isTransparent = (catalog: Catalog, origin: Origin): boolean =>
  origin.kind === 'external' &&
  // `except('/public/*', check)`: for which paths it checks is not read here.
  !/^hono:except\(\)/u.test(symbolText(origin)) &&
  (catalog.isOfNature('transparent', origin.package) ||
    catalog.tells('unverifying', origin.package, pathText(origin.path)));
