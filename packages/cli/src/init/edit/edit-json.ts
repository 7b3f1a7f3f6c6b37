import { applyEdits, type FormattingOptions, type JSONPath, modify } from 'jsonc-parser';

/** `text` with `value` at `path`; all else stays as it is written. */
export const editJson = (text: string, path: JSONPath, value: unknown): string =>
  applyEdits(text, modify(text, path, value, { formattingOptions: styleOf(text) }));

const styleOf = (text: string): FormattingOptions => {
  const [, indent = '  '] = /^([ \t]+)\S/mu.exec(text) ?? [];
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
};
