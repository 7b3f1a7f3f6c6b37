import type { Span } from './span.ts';

/**
 * The file names something of which linked facts are made: what a file alone says of it is nothing, but it must be
 * there when they are asked for.
 */
export interface Mention {
  readonly kind: 'mention';
  readonly span: Span;
  /**
   * `client`: of somebody else's API; `queue`: whose jobs have attempts; `wiring`: what is set, provided or served for files that do not say it;
   * `log`: of something that may not belong into one; `digest`: that may be compared with one.
   */
  readonly of: 'client' | 'queue' | 'wiring' | 'log' | 'digest';
}
