/** Work that the sender waits for. */
import type { SlowWork } from '../../facts/effect.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call, Structure } from '../../facts/structure.ts';
import type { Origin } from '../origin.ts';
import { chainAfter, writtenName } from './chain.ts';
import type { ClassifiedEffect, ClassifiedRead } from './classified.ts';
import { detachedOf } from './detached.ts';
import type { Env, Frame, Walking } from './walking.ts';

const MODELS =
  /^(?:openai|@anthropic-ai\/sdk|@google\/generative-ai|@google\/genai|@mistralai\/mistralai|groq-sdk|cohere-ai|replicate|ai|@langchain\/\w+|langchain|@aws-sdk\/client-bedrock-runtime|ollama)$/u;
const MODEL_CALLS = /(?:create|generate\w*|stream\w*|invoke|complete|chat|run|sendMessage|embed\w*|transcribe|parse)$/u;

export const noteSlow = (
  walking: Walking,
  structure: Structure,
  call: Call,
  origins: readonly Origin[],
  known: ClassifiedEffect | ClassifiedRead | undefined,
  env: Env,
  frame: Frame,
): void => {
  if (env.answered || frame.deferred || frame.loose || call.construct) return;
  const last = chainAfter(structure, call).at(-1)?.call ?? call;
  if ((last.discarded && !last.awaited) || detachedOf(structure, call) !== undefined) return;
  const found = kindOf(structure, call, origins, known, frame);
  if (found !== undefined) walking.slow.push({ span: spanOf(frame.file, call.at), ...found });
};

const kindOf = (
  structure: Structure,
  call: Call,
  origins: readonly Origin[],
  known: ClassifiedEffect | ClassifiedRead | undefined,
  frame: Frame,
): Omit<SlowWork, 'span'> | undefined => {
  const name = writtenName(structure, call.callee);
  const model = origins.find(
    (origin) => origin.kind === 'external' && origin.package !== null && MODELS.test(origin.package),
  );
  if (model?.kind === 'external' && model.path.at(-1) !== '()' && MODEL_CALLS.test(model.path.at(-1) ?? ''))
    return { kind: 'model', why: `asks a model (${name})` };
  if (known === undefined || known.by === 'unknown') return undefined;
  if (known.does === 'read') return known.own ? undefined : { kind: 'outbound', why: `asks another API (${name})` };
  if (known.does === 'send') return { kind: 'send', why: known.why };
  if (known.does === 'outbound-write' || known.does === 'charge') return { kind: 'outbound', why: known.why };
  return frame.many && known.does !== 'enqueue' ? { kind: 'loop', why: `writes in a loop (${name})` } : undefined;
};
