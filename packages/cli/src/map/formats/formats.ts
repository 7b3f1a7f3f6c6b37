import type { Paint } from '../../paint.ts';
import type { IntegrationMap } from '../integration-map.ts';
import { html } from './html/html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { table } from './table.ts';

export interface MapFormatOptions {
  readonly version: string;
  readonly paint: Paint;
  /** Columns of the terminal; null: lines are as long as they are. */
  readonly width: number | null;
  /** Tell what could not be decided too. */
  readonly verbose: boolean;
  /** From where the map is written to the working directory: `../`. */
  readonly base: string;
  /** Tells the user a sentence beside the map. */
  readonly note: (sentence: string) => void;
}

export type MapFormat = (map: IntegrationMap, options: MapFormatOptions) => string;

export const mapFormats: ReadonlyMap<string, MapFormat> = new Map([
  ['table', table],
  ['markdown', markdown],
  ['json', json],
  ['html', html],
]);
