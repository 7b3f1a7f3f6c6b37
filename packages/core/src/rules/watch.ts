/** Stands around a question while it is answered: how long that takes only a host can tell. `path` is what it is about. */
export type Watch = <T>(question: string, path: string, answer: () => T) => T;
