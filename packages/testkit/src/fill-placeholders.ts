import { providers } from '@seamlint/providers';
import { sampleStrings } from './sample-strings.ts';

/**
 * Fills `{{stripe-secret-live}}` and its like with a synthetic value of that
 * format. The values are put together here, at run time, so that no file holds
 * anything another scanner would bark at. They are nobody's keys.
 */
export const fillPlaceholders = (text: string): string =>
  text.replace(/\{\{([a-z\d-]+)\}\}/gu, (hole, id: string) => makers[id]?.() ?? ofFormat(id) ?? hole);

/** A text that a format of the catalog matches: of several the one with most different characters. */
const ofFormat = (id: string): string | undefined => {
  const format = providers.flatMap(({ credentials }) => credentials).find((one) => one.id === id);
  if (format?.pattern == null) return undefined;
  const samples = sampleStrings(format.pattern, 40);
  return samples.toSorted((one, other) => new Set(other).size - new Set(one).size)[0];
};

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const alphanumeric = digits + lower + upper;

/** Deterministic, without the runs and repetitions that make a text look made up. */
const characters = (length: number, alphabet: string, seed: number): string => {
  let state = seed * 7919;
  let text = '';
  while (text.length < length) {
    state = (state * 48_271) % 2_147_483_647;
    const next = alphabet[state % alphabet.length] ?? '';
    if (!text.endsWith(next)) text += next;
  }
  return text;
};

const hex = (length: number, seed: number): string => characters(length, digits + lower.slice(0, 6), seed);
const joined = (...parts: readonly string[]): string => parts.join('');
const base64Url = (text: string): string => Buffer.from(text).toString('base64url');
const token = (claims: string, seed: number): string =>
  [base64Url('{"alg":"HS256","typ":"JWT"}'), base64Url(claims), characters(43, alphanumeric, seed)].join('.');

const makers: Readonly<Record<string, () => string>> = {
  'stripe-secret-live': () => joined('sk', '_live_', characters(24, alphanumeric, 11)),
  'stripe-restricted-test': () => joined('rk', '_test_', characters(24, alphanumeric, 45)),
  'stripe-restricted-live': () => joined('rk', '_live_', characters(24, alphanumeric, 12)),
  'stripe-secret-test': () => joined('sk', '_test_', characters(24, alphanumeric, 13)),
  'stripe-publishable-live': () => joined('pk', '_live_', characters(24, alphanumeric, 14)),
  'stripe-publishable-test': () => joined('pk', '_test_', characters(24, alphanumeric, 15)),
  'stripe-webhook-secret': () => joined('whsec', '_', characters(32, alphanumeric, 16)),
  'github-pat-classic': () => joined('ghp', '_', characters(36, alphanumeric, 17)),
  'github-pat-fine': () =>
    joined('github', '_pat_', characters(22, alphanumeric, 18), '_', characters(59, alphanumeric, 19)),
  'github-oauth': () => joined('gho', '_', characters(36, alphanumeric, 20)),
  'github-app-user-or-server': () => joined('ghs', '_', characters(36, alphanumeric, 21)),
  'github-app-user': () => joined('ghu', '_', characters(36, alphanumeric, 46)),
  'github-refresh': () => joined('ghr', '_', characters(76, alphanumeric, 22)),
  'slack-bot': () =>
    joined(
      'xox',
      'b-',
      characters(12, digits, 23),
      '-',
      characters(13, digits, 24),
      '-',
      characters(24, alphanumeric, 25),
    ),
  'slack-user': () =>
    joined('xox', 'p-', characters(12, digits, 26), '-', characters(12, digits, 27), '-', hex(32, 28)),
  'slack-app-level': () =>
    joined('xap', 'p-1-A', characters(10, digits + upper, 29), '-', characters(13, digits, 30), '-', hex(64, 31)),
  'slack-config-refresh': () => joined('xox', 'e-1-', characters(140, alphanumeric, 32)),
  'slack-incoming-webhook': () =>
    joined(
      'https://hooks.',
      'slack.com/',
      'services/T',
      characters(9, digits + upper, 33),
      '/B',
      characters(10, digits + upper, 34),
      '/',
      characters(24, alphanumeric, 35),
    ),
  'slack-signing-secret': () => hex(32, 36),
  'twilio-account-sid': () => joined('A', 'C', hex(32, 47)),
  'twilio-api-key-sid': () => joined('S', 'K', hex(32, 48)),
  'twilio-auth-token': () => hex(32, 49),
  'sendgrid-api-key': () => joined('S', 'G.', characters(22, alphanumeric, 50), '.', characters(43, alphanumeric, 51)),
  'shopify-admin-token': () => joined('shp', 'at_', hex(32, 52)),
  'shopify-custom-app': () => joined('shp', 'ca_', hex(32, 53)),
  'shopify-app-secret': () => joined('shp', 'ss_', hex(32, 54)),
  'shopify-private-app': () => joined('shp', 'pa_', hex(32, 55)),
  'square-access-token': () => joined('EA', 'AA', characters(60, alphanumeric, 56)),
  'square-app-secret': () => joined('sq0', 'csp-', characters(43, alphanumeric, 57)),
  'square-app-secret-sandbox': () => joined('sandbox-', 'sq0', 'csb-', characters(43, alphanumeric, 58)),
  'square-app-id': () => joined('sq0', 'idp-', characters(22, alphanumeric, 59)),
  'square-app-id-sandbox': () => joined('sandbox-', 'sq0', 'idb-', characters(22, alphanumeric, 60)),
  'svix-token': () => joined('s', 'k_', characters(32, alphanumeric, 61), '.eu'),
  'svix-token-test': () => joined('test', 'sk_', characters(32, alphanumeric, 62), '.us'),
  'openai-project-key': () => joined('s', 'k-proj-', characters(48, alphanumeric, 65)),
  'openai-key': () => joined('s', 'k-', characters(48, alphanumeric, 64)),
  /** No vendor's format. */
  'random-key': () => characters(40, alphanumeric, 37),
  'hex-key': () => hex(64, 38),
  jwt: () => token('{"sub":"1042","name":"Ada"}', 39),
  'jwt-anon': () => token('{"iss":"supabase","role":"anon"}', 40),
  'jwt-service-role': () => token('{"iss":"supabase","role":"service_role"}', 41),
  'pem-private-key': () =>
    [
      '-----BEGIN ',
      'RSA PRIVATE KEY',
      '-----\\n',
      characters(64, alphanumeric, 42),
      '\\n',
      characters(64, alphanumeric, 43),
      '\\n-----END ',
      'RSA PRIVATE KEY',
      '-----',
    ].join(''),
  'connection-string': () =>
    joined('mongodb+srv://shop:', characters(12, alphanumeric, 44), '@cluster0.', 'ab1cd.mongodb.net/shop'),
};
