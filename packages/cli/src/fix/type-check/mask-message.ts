/** Words and paths: what is written so opens no account. */
const HARMLESS = /^(?:[A-Za-z_$]{1,24}|(?:\.{1,2}\/|@|node:)?[a-z]+(?:[-./][a-z]+)*)$/u;
const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
const TYPE = /[<>{}()|&;,[\]]/u;

/**
 * A compiler's message with the texts of literal types taken out: `"…"`. A literal type is written out in full, whatever
 * it is, and in what looks like a word of its own a password may stand.
 */
export const maskMessage = (message: string): string =>
  message
    .replace(/"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/gu, (whole) =>
      HARMLESS.test(whole.slice(1, -1)) || whole.length === 2 ? whole : `${whole.charAt(0)}…${whole.charAt(0)}`,
    )
    // A type that is too long is cut in the middle of a text.
    .replace(/"(?!…")[^"\s]{12,}(?=[^"]*$)/u, '"…')
    .replace(/'([^'\s]{12,})'/gu, (whole, text: string) =>
      HARMLESS.test(text) || NAME.test(text) || TYPE.test(text) || text.includes('…') ? whole : "'…'",
    );
