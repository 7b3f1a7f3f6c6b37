/**
 * The fields of a form as Twilio signs them: by name, each name with its value behind it; of a name that comes more than
 * once every value, each once, sorted.
 */
export const formFields = (body: Uint8Array): string => {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  return [...new Set(form.keys())]
    .toSorted(byCodeUnit)
    .flatMap((name) => [...new Set(form.getAll(name))].toSorted(byCodeUnit).map((value) => name + value))
    .join('');
};

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** With the port of the scheme, and without one: who stands in between may have added or taken it. */
export const spellingsOf = (url: string): readonly string[] => {
  const [, head, host, port, rest] =
    /^(https?:\/\/)((?:[^/?#@]*@)?(?:\[[^\]]*\]|[^/?#:@]*))(:\d+)?(.*)$/su.exec(url) ?? [];
  if (head === undefined || host === undefined) return [url];
  const own = head === 'https://' ? ':443' : ':80';
  return port === undefined ? [url, `${head}${host}${own}${rest}`] : [url, `${head}${host}${rest}`];
};
