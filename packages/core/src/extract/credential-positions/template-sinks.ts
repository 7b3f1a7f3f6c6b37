import type { CredentialSink } from '../../facts/credential.ts';
import { spanOf } from '../../facts/span.ts';
import { foundOfKind } from '../../facts/of-kind.ts';
import type { ValueId } from '../../facts/structure.ts';
import type { SinkContext } from '../recognise-credential-sinks.ts';
import type { Seam } from '../seam.ts';

/** For the gate: a scheme in front of a hole, and the end of a URL's user behind one. */
export const templateSeams: readonly Seam[] = [
  { all: ['(?:bearer|basic)\\s+(?:\\$\\{|[\'"`])'] },
  { all: ['://', '(?:\\}|\\+\\s*[\'"`])@'] },
];

/** Holes of templates that only a credential fills: `Bearer ${x}`, `scheme://user:${x}@host`. */
export const templateSinks = ({ structure, path }: SinkContext): readonly CredentialSink[] => {
  const textAt = (id: ValueId | undefined): string | null => {
    const part = id === undefined ? undefined : structure.values[id];
    return part?.kind === 'string' ? part.text : null;
  };
  return foundOfKind(structure, 'template', (template) =>
    template.parts.flatMap((id, index): readonly CredentialSink[] => {
      const part = structure.values[id];
      const what =
        part === undefined || part.kind === 'string'
          ? null
          : meaning(template.parts.slice(0, index).map(textAt), textAt(template.parts[index + 1]));
      if (part === undefined || what === null) return [];
      return [
        {
          kind: 'credential-sink',
          span: spanOf(path, part.at),
          value: id,
          members: [],
          sure: false,
          certain: true,
          publishable: false,
          issued: false,
          what,
          provider: null,
        },
      ];
    }),
  );
};

const meaning = (before: readonly (string | null)[], after: string | null): string | null => {
  const previous = before.at(-1) ?? '';
  if (/(?:^|\s)(?:Bearer|Basic)\s+$/u.test(previous)) return 'what is sent as authorization';
  const opened = before.some((text) => text?.includes('://') === true);
  return opened && after?.startsWith('@') === true && /:$/u.test(previous) && !previous.endsWith('://:')
    ? 'the password in a URL'
    : null;
};
