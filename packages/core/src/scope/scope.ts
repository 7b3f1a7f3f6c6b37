import type { Provider } from '../catalog/provider.ts';
import type { EndpointEffects } from '../facts/effect.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { FloatingCall } from '../facts/floating-call.ts';
import type { KeySource } from '../facts/key-source.ts';
import type { OutboundCall } from '../facts/outbound-call.ts';
import type { RunContext } from '../facts/run-context.ts';
import type { MutedCheck } from '../facts/muted-check.ts';
import type { LiteralShape } from '../facts/literal-shape.ts';
import type { SignatureCheck } from '../facts/signature-check.ts';
import type { Span } from '../facts/span.ts';
import type { ValueId } from '../facts/structure.ts';
import type { WebhookEndpoint } from '../facts/webhook-endpoint.ts';
import type { Because } from '../rules/finding.ts';
import type { Known } from './known.ts';

/** A literal that reaches some place, and how. */
export interface ReachingLiteral {
  readonly span: Span;
  readonly shape: LiteralShape;
  /** It repeats the name it is kept under, or names a kind: `TOKEN = 'token'`, `secret: 'hidden'`. */
  readonly enumLike: boolean;
  /** The steps between, last first: "passed in here", "exported here". */
  readonly via: readonly Because[];
}

/** A way through a handler that acts on the event and meets no check. */
export interface Gap {
  /** What the way does unchecked. */
  readonly at: Span;
  /** What lets a request take it. `branch`: a condition that has nothing to do with the check; `not-awaited`: the check answers too late. */
  readonly when:
    | 'missing-secret'
    | 'missing-header'
    | 'branch'
    /** A condition that stands beside the check says that it need not be asked. */
    | 'flag'
    | 'not-awaited'
    /** Nobody looks at what the check answers. */
    | 'ignored'
    /** It goes on although the check said no, or only where it did. */
    | 'failed'
    | 'inverted'
    /** What the check threw was caught, and it goes on. */
    | 'caught'
    /** Something is done with the event, and only then the check asked. */
    | 'late'
    /** The key is the empty text where none is set. */
    | 'empty-secret'
    /** A handshake keeps the secret that a stranger sends, whatever was kept. */
    | 'handover'
    /** No check at all, but the address of the caller is on a list; `-sent`: as a header has it. */
    | 'address'
    | 'address-sent';
  /** The condition that opens it. */
  readonly because: readonly Because[];
}

/** Guards that hold on every way to an effect, and the ways that have none although others do. */
export interface Guards extends Known<SignatureCheck> {
  readonly gaps: readonly Gap[];
  /** Something on the way asks what time it is, or may: the age of the event may be looked at. */
  readonly asksTime: boolean;
  /** Checks in comments of what runs for a request. */
  readonly muted: readonly MutedCheck[];
  /** Where the endpoint is mounted, outermost first. */
  readonly because: readonly Because[];
  /** Handlers that may get the request and act without a check, where others that may get it check. */
  readonly unasked?: readonly Because[];
  /** What of Express reads the body before the handler, where all of it can be seen. */
  readonly parsers?: readonly BodyParserAt[];
  /** Calls that create the application of a controller of Nest, where they are in sight. */
  readonly applications?: readonly Span[];
}

/** A body parser where it is made. */
export interface BodyParserAt {
  /** `json`, `urlencoded`, `raw` or `text`. */
  readonly kind: string;
  readonly at: Span;
}

/** All a rule may ask. One file in the editor, the whole program in the CLI. */
export interface Scope {
  /** The facts of `kind` in the files that are judged, in order of path and place. */
  facts<K extends FactKind>(kind: K): readonly FactOf<K>[];
  /** What refuses a forged request to this endpoint before the event is acted on. */
  guardsOf(endpoint: WebhookEndpoint): Guards;
  /** What this endpoint does with an event, in the order it does it. */
  effectsOf(endpoint: WebhookEndpoint): EndpointEffects;
  /** String literals that can be the value `id` of the file `path`, or the member `members` of it. */
  literalsReaching(path: string, id: ValueId, members?: readonly string[]): Known<ReachingLiteral>;
  /** What runs this call: retries, loops, jobs, handlers. Open where callers exist that cannot be seen. */
  contextsOf(call: OutboundCall): Known<RunContext>;
  /** Where the value of its idempotency key comes from. */
  keySourceOf(call: OutboundCall): KeySource;
  /** Calls on the way to this one whose promise nobody waits for, itself among them. */
  floatingOf(call: OutboundCall): readonly FloatingCall[];
  provider(id: string): Provider | undefined;
  /** Tests, examples, fixtures, stories, generated code. */
  isTest(path: string): boolean;
}
