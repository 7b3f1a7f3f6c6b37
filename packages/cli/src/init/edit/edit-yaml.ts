import { type Document, type ToStringOptions, parseDocument } from 'yaml';

/**
 * `text` after `edit`, where every other line stays as it is written; undefined where the file is no plain YAML, or is
 * written in a style that the library does not keep.
 */
export const editYaml = (text: string, edit: (document: Document) => void): string | undefined => {
  const plain = text.replaceAll('\r\n', '\n');
  const style = styles.find((one) => printed(plain, one) === plain);
  if (style === undefined) return undefined;
  const document = parseDocument(plain);
  if (document.errors.length > 0) return undefined;
  edit(document);
  const after = document.toString(style);
  return text.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after;
};

const printed = (text: string, style: ToStringOptions): string | undefined => {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toString(style);
};

/** The ways to lay out the same data, the usual ones first. */
const styles: readonly ToStringOptions[] = [2, 4].flatMap((indent) =>
  [true, false].flatMap((indentSeq) =>
    [true, false].map((flowCollectionPadding) => ({ lineWidth: 0, indent, indentSeq, flowCollectionPadding })),
  ),
);
