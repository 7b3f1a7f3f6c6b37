const NAME = /^[\w@][\w@/.-]{0,60}$/u;
const RANDOM = /(?=\S*\d)(?=\S*[a-z])(?=\S*[A-Z])\S{12,}|[\da-f]{16,}/u;

/** A name that nobody knows may be anything, a credential too: only what reads as a name is said again. */
export const sayable = (name: string): string => (NAME.test(name) && !RANDOM.test(name) ? name : '…');
