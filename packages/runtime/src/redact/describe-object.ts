/** What is told of an object whose own fields say too much or nothing; undefined: its fields are told. */
export const describeObject = (value: object): Readonly<Record<string, unknown>> | string | undefined => {
  if (value instanceof Error) return describeError(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (isHttpRequest(value)) return pick(value, ['method', 'url', 'statusCode']);
  if (isFetchExchange(value)) return pick(value, ['method', 'url', 'status', 'statusText']);
  if (isClientAnswer(value)) return pick(value, ['status', 'statusCode', 'statusText', 'data', 'body']);
  return undefined;
};

/** Of an error of axios, got, superagent, ky or an SDK what helps: they carry the whole request, headers included. */
const describeError = (error: Error): Readonly<Record<string, unknown>> => {
  const { config, request, options, response } = error as unknown as Record<string, unknown>;
  const told = pick(error, ['name', 'message', 'code', 'type', 'status', 'statusCode', 'requestId', 'requestID']);
  if (config === undefined && request === undefined && options === undefined && response === undefined) {
    return { ...told, ...pick(error, ['stack', 'cause', 'errors']) };
  }
  const asked = {
    ...pick(options, ['method', 'url']),
    ...pick(request, ['method', 'url']),
    ...pick(config, ['method', 'url']),
  };
  return { ...pick(response, ['status']), ...told, ...asked };
};

/** Node's, and what frameworks make of it. */
const isHttpRequest = (value: object): boolean => 'rawHeaders' in value || ('_header' in value && 'socket' in value);

const isFetchExchange = (value: object): boolean => value instanceof Request || value instanceof Response;

/** Of axios and the like: its `config` and `request` carry the credentials. */
const isClientAnswer = (value: object): boolean =>
  'config' in value && 'headers' in value && ('status' in value || 'statusCode' in value);

const pick = (from: unknown, names: readonly string[]): Readonly<Record<string, unknown>> => {
  if (typeof from !== 'object' || from === null) return {};
  const told = names.map((name) => [name, (from as Readonly<Record<string, unknown>>)[name]] as const);
  return Object.fromEntries(
    told.flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, plain(name, value)]])),
  );
};

/** A query may hold anything, under any name. */
const plain = (name: string, value: unknown): unknown => {
  if (name === 'url')
    return value instanceof URL || typeof value === 'string' ? String(value).replace(/[?#].*$/su, '') : undefined;
  return value;
};
