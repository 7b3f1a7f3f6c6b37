import type { Credential, CredentialSink } from './credential.ts';
import type { SignatureCheck } from './signature-check.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';

/** A domain fact: what the code does at a seam. */
export type Fact = Credential | CredentialSink | SignatureCheck | WebhookEndpoint;
export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
