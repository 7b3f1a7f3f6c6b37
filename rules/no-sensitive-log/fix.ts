import type { FixPlan, LoggedSecret } from '@seamlint/core';

/** What is logged changes, so a person must agree: never safe. */
export const fixOf = ({ at, what, instead }: LoggedSecret): FixPlan => ({
  kind: 'transform',
  transform: 'redact-log',
  safe: false,
  options: {
    start: String(instead?.at[0] ?? at.start),
    end: String(instead?.at[1] ?? at.end),
    what,
    ...(instead === null ? {} : { text: instead.text }),
  },
});
