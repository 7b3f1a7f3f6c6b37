import { block, type Request } from './check.ts';

interface Compared {
  readonly secret: string;
  /** The variable that holds what the header claims. */
  readonly signature: string;
  /** What answers a signature that does not hold. */
  readonly invalid: readonly string[];
  /** The calls that hand over what is signed: `.update(body)`. */
  readonly signed: string;
  readonly encoding: 'hex' | 'base64';
  /** The digest as the header would have it. */
  written(digest: string): string;
}

/** By the platform alone: an HMAC of the request, and whether it is the header's, in constant time. */
export const compareHmac = (request: Request, { secret, signature, invalid, ...rest }: Compared): readonly string[] => {
  const expected = request.fresh('expected', 'expectedSignature');
  const received = request.fresh('received', 'receivedSignature');
  const digest = request.fresh('digest', 'signatureDigest');
  const hmac = request.imports.named('node:crypto', 'createHmac');
  const equal = request.imports.named('node:crypto', 'timingSafeEqual');
  return [
    `const ${digest} = ${hmac}('sha256', ${secret})${rest.signed}.digest('${rest.encoding}');`,
    `const ${expected} = Buffer.from(${rest.written(digest)});`,
    `const ${received} = Buffer.from(${signature});`,
    ...block(`if (${received}.length !== ${expected}.length || !${equal}(${received}, ${expected})) {`, invalid),
  ];
};
