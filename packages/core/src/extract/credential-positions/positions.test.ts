import { expect, it } from 'vitest';
import { createCatalog } from '../../catalog/catalog.ts';
import { positionsAt } from './positions.ts';

const catalog = createCatalog([], []);
const at = (symbol: string): readonly string[] =>
  positionsAt(catalog, symbol).map(({ arg, members = [] }) => [arg, ...members].join('.'));

it.each([
  ['jsonwebtoken:sign', ['1']],
  ['jsonwebtoken:decode', []],
  ['jose:SignJWT().setProtectedHeader().setIssuedAt().sign', ['0']],
  ['crypto:webcrypto.subtle.importKey', ['1']],
  ['global:crypto.subtle.importKey', ['1']],
  ['crypto:createHash', []],
  ['express-session:', ['0.secret']],
  ['express-session:MemoryStore', []],
  ['pg:Pool', ['0.password']],
  ['passport-google-oauth20:Strategy', ['0.clientSecret', '0.consumerSecret']],
  ['@sendgrid/mail:setApiKey', ['0']],
])('knows where %s takes a credential', (symbol, expected) => {
  expect(at(symbol)).toEqual(expected);
});
