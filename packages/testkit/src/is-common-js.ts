/** What an ESLint configuration would say of the file: CommonJS by its extension, or plain JavaScript that requires and imports nothing. */
export const isCommonJs = (path: string, text: string): boolean => {
  if (/\.c[jt]s$/u.test(path)) return true;
  if (!/\.jsx?$/u.test(path)) return false;
  return /\brequire\(|\bmodule\.exports\b|\bexports\.\w/u.test(text) && !/^\s*(?:import\b(?!\()|export\b)/mu.test(text);
};
