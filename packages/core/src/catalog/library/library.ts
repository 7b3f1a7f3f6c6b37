import type { Evidence, Package } from '../provider.ts';
import type { Enqueue } from './enqueues.ts';
import type { Http } from './http.ts';
import type { Limit } from './limits.ts';
import type { Log } from './logs.ts';
import type { Run } from './runs.ts';
import type { Send } from './sends.ts';
import type { Default, Merge, Setting } from './settings.ts';
import type { Store } from './stores.ts';
import type { Trust } from './trust.ts';
import type { Validate } from './validates.ts';

/**
 * What Seamlint knows about a package that is nobody's SDK: an HTTP client, a logger, a queue, an ORM. Data only: no
 * functions, and patterns as their sources. A section that is left out says that it does no such thing.
 */
export interface Library {
  readonly id: string;
  readonly title: string;
  readonly category:
    | 'platform'
    | 'framework'
    | 'middleware'
    | 'http'
    | 'retry'
    | 'limiter'
    | 'queue'
    | 'schedule'
    | 'log'
    | 'monitor'
    | 'store'
    | 'schema'
    | 'auth'
    | 'crypto'
    | 'language';
  /** The platform gives it as globals too, beside or instead of its packages. */
  readonly platform?: true;
  /** `*` ends the name of several: `@middy/*`. */
  readonly packages: readonly Package[];
  /** It sends requests. */
  readonly http?: readonly Http[];
  /** It runs what it is handed: again when it failed, on a schedule, off a queue. */
  readonly runs?: readonly Run[];
  /** It puts jobs on a queue. */
  readonly enqueues?: readonly Enqueue[];
  /** It sends messages to people. */
  readonly sends?: readonly Send[];
  /** It writes to a log, or hands something to a monitoring service. */
  readonly logs?: readonly Log[];
  /** It bounds how much runs at once, or how often. */
  readonly limits?: readonly Limit[];
  /** It keeps data. */
  readonly stores?: readonly Store[];
  /** It says whether data has the form it should have. */
  readonly validates?: readonly Validate[];
  /** It hands out what is set from outside. */
  readonly settings?: readonly Setting[];
  /** It says what stands in where nothing is set. */
  readonly defaults?: readonly Default[];
  /** What it answers has the members of what it is handed. */
  readonly merges?: readonly Merge[];
  /** What a call of it says of who sent a request. */
  readonly trust?: readonly Trust[];
  /** For people: what surprises. */
  readonly notes?: readonly string[];
  readonly evidence: readonly Evidence[];
}

export const defineLibrary = <const L extends Library>(library: L): L => library;
