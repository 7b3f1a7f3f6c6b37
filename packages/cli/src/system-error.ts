/** What the file system refused: ENOENT, EACCES ... Anything else thrown is a mistake of ours. */
export const isSystemError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
