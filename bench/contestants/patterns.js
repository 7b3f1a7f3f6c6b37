/** What one would look for without following anything: ten patterns of calls to an API. */
export const patterns = [
  'fetch($URL, $$$)',
  'axios.$METHOD($$$)',
  'await $CLIENT.$GROUP.create($$$)',
  'new Stripe($$$)',
  '$ROUTER.post($PATH, $$$)',
  'crypto.createHmac($$$)',
  'console.log($$$, $ERROR)',
  'process.env.$NAME ?? $DEFAULT',
  'while ($TEST) { $$$ }',
  'try { $$$ } catch ($ERROR) { $$$ }',
];
