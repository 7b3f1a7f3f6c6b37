import type { Transform } from './transform.ts';
import { verifyWebhook } from './verify-webhook/verify-webhook.ts';

export type { Site, Transform, TransformInput, TransformResult } from './transform.ts';

export const transforms: ReadonlyMap<string, Transform> = new Map([[verifyWebhook.name, verifyWebhook]]);
