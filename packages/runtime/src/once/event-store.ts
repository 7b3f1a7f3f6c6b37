/** What came of asking for an event: it is the asker's now, another delivery is at work, or it was done before. */
export type Claim = 'claimed' | 'in-progress' | 'done';

/**
 * Where it is kept which events have been done. A claim belongs to whoever made it, named by `owner`, until it is finished
 * or released, or until its lease is over: then the next delivery may take it. All times are milliseconds.
 */
export interface EventStore {
  /** Atomic: of any number that ask at once, one gets `claimed`. */
  claim(id: string, owner: string, leaseMs: number): Promise<Claim>;
  /** Keeps the event as done for `ttlMs`, if the claim is still this owner's. */
  finish(id: string, owner: string, ttlMs: number): Promise<void>;
  /** Lets the event be claimed anew, if the claim is still this owner's. */
  release(id: string, owner: string): Promise<void>;
}
