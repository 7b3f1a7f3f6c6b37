import type { Origin } from '../origin.ts';

/** `Date.now()`, `new Date()`, `dayjs()`. */
export const tellsTime = (origin: Origin): boolean =>
  origin.kind === 'external' &&
  (origin.package === null
    ? /^(?:Date|performance)$/u.test(origin.path[0] ?? '')
    : /^(?:dayjs|moment|luxon|date-fns|@js-joda\/core)$/u.test(origin.package));
