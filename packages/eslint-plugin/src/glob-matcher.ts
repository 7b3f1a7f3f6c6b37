import picomatch from 'picomatch';

/** As in a .gitignore, and as in the config file: a pattern without a slash holds at any depth, a folder stands for all that is in it. */
export const globMatcher = (globs: readonly string[]): ((path: string) => boolean) => {
  const anchored = globs.map((glob) => {
    const bare = glob.replace(/^\.?\//u, '').replace(/\/$/u, '');
    return bare.includes('/') || glob.startsWith('/') ? bare : `**/${bare}`;
  });
  return picomatch([...anchored, ...anchored.map((glob) => `${glob}/**`)], { dot: true });
};
