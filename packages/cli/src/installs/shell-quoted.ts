/** One word for a shell. */
export const shellQuoted = (path: string): string =>
  /^[\w./@-]+$/u.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
