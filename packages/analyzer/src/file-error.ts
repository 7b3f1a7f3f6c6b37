/** A file or folder that could not be analysed; all others were. */
export interface FileError {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** One sentence that names the file, and the line where there is one. */
  readonly message: string;
}
