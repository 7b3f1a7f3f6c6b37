import type { Credential, CredentialSink } from './credential.ts';
import type { LogWrite } from './log-write.ts';
import type { Mention } from './mention.ts';
import type { MutedCheck } from './muted-check.ts';
import type { OpenVerifier } from './open-verifier.ts';
import type { OutboundCall } from './outbound-call.ts';
import type { Route } from './route.ts';
import type { SignatureCheck } from './signature-check.ts';
import type { SignatureCompare } from './signature-compare.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';

/** What one file alone says of a seam: kept with the file. */
export type FileFact = Credential | CredentialSink | Mention | MutedCheck | Route;
/** What is known once files are linked; a scope works it out. */
export type LinkedFact = OpenVerifier | SignatureCheck | SignatureCompare | WebhookEndpoint | OutboundCall | LogWrite;
/** A domain fact: what the code does at a seam. */
export type Fact = FileFact | LinkedFact;
export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
