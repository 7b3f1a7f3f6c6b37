/** A path from the file's folder as the file would import it: with an extension where its other relative imports have one. */
export const importableFrom = (path: string, text: string, module: 'esm' | 'cjs'): string => {
  const dotted = path.startsWith('.') ? path : `./${path}`;
  const extension = /\.([cm]?)[jt]sx?$/u.exec(dotted);
  if (extension === null) return dotted;
  const bare = dotted.slice(0, extension.index);
  const style = styleOf(text) ?? (module === 'esm' ? 'js' : 'none');
  if (style === 'as it is') return dotted;
  // `.mjs` is nothing that a resolver would guess.
  if (style === 'none' && extension[1] === '') return bare.replace(/\/index$/u, '') || dotted;
  return `${bare}.${extension[1] ?? ''}js`;
};

const RELATIVE = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])\.{1,2}\/[^'"\n]*?(\.[cm]?[jt]sx?)?\1/gu;

const styleOf = (text: string): 'none' | 'js' | 'as it is' | null => {
  const extensions = [...text.matchAll(RELATIVE)].map(([, , extension]) => extension);
  if (extensions.length === 0) return null;
  if (extensions.some((extension) => /ts/u.test(extension ?? ''))) return 'as it is';
  return extensions.some((extension) => extension !== undefined) ? 'js' : 'none';
};
