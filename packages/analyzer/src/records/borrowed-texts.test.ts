import { createCatalog } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { expect, it } from 'vitest';

import { extractOne } from '../parse/extract-one.ts';
import { withoutTexts, withTexts } from './borrowed-texts.ts';

const catalog = createCatalog(providers, libraries);

const source = `const all = ['plain', "it's", 'it\\'s', '', 'caf\\u00e9', 'a\\x2fb', '\\u{1F600} smile', 'tab\\there', 'long\\
line', \`/users/\${id}/orders\`, \`two
lines\`, 'a' + 'b'];
const view = <p title="Say &amp; do">  Some words
  in two lines </p>;
`;

it.each([
  ['LF', source],
  ['CRLF', source.replaceAll('\n', '\r\n')],
])('texts are found where they stand, with %s', (_, text) => {
  const { structure } = extractOne('a.tsx', text, catalog);
  const bare = withoutTexts(structure, text);
  if (bare === undefined) throw new Error('a text is not found');
  expect(JSON.stringify(bare.values)).not.toMatch(/plain|it's|caf|users|words|smile/u);
  expect(withTexts(bare, text)).toEqual(structure);
  expect(withTexts(bare, null).values.filter((value) => value.kind === 'string' && value.text !== null)).toEqual([]);
});
