import type { Paint } from '../../paint.ts';
import type { Item } from '../item.ts';
import type { Spec } from '../spec/spec.ts';

export interface ListOptions {
  readonly version: string;
  readonly paint: Paint;
  /** All places, however many. */
  readonly verbose: boolean;
  /** Whose boxes the items are; null: they are our own lines. */
  readonly spec: Spec | null;
}

export type ListFormat = (items: readonly Item[], options: ListOptions) => string;
