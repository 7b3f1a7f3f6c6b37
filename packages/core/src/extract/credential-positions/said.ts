import type { ValueId } from '../../facts/structure.ts';
import type { SinkContext } from '../recognise-credential-sinks.ts';

/** Whether the options `id` hold the text `is` under `member`; `perhaps`: it is one of the things they may hold. */
export const saidOf = (
  context: SinkContext,
  id: ValueId | undefined,
  member: string,
  is: string,
): boolean | 'perhaps' => {
  if (id === undefined) return false;
  const { found, open } = context.flow.settleMember({ file: context.path, id }, [member]);
  const said = found.map((origin) => {
    const text = origin.kind === 'value' && origin.ref.file === context.path ? textAt(context, origin.ref.id) : null;
    return text !== null && bare(text) === is;
  });
  if (!said.includes(true)) return false;
  return open.length === 0 && !said.includes(false) ? true : 'perhaps';
};

/** A host is the same with the scheme in front of it and the root behind it. */
const bare = (text: string): string => text.replace(/^https?:\/\//u, '').replace(/\/$/u, '');

/** `https://${HOST}`: a constant's text is a part of it. */
const textAt = ({ structure, flow, path }: SinkContext, id: ValueId): string | null => {
  const value = structure.values[id];
  if (value?.kind === 'string') return value.text;
  if (value?.kind !== 'template') return null;
  const parts = value.parts.map((part) => {
    const { found } = flow.settle({ file: path, id: part });
    const [only] = found;
    const held = found.length === 1 && only?.kind === 'value' ? structure.values[only.ref.id] : undefined;
    return held?.kind === 'string' ? held.text : null;
  });
  return parts.includes(null) ? null : parts.join('');
};
