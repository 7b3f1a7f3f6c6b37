/** The first value of a header, whatever holds the headers: `Headers`, Node's object, a plain one. */
export const headerIn = (headers: unknown, name: string): string | undefined => {
  const value = headers instanceof Headers ? headers.get(name) : plainHeader(headers, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : undefined;
};

const plainHeader = (headers: unknown, name: string): unknown => {
  if (typeof headers !== 'object' || headers === null) return undefined;
  const own = Object.entries(headers as Readonly<Record<string, unknown>>).find(
    ([key]) => key.toLowerCase() === name,
  )?.[1];
  if (own !== undefined) return own;
  // Another implementation of `Headers`: node-fetch, a polyfill.
  const { get } = headers as { readonly get?: unknown };
  return typeof get === 'function' ? (get.call(headers, name) as unknown) : undefined;
};
