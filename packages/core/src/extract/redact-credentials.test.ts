import { expect, it } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { extract } from './extract.ts';

const jsonOf = (text: string): string =>
  JSON.stringify(extract(parseWith('oxc', 'src/a.ts', text), createCatalog([], [])));

it.each([
  ['under the name of a credential', `export const config = { secret: 'tulip' };`],
  ['that stands in for a variable of the environment', `export const key = process.env.JWT_SECRET || 'tulip';`],
  [
    'that signs a token',
    `import jwt from 'jsonwebtoken'; const word = 'tulip'; export const sign = (x) => jwt.sign(x, word);`,
  ],
  ['of several words that signs a session', `import session from 'express-session'; session({ secret: 'tulip bed' });`],
  ['in a connection string', `connect('mongodb://shop:tulip@db.acme.io/shop');`],
  ['that a request is compared with', `export const handle = (req, res) => req.query.token === 'tulip' && res.end();`],
])('no fact holds a weak secret %s', (_, text) => {
  expect(jsonOf(text)).not.toContain('tulip');
});

it('leaves the texts that others ask for', () => {
  const facts = jsonOf(
    `app.post('/webhooks', handle); const secretName = 'tulip'; const token = req.headers['x-token'];`,
  );
  for (const text of ['/webhooks', 'tulip', 'x-token']) expect(facts).toContain(text);
});
