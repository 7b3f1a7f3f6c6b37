import type { SignatureRule } from './signature-rules.ts';

/** A correct receiver with one thing broken, and who must tell. */
export interface Twin {
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  readonly rule: SignatureRule;
  /** The file in which the finding stands, where that is another one. */
  readonly at?: string;
}

export type Twins = Readonly<Record<string, Twin>>;

const twinsOf =
  (rule: SignatureRule) =>
  (file: string, from: string, to: string, at?: string): Twin => ({
    file,
    from,
    to,
    rule,
    ...(at === undefined ? {} : { at }),
  });

/** Nothing checks any more. */
export const unchecked = twinsOf('require-webhook-signature');
/** There is a check, and it does not hold. */
export const bypassed = twinsOf('no-signature-bypass');
/** Other bytes are checked than those that came. */
export const reserialised = twinsOf('require-raw-webhook-body');
/** The time that it takes tells how much was right. */
export const compared = twinsOf('no-unsafe-signature-compare');
/** What was recorded once can be sent for ever. */
export const undated = twinsOf('require-webhook-freshness');
