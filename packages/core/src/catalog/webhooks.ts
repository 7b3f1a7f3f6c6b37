/** How a provider's events come in, and how they are told from forged ones. */
import type { Majors } from './majors.ts';

/** A function that verifies a signature. */
export interface Verifier extends Majors {
  readonly pkg: string;
  /** The exported name through which it is reached. */
  readonly import: string;
  /** The member path from that export or from an instance of it; empty when the export itself is called. */
  readonly path: readonly string[];
  readonly form: 'function' | 'method' | 'static' | 'middleware' | 'framework';
  /** What it does with a bad signature. `promise-…`: unless awaited, nothing at all. */
  readonly result: 'throws' | 'boolean' | 'promise-boolean' | 'promise-throws' | 'result-object' | 'rejects-request';
  readonly checksTimestamp: boolean;
  /** The argument that is the shared secret, from 0. */
  readonly secretArg?: number;
  /** The argument that holds the bytes that were signed, from 0, where they are an argument of their own. */
  readonly rawArg?: number;
  /** The argument that says how many seconds old an event may be, from 0. */
  readonly toleranceArg?: number;
  /** An option that switches it off. */
  readonly disabledBy?: { readonly option: string; readonly value: boolean };
  /** An option without which it lets everything pass. */
  readonly enabledBy?: string;
}

/** What is asked of an endpoint before, or beside, events. */
export type Handshake =
  /** A field of a POST's body comes back in the answer. */
  | { readonly kind: 'echo-field'; readonly field: string }
  /** A header of a POST comes back in the answer; it may be the secret itself. */
  | { readonly kind: 'echo-header'; readonly header: string; readonly secret: boolean }
  /** A field of a POST's body is the secret of the signatures, for whoever receives it to keep. */
  | { readonly kind: 'keep-field'; readonly field: string }
  /** A parameter of a GET comes back in the answer. */
  | { readonly kind: 'echo-query'; readonly parameter: string }
  /** The answer holds something made of the challenge and a secret. */
  | { readonly kind: 'signed-answer'; readonly field: string }
  /** An address in the body is to be called. */
  | { readonly kind: 'confirm-url'; readonly field: string }
  /** An event that only says hello. */
  | { readonly kind: 'ping'; readonly event: string };

export interface Webhooks {
  readonly auth: 'hmac' | 'asymmetric' | 'jwt' | 'shared-secret' | 'refetch' | 'none';
  /** Lower case. */
  readonly signatureHeaders: readonly string[];
  /** Of the signature headers, those that others send too: they tell of a webhook, not of its sender. */
  readonly sharedHeaders?: readonly string[];
  /** Other headers that only this provider sends, lower case: an event name, a delivery id. */
  readonly otherHeaders: readonly string[];
  /** What the signature is made of; empty: nothing is signed. */
  readonly signed?: readonly ('raw-body' | 'timestamp' | 'id' | 'url' | 'method' | 'parsed-fields')[];
  /** As Node's crypto names digests; null: nothing is signed, or several are in use. */
  readonly algorithm?:
    'sha1' | 'sha256' | 'sha384' | 'sha512' | 'md5' | 'ed25519' | 'ecdsa-sha256' | 'rsa-sha256' | null;
  readonly encoding?: 'hex' | 'base64' | 'base64url' | 'jwt' | null;
  readonly needsRawBody: boolean;
  readonly helpers: readonly Verifier[];
  /** Addresses at the provider that verify an event: whoever calls one checks. Parts of a URL or of a body. */
  readonly verifyingCalls?: readonly string[];
  /** Member paths that look like a verification and are none. */
  readonly notVerification: readonly string[];
  /** Seconds that the provider's own check allows; null: the scheme has no age check. */
  readonly toleranceSec: number | null;
  /** Environment variables that usually hold the secret. */
  readonly secretEnv: readonly string[];
  /** Event names only this provider sends; `*` stands for the rest of a name. */
  readonly events: readonly string[];
  /** Path segments that name it: `/webhooks/stripe`. */
  readonly pathNames: readonly string[];
  /** Types that its packages give to its events. */
  readonly eventTypes?: readonly { readonly pkg: string; readonly name: string }[];
  /** Where it calls, under names that others use too: that counts only where the handler knows one of the signs. */
  readonly endpoints?: {
    /** Segments of a path, in lower case: `interactions`, `slack/commands`. */
    readonly paths: readonly string[];
    /** As they are written: fields of what it sends, words of it, what its SDK makes for an answer; `<Tag` inside of a text. */
    readonly signs: readonly string[];
  };
  /** Requests of it that a person waits for, and that it never makes again: where they come in, and what of them alone is read. */
  readonly interactions?: {
    /** Segments of a path, in lower case: `slack/commands`. */
    readonly paths: readonly string[];
    /** As they are written. */
    readonly signs: readonly string[];
    /** What of its events alone is read: whoever reads it takes these, too. */
    readonly events: readonly string[];
  };
  /** What stays the same when an event is delivered again: headers in lower case, paths into the body (`[]` for items). */
  readonly eventId?: {
    readonly headers: readonly string[];
    readonly fields: readonly string[];
    /** Where the first of them names an object, or an action, of which several events tell: what names the event beside it, as `field:event` or `header:…`; empty: nothing does. */
    readonly named?: readonly string[];
    /** A field of those deliveries alone that have the first of them, where the sender makes others. */
    readonly within?: string;
  };
  /** Whether events of one object arrive in order, and the fields that tell which is the newer. */
  readonly ordering?: { readonly guaranteed: boolean; readonly fields: readonly string[] };
  /** How often, and for how long, an event is delivered again that was not taken; null: not known; 0 attempts: never. */
  readonly redelivery?: { readonly attempts: number | null; readonly withinSec: number | null } | null;
  /** How long the provider waits for an answer, as it publishes; null: it does not. */
  readonly respondWithinMs?: number | null;
  /** What it delivers are jobs that the program itself put there: it waits for the work. */
  readonly runsJobs?: boolean;
  readonly handshake?: Handshake | null;
  /** For people: the call to put in. */
  readonly advice: string;
}
