import type { Catalog } from '../catalog/catalog.ts';
import { specifierPattern, type Seam } from './seam.ts';

/**
 * How often a job is tried is said by who adds it to the queue, in a file that neither imports the worker nor is
 * imported by it. All else that runs a call is found from the call, through imports.
 */
export const contextSeams = ({ queuePackages }: Catalog): readonly Seam[] =>
  queuePackages.length === 0 ? [] : [{ all: [specifierPattern(queuePackages)] }];
