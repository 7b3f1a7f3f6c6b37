import { expect, it, describe } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { defineProvider } from '../catalog/provider.ts';
import { stringValue } from './string-value.ts';

const format = (id: string, pattern: string, prefix: string, exposure: 'secret' | 'publishable') =>
  ({ id, title: id, pattern, prefix, env: 'live', exposure, envVars: [], sharedWith: [] }) as const;

const catalog = createCatalog(
  [
    defineProvider({
      id: 'acme',
      title: 'Acme',
      category: 'payments',
      hosts: [],
      packages: [],
      clients: [],
      webhooks: null,
      credentials: [
        format('acme-secret', '\\bacme_live_[0-9A-Za-z]{16,}', 'acme_live_', 'secret'),
        format('acme-public', '\\bacme_pub_[0-9A-Za-z]{16,}', 'acme_pub_', 'publishable'),
      ],
      evidence: [],
    }),
  ],
  [],
);

const textOf = (text: string) => stringValue(text, catalog).text;
const shapeOf = (text: string) => {
  const { shape } = stringValue(text, catalog);
  if (shape === null) throw new Error('the text was kept');
  return shape;
};

describe('keeps what reads as words', () => {
  it.each([
    'x-hub-signature-256',
    'stripe-signature',
    'checkout.session.completed',
    'payment_intent.succeeded',
    '/api/webhooks/stripe',
    '/v1/users/:id([0-9]+)',
    'application/json; charset=utf-8',
    'https://api.example.com/v1/charges?expand[]=customer',
    'Webhook signature verification failed. Try again!',
    'sha256',
    'HS256',
    'aes-256-gcm',
    'v0=',
    'base64url',
    'STRIPE_WEBHOOK_SECRET',
    '2024-06-20',
    '2024-06-20T12:30:00.000Z',
    'createHmac',
    'XMLHttpRequest',
    'getServerSideProps',
    'us-east-1',
    '#a1b2c3',
    'Не удалось проверить подпись',
    'your-api-key',
    'keyboard cat',
  ])('%s', (text) => {
    expect(textOf(text)).toBe(text);
  });
});

describe('never keeps what could be a credential', () => {
  it.each([
    'q7XfT2mLp9KzR4vNb8Wc',
    'q7xft2mlp9kzr4vnb8wc',
    'd3b07384d113edec49eaa6238ad5ff00',
    '3F2504E0-4F89-11D3-9A0C-0305E82C3301',
    'Qx7!pL#2zR@9vT$4',
    'https://hooks.example.com/services/T0A1B2C3D/B9Z8Y7X6W/q7XfT2mLp9KzR4vNb8Wc',
    'https://api.example.com/data?api_key=q7XfT2mLp9KzR4vNb8Wc',
    'mongodb+srv://shop:letmein@cluster.example.net/shop',
    'Bearer q7XfT2mLp9KzR4vNb8Wc',
    'Basic c2hvcDpsZXRtZWlu',
  ])('%s', (text) => {
    expect(textOf(text)).toBeNull();
  });

  it('drops any text in a format of the catalog, publishable or not', () => {
    const secret = `acme_live_${'q7XfT2mLp9KzR4vNb8Wc'}`;
    expect(shapeOf(secret)).toMatchObject({
      mask: 'acme_live_…(30)',
      formats: ['acme-secret'],
      exposure: 'secret',
      placeholder: false,
    });
    expect(shapeOf(`acme_pub_${'q7XfT2mLp9KzR4vNb8Wc'}`)).toMatchObject({
      formats: ['acme-public'],
      exposure: 'publishable',
    });
  });
});

describe('says what it reads as', () => {
  it.each([
    ['q7XfT2mLp9KzR4vNb8Wc', 'random'],
    ['d3b07384d113edec49eaa6238ad5ff00', 'hex'],
    ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'uuid'],
    ['postgres://shop:l3tm31n@db.acme.io:5432/shop', 'url-with-credentials'],
    [`-----BEGIN RSA ${'PRIVATE KEY'}-----\n${'q7XfT2mLp9KzR4vN'.repeat(8)}`, 'pem-private-key'],
    ['sha512-q7XfT2mLp9KzR4vNb8Wcq7XfT2mLp9KzR4vNb8Wc==', 'other'],
    ['data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI', 'other'],
    ['0x71C7656EC7ab88b098defB751B7401B5f6d8976F', 'other'],
  ])('%#', (text, reads) => {
    expect(shapeOf(text).reads).toBe(reads);
  });
});

describe('masks', () => {
  it('shows neither user nor password of a connection string', () => {
    expect(shapeOf('mongodb+srv://shop:l3tm31n@cluster.acme.io/shop').mask).toBe('mongodb+srv://…@cluster.acme.io');
  });

  it('shows no character of an unknown format', () => {
    expect(shapeOf('q7XfT2mLp9KzR4vNb8Wc').mask).toBe('…(20)');
  });
});

describe('knows placeholders', () => {
  it.each([
    `acme_live_${'x'.repeat(24)}`,
    `acme_live_${'1234567890abcdefghij'}`,
    `acme_live_${'a1b2c3d4e5f6g7h8i9j0'}`,
    `acme_live_${'q7XfT2mLq7XfT2mLp9Kz'}`,
    `acme_live_${'theStoreInThisCountry'}`,
    `acme_live_${'4eC39HqLyjWDarjtT1zdp7dc'}`,
    'postgres://user:password@localhost:5432/db',
    'postgres://postgres:postgres@localhost:5432/app',
    'mongodb://<user>:<password>@cluster.acme.io/db',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ])('%s', (text) => {
    expect(shapeOf(text).placeholder).toBe(true);
  });

  it.each(['postgres://shop:l3tm31n@localhost:5432/shop', `acme_live_${'q7XfT2mLp9KzR4vNb8Wc'}`])('not %s', (text) => {
    expect(shapeOf(text).placeholder).toBe(false);
  });
});
