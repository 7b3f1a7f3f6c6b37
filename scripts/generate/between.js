/**
 * `text` with what stands between its two marker comments replaced; null where the markers are missing.
 * @param {string} text
 * @param {string} name
 * @param {string} content
 */
export const between = (text, name, content) => {
  const open = `<!-- ${name}: written by scripts/generate.js -->`;
  const close = `<!-- /${name} -->`;
  const start = text.indexOf(open);
  const end = text.indexOf(close, start);
  if (start === -1 || end === -1) return null;
  return `${text.slice(0, start)}${open}\n\n${content}\n\n${text.slice(end)}`;
};

/**
 * The empty marked stretch, for a file that has none yet.
 * @param {string} name
 */
export const markers = (name) => `<!-- ${name}: written by scripts/generate.js -->\n\n<!-- /${name} -->`;
