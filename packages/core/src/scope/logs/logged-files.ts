import type { Catalog } from '../../catalog/catalog.ts';
import type { Flow } from '../../flow/settle.ts';
import { scannedFiles } from '../calls/scanned-files.ts';

/** An error can be logged by those that call a client, and such files hold no word of their own to be told by. */
export const loggedFiles = (flow: Flow, catalog: Catalog): readonly string[] => scannedFiles(flow, catalog);
