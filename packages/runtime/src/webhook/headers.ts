/** Those of a Fetch request, Node's own, or a plain object in any case: what frameworks and functions hand over. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** All values of a header that came, without empty ones. `name` in lower case. */
export const headerValues = (headers: WebhookHeaders, name: string): readonly string[] => {
  if (headers instanceof Headers) return present([headers.get(name)]);
  return present(Object.entries(headers).flatMap(([key, value]) => (key.toLowerCase() === name ? (value ?? []) : [])));
};

const present = (values: readonly (string | null)[]): readonly string[] =>
  values.flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []));
