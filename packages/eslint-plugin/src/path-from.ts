/** `filename` as facts name it: relative to `cwd`, with `/`. A file that lies elsewhere keeps its whole path. */
export const pathFrom = (cwd: string, filename: string): string => {
  const file = withSlashes(filename);
  const folder = `${withSlashes(cwd).replace(/\/+$/u, '')}/`;
  return file.startsWith(folder) ? file.slice(folder.length) : file;
};

const withSlashes = (path: string): string => (/^[a-z]:\\|^\\\\/iu.test(path) ? path.replaceAll('\\', '/') : path);
