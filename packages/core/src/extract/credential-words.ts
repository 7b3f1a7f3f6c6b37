/** What a name says of the value it stands for, where it says that nobody may read it. */
import { isCredentialName, wordsOf } from './credential-name.ts';

/** `weak`: a word that means something harmless as often. */
export interface NamedSecret {
  readonly what: 'token' | 'password' | 'card' | 'auth-header' | 'personal-data';
  readonly weak: boolean;
}

export const secretByName = (name: string): NamedSecret | undefined => {
  if (CARD.test(name)) return { what: 'card', weak: false };
  if (ONE_TIME.test(name)) return { what: 'password', weak: false };
  if (isPersonalName(name)) return { what: 'personal-data', weak: false };
  if (!isCredentialName(name)) return undefined;
  const words = wordsOf(name);
  if (words.some((word) => HARMLESS.test(word))) return undefined;
  const last = words.at(-1) ?? '';
  if (/^(?:pass|pwd)/u.test(last)) return { what: 'password', weak: false };
  if (last === 'authorization') return { what: 'auth-header', weak: false };
  const weak = (words.length === 1 && last === 'token') || (last === 'key' && !STRONG_KEY.test(words.at(-2) ?? ''));
  return { what: 'token', weak };
};

export const isSecretName = (name: string): boolean => {
  const named = secretByName(name);
  return named !== undefined && named.what !== 'personal-data';
};

export const isPersonalName = (name: string): boolean => PERSONAL.test(name);

const CARD = /^(?:(?:credit_?)?card_?(?:number|no)|cc_?number|cvv2?|cvc2?|card_?(?:cvv|cvc)|pan)$/iu;
const ONE_TIME =
  /^(?:(?:email|sms|phone|login)?_?otp(?:_?code)?|one_?time_?(?:code|password|pass)|totp_?secret|recovery_?codes?)$/iu;
const PERSONAL =
  /^(?:\w*(?:[a-z]E|_e|^e|E)mail(?:_?address)?|email|phone(?:_?number)?|ssn|social_?security(?:_?number)?)$/u;
/** Of a device, of a form, of a page: whoever reads it can do nothing with it. */
const HARMLESS =
  /^(?:validation|coupon|design|csrf|push|device|fcm|apns|expo|registration|encrypted|error|errors|missing|expired|expires|max|min|num|total|unknown|unexpected|current|last|first|bad|good|quote|base|native|fee|pool|wallet|erc|nft|lp|swap|gas|reward|stop|end|start|eos|bos|eot|special|mapping|translation|date|time|locale|env|cache|lock|redis|storage|partition|primary|foreign|sort|idempotency|request|query|route|event)$/u;
const STRONG_KEY = /^(?:api|secret|private|access|auth|encryption|jwt|signing|master|service|role|hmac)$/u;

/** Without the verb before it: what `generateResetToken()` answers is a reset token. */
export const answerName = (name: string): string =>
  name.replace(
    /^(?:get|generate|create|fetch|load|make|sign|issue|read|retrieve|find|refresh|build|new|request)(?=[A-Z_])_?/u,
    '',
  );
