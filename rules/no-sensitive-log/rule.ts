import { type LoggedSecret, defineRule } from '@seamlint/core';
import { fixOf } from './fix.ts';

export const rule = defineRule({
  name: 'no-sensitive-log',
  description: 'Disallow credentials, request bodies and client errors in logs',
  message: '{{sink}} gets {{title}}: {{harm}}.',
  help: '{{advice}}.',
  severity: 'error',
  preset: 'recommended',
  edits: 'suggested',

  *judge(scope) {
    for (const { sink, span, secrets, open } of scope.facts('log-write')) {
      if (scope.isTest(span.path)) continue;
      for (const secret of secrets) {
        yield {
          at: secret.at,
          data: { title: secret.title, sink: capital(sink), harm: harms[secret.what], advice: adviceOn(secret) },
          certainty: secret.certainty === 'sure' ? ('sure' as const) : ('hint' as const),
          ...(secret.strict ? { strict: true } : {}),
          because: secret.because,
          fix: fixOf(secret),
          ...suggestionOf(secret),
        };
      }
      for (const { why, at } of open) yield { undecided: span, why, lost: at };
    }
  },
});

/** Of a property that is its own value the name stays. */
const suggestionOf = ({ at: { path }, instead }: LoggedSecret) => {
  if (instead === null) return {};
  const [start, end] = instead.at;
  const text = instead.shorthand === null ? instead.text : `${instead.shorthand}: ${instead.text}`;
  const title = `Log ${instead.text} instead`;
  return { suggestion: { kind: 'edits' as const, safe: false, title, edits: [{ at: { path, start, end }, text }] } };
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const USABLE = 'whoever can read it there can use it';

const harms: Readonly<Record<LoggedSecret['what'], string>> = {
  'request-body': 'passwords and personal data of whoever sends the request are kept there',
  headers: 'whoever can read it there can act as whoever sent the request',
  'auth-header': USABLE,
  cookie: 'whoever can read it there can take over the session',
  'secret-env': USABLE,
  token: USABLE,
  password: USABLE,
  card: 'card data must be stored nowhere',
  'http-error': 'the Authorization header of the request is among it',
  'webhook-payload': 'names, addresses and amounts of customers are kept there',
  'vendor-response': 'names, addresses and amounts of customers are kept there',
  'personal-data': 'it stays there when the person has asked to be forgotten',
};

const adviceOn = ({ what, instead }: LoggedSecret): string => {
  if (instead !== null) return `Log ${instead.text} instead`;
  switch (what) {
    case 'request-body':
    case 'webhook-payload':
    case 'vendor-response':
      return 'Log the id and the type, or Object.keys() of it, or run it through a redactor';
    case 'headers':
      return 'Log the headers that are of use by their names';
    case 'http-error':
      return 'Log its message, its code and response.status';
    default:
      return 'Log whether it is there, or its length, or an id that belongs to it';
  }
};
