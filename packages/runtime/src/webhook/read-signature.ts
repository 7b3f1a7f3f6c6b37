import { headerValues, type WebhookHeaders } from './headers.ts';
import type { SignatureForm, WebhookScheme } from './scheme.ts';
import { WebhookVerificationError } from './webhook-verification-error.ts';

/** What a request says of its signature. Nothing of it is proven. */
export interface Claimed {
  /** As they are written, without what stands around them. */
  readonly signatures: readonly string[];
  /** As it is signed; undefined where the scheme has none, or the body holds it. */
  readonly timestamp: string | undefined;
  readonly id: string | undefined;
}

export const readSignature = (scheme: WebhookScheme, headers: WebhookHeaders): Claimed => {
  const values = scheme.headers.flatMap((name) => headerValues(headers, name));
  if (values.length === 0) throw missing(scheme.headers[0]);
  const signatures = values.flatMap((value) => signaturesIn(value, scheme.form));
  if (signatures.length === 0) throw malformed(scheme.headers[0]);
  return {
    signatures,
    timestamp: timestampOf(scheme, headers, values),
    id: scheme.id === undefined ? undefined : only(headers, scheme.id),
  };
};

const signaturesIn = (value: string, form: SignatureForm | undefined): readonly string[] => {
  if (form === undefined) return [value];
  if (form.kind === 'pairs') return valuesOf(value, form.key);
  const parts = form.kind === 'versions' ? value.split(/\s+/u) : [value];
  const prefix = form.kind === 'versions' ? `${form.version},` : form.prefix;
  return parts.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length));
};

const timestampOf = (
  { timestamp: place, headers: names }: WebhookScheme,
  headers: WebhookHeaders,
  values: readonly string[],
): string | undefined => {
  if (place === undefined || place.in === 'body') return undefined;
  if (place.in === 'header') return only(headers, place.names);
  const [timestamp, ...others] = values.flatMap((value) => valuesOf(value, place.key));
  if (timestamp === undefined || others.length > 0) throw malformed(names[0]);
  return timestamp;
};

/** `t=1,v1=a,v1=b`, also with semicolons. */
const valuesOf = (value: string, key: string): readonly string[] =>
  value
    .split(/[,;]/u)
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${key}=`))
    .map((part) => part.slice(key.length + 1));

/** The one value of the first of these headers that came. Of two nobody could say which was signed. */
const only = (headers: WebhookHeaders, names: readonly [string, ...string[]]): string => {
  const found = names.map((name) => headerValues(headers, name)).find((values) => values.length > 0);
  const [value, ...others] = found ?? [];
  if (value === undefined) throw missing(names[0]);
  if (others.length > 0) throw malformed(names[0]);
  return value;
};

const missing = (name: string): WebhookVerificationError =>
  new WebhookVerificationError('missing-header', `The request has no ${name} header.`);

const malformed = (name: string): WebhookVerificationError =>
  new WebhookVerificationError('malformed-header', `The ${name} header is not of the form its scheme asks for.`);
