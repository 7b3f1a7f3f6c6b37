import { UsageError } from '../usage-error.ts';

/** Names that are reserved: they answer in one sentence rather than as a typing error. */
export const UNAVAILABLE_COMMANDS = ['checklist'];

export const notAvailable = (what: string, instead = ''): UsageError =>
  new UsageError(`${what} is not available in this version${instead === '' ? '' : `; ${instead}`}.`);
