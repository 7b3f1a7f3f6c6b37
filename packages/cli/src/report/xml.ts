import XmlBuilder from 'fast-xml-builder';

/** A document of elements: keys with `@` are attributes, `#text` is what an element holds. */
export const xmlText = (document: object): string => {
  const builder = new XmlBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
    suppressEmptyNode: true,
    processEntities: true,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`;
};

/** `text` without what XML has no way to write, in one line. */
export const oneLine = (text: string): string =>
  text.replace(/[\t\n\r]+/gu, ' ').replace(/[\u0000-\u001F\uFFFE\uFFFF]|[\uD800-\uDFFF](?![\uDC00-\uDFFF])/gu, '');
