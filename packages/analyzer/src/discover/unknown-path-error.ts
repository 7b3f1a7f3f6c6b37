/** A path that was asked for and is not there. */
export class UnknownPathError extends Error {
  override readonly name = 'UnknownPathError';
  readonly path: string;

  constructor(path: string, cwd: string) {
    super(`There is no file or folder "${path}" in ${cwd}: check its spelling, or name no path to check everything.`);
    this.path = path;
  }
}
