/**
 * What may be known of a string that could be a credential, and nothing from
 * which it could be had back.
 */
export interface LiteralShape {
  /** For people: `sk_live_…(32)`; at most the format's public prefix and the length. */
  readonly mask: string;
  /** UTF-16 code units. */
  readonly length: number;
  /** Shannon entropy, bits per character. */
  readonly entropy: number;
  /** Ids of the catalog's credential formats that the text has, e.g. `stripe-secret-live`. */
  readonly formats: readonly string[];
  /** What those formats are meant for; null where the text has none. `publishable` may be read by anyone. */
  readonly exposure: 'secret' | 'publishable' | null;
  /** `your-key`, `xxxx`, `<token>`, `changeme`, the documented sample keys ... */
  readonly placeholder: boolean;
  /** Short, and letters alone but for a number at its end, as people write names: no vendor issues such a key. */
  readonly spelt: boolean;
  /** What it reads as, where that is plain. `random` mixes classes as generated keys do; `word` has no space, `words` some. */
  readonly reads: Reading;
}

export type Reading =
  | 'random'
  | 'word'
  | 'words'
  | 'hex'
  | 'uuid'
  | 'base64'
  | 'url'
  | 'url-with-credentials'
  | 'pem-private-key'
  | 'jwt'
  | 'number'
  | 'other';
