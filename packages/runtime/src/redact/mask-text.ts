import type { IsSensitive } from './sensitive-names.ts';

export const MASK = '[redacted]';

/** Text with what opens something taken out: it may be a body, an address, a header, or a message that quotes one. */
export const maskText = (text: string, isSensitive: IsSensitive): string =>
  PATTERNS.reduce((masked, [pattern, by]) => masked.replace(pattern, by), text)
    .replace(/([?&;\s]|^)([\w.~%[\]-]{1,80})=([^&\s"'<>;,]+)/gu, (whole, lead: string, name: string) =>
      isSensitive(name) ? `${lead}${name}=${MASK}` : whole,
    )
    .replace(/(["'])([\w.-]{1,80})\1(\s*:\s*)(["'])(?:\\.|(?!\4).)*\4/gu, (whole, ...groups: string[]) => {
      const [quote = '"', name = '', colon = ':', mark = '"'] = groups;
      return isSensitive(name) ? `${quote}${name}${quote}${colon}${mark}${MASK}${mark}` : whole;
    });

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|Token|Digest)\s+(?=\S*[\d+/=._~-])[\w+/=.~-]{8,}/giu, `$1 ${MASK}`],
  // Three parts, the first of which begins with `{"` in base64.
  [/\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/gu, MASK],
  [
    /\b(?:sk|rk|pk|whsec|shpat|shpss|xox[abeoprs]|xapp|gh[opusr]|github_pat|glpat|npm|re|SG|AKIA|ASIA|AIza|ya29)(?:[_.-][\w.-]{12,}|[\w-]{16,})/gu,
    MASK,
  ],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/@]+@/giu, `$1${MASK}@`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu, MASK],
  [/\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\b/gu, MASK],
  // The number of a card, with or without separators.
  [/\b(?:[3-6]\d{3})(?:[ -]?\d{4}){2}[ -]?\d{1,7}\b/gu, MASK],
];
