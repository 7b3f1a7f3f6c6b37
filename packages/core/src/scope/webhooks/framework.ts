import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Approach, Routers } from './routers.ts';

/** A route whose handler was found. */
export interface Reached {
  readonly flow: Flow;
  readonly routers: Routers;
  readonly file: string;
  readonly route: Route;
  /** What was registered or exported. */
  readonly handler: Ref;
}

/** What a framework does with a route. */
export interface Framework {
  /** What it hands to a handler's parameters, and to middleware; an approach may know it better. */
  readonly roles: readonly Role[];
  /** The ways a request takes to the handler; none where it cannot be one of this framework's. */
  readonly ways: (reached: Reached) => readonly Approach[];
  /** Whether what stands between path and handler is middleware. */
  readonly chains: boolean;
  /** What else is registered with a handler and runs before it: what that reads tells of the sender, too. */
  readonly ownHooks?: (flow: Flow, file: string, route: Route) => readonly FunctionRef[];
  /** Whether the path of the registration comes behind the approach's prefix; else the prefix is all of it. */
  readonly appends: boolean;
  /** Whether a handler may serve several paths, which it tells apart itself. */
  readonly dispatches?: boolean;
  /** The function that is run in the end, where something is built around it. */
  readonly inside?: (flow: Flow, handler: Ref) => Ref;
  /**
   * A handler is served at an address of its own, which no code says: events come right there, and below it a login.
   * A finding stands at the handler, and one that does nothing with what is sent receives no events.
   */
  readonly hasOwnAddress?: boolean;
  /** What it hands a handler as `this`. */
  readonly self?: Role;
  /** A handler acts on an event by what it returns under this name. */
  readonly startsBy?: string;
  /** Many of its handlers receive what nobody signs: only where the sender is known they count. */
  readonly onlyKnown?: boolean;
  /** A route at `/webhooks` that administers webhooks instead of receiving them. */
  readonly manages?: (flow: Flow, file: string, route: Route) => boolean;
}
