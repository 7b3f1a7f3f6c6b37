import type { Failed } from '../rules/failure.ts';
import type { Watch } from '../rules/watch.ts';
import type { Trace } from '../trace/trace.ts';

/** Who wants to hear of the work while it is done; nobody has to. */
export interface Listeners {
  /** Who explains answers listens; left out while rules are judged. */
  readonly trace: Trace | undefined;
  /** Hears of what breaks over one route or call, which is left out then; without it, it is thrown. */
  readonly failed: Failed | undefined;
  /** Stands around the questions that are about one file. */
  readonly watch: Watch | undefined;
}
