import { block, type Request } from './check.ts';

interface Compared {
  readonly secret: string;
  /** The variable that holds what the header claims. */
  readonly signature: string;
  /** What the header writes in front of the digest. */
  readonly prefix: string;
  readonly encoding: 'hex' | 'base64';
  /** What was signed, as a text. */
  readonly signed: string;
  readonly invalid: readonly string[];
}

/** By Web Crypto, where there is no `node:crypto`: it compares in constant time by itself. */
export const compareWeb = (
  request: Request,
  { secret, signature, prefix, encoding, signed, invalid }: Compared,
): readonly string[] => {
  const encoder = request.fresh('encoder', 'textEncoder');
  const key = request.fresh('key', 'hmacKey');
  const received = request.fresh('received', 'receivedSignature');
  const digits = prefix === '' ? signature : `${signature}.slice(${prefix.length})`;
  // A SHA-256: what has another form needs no comparing, and what decodes it does not throw.
  const form = encoding === 'hex' ? `/^${prefix}[0-9a-f]{64}$/` : `/^${prefix}[A-Za-z0-9+/]{43}=$/`;
  const decoded =
    encoding === 'hex'
      ? `Uint8Array.from(${digits}.match(/../g) ?? [], (byte) => parseInt(byte, 16))`
      : `Uint8Array.from(atob(${digits}), (char) => char.charCodeAt(0))`;
  return [
    ...block(`if (!${form.replaceAll('+/]', '+\\/]')}.test(${signature})) {`, invalid),
    `const ${encoder} = new TextEncoder();`,
    `const ${key} = await crypto.subtle.importKey(`,
    `  'raw',`,
    `  ${encoder}.encode(${secret}),`,
    `  { name: 'HMAC', hash: 'SHA-256' },`,
    '  false,',
    `  ['verify'],`,
    ');',
    `const ${received} = ${decoded};`,
    ...block(
      `if (!(await crypto.subtle.verify('HMAC', ${key}, ${received}, ${encoder}.encode(${signed})))) {`,
      invalid,
    ),
  ];
};
