import type { Paint } from '../../paint.ts';
import type { IntegrationMap } from '../integration-map.ts';
import { json } from './json.ts';
import { table } from './table.ts';

export interface MapFormatOptions {
  readonly version: string;
  readonly paint: Paint;
  /** Columns of the terminal; null: lines are as long as they are. */
  readonly width: number | null;
  /** Tell what could not be decided too. */
  readonly verbose: boolean;
}

export type MapFormat = (map: IntegrationMap, options: MapFormatOptions) => string;

export const mapFormats: ReadonlyMap<string, MapFormat> = new Map([
  ['table', table],
  ['json', json],
]);
