import type { Because } from '../rules/finding.ts';
import type { Range, Span } from './span.ts';
import type { CallId } from './structure.ts';

/** Something that must not be in a log. */
export interface LoggedSecret {
  /** The argument, or the part of it, that holds it. */
  readonly at: Span;
  readonly what:
    | 'request-body'
    | 'headers'
    | 'auth-header'
    | 'cookie'
    | 'secret-env'
    | 'token'
    | 'password'
    | 'card'
    | 'http-error'
    | 'webhook-payload'
    | 'vendor-response'
    | 'personal-data';
  /** For people, without a stop: "the whole request body", "the Authorization header". */
  readonly title: string;
  readonly certainty: 'sure' | 'likely';
  /** Hurts less: shown on its own user's screen only, a single address. */
  readonly strict: boolean;
  /** Where it came from, where that is not here. */
  readonly because: readonly Because[];
  /** Fields that are safe and useful to log instead, in the file's own words; null: nothing is known. */
  readonly instead: LogReplacement | null;
}

/** An expression to put in the place of what is logged. */
export interface LogReplacement {
  /** The text range of the file to replace. */
  readonly at: Range;
  readonly text: string;
  /** The name of a property that is its own value: `{ error }`; null elsewhere. */
  readonly shorthand: string | null;
}

/** A call that writes to a log or hands something to a monitoring service. */
export interface LogWrite {
  readonly kind: 'log-write';
  readonly span: Span;
  readonly call: CallId;
  /** For people, where it ends up: "the log", "Sentry". */
  readonly sink: string;
  readonly secrets: readonly LoggedSecret[];
  /** Something logged could not be followed. */
  readonly open: readonly { readonly why: string; readonly at: Span }[];
}
