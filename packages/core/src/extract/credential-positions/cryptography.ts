import type { CredentialPosition } from './position.ts';

/** Keys of ciphers and message authentication. Salts and initialisation vectors are not secret. */
export const cryptographyPositions: readonly CredentialPosition[] = [
  { of: 'crypto:createHmac', arg: 1 },
  { of: 'crypto:createCipher', arg: 1 },
  { of: 'crypto:createDecipher', arg: 1 },
  { of: 'crypto:createCipheriv', arg: 1 },
  { of: 'crypto:createDecipheriv', arg: 1 },
  { of: 'crypto:createSign().**.sign', arg: 0 },
  { of: 'crypto:privateDecrypt', arg: 0 },
  { of: 'crypto:createPrivateKey', arg: 0 },
  { of: 'crypto:createSecretKey', arg: 0 },
  { of: 'crypto:**subtle.importKey', arg: 1 },
  { of: 'global:**subtle.importKey', arg: 1 },
  { of: 'crypto-js:**AES.encrypt', arg: 1 },
  { of: 'crypto-js:**AES.decrypt', arg: 1 },
  { of: 'crypto-js:encrypt', arg: 1 },
  { of: 'crypto-js:decrypt', arg: 1 },
  { of: 'crypto-js:**HmacSHA*', arg: 1 },
  { of: 'crypto-js:', arg: 1 },
  { of: 'create-hmac:', arg: 1 },
  { of: 'cryptr:', arg: 0 },
];
