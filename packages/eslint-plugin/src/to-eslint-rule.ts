import { docsUrl, judge, suppresses, type AnyRule, type Finding, type Span } from '@seamlint/core';
import type { Rule, SourceCode } from 'eslint';

import { editorHost } from './editor-host.ts';
import { editsFor } from './edits-for.ts';
import { fileAnalysis } from './file-analysis.ts';
import { pathFrom } from './path-from.ts';

interface Options {
  /** Findings that are only likely are shown too. */
  readonly hints?: boolean;
  /** Findings of the rule's strict part are shown too; the presets `strict` and `all` set it. */
  readonly strict?: boolean;
}

/** A rule of Seamlint as one of ESLint's: it judges the file alone, when ESLint has walked it. */
export const toEslintRule = (rule: AnyRule): Rule.RuleModule => ({
  meta: {
    type: 'problem',
    docs: {
      description: rule.description,
      recommended: rule.preset === 'recommended',
      url: docsUrl(rule.name),
    },
    schema: [
      {
        type: 'object',
        properties: {
          hints: { type: 'boolean', description: 'Show findings that are only likely.' },
          strict: { type: 'boolean', description: 'Show what the rule adds under the preset strict.' },
        },
        additionalProperties: false,
      },
    ],
    ...(rule.edits === 'safe' ? { fixable: 'code' as const } : {}),
    ...(rule.edits === 'suggested' ? { hasSuggestions: true } : {}),
    defaultOptions: [{ hints: false, strict: false }],
    messages: {
      finding: `${rule.message} ${rule.help}`,
      // The editor never edits more than a line: what a codemod can mend, it only says.
      mendable: `${rule.message} ${rule.help} \`seamlint fix\` can do it.`,
      mendableUnsafely: `${rule.message} ${rule.help} \`seamlint fix --unsafe-fixes\` can do it.`,
    },
  },
  create: (context) => {
    const host = editorHost(context.settings);
    const source = context.sourceCode;
    const analysis = fileAnalysis(pathFrom(context.cwd, context.filename), source, host);
    if (!analysis.mayHoldSeam) return {};
    const { hints = false, strict = false } = (context.options as readonly Options[])[0] ?? {};
    return {
      'Program:exit': () => {
        const file = analysis.scope();
        if (file === undefined) return;
        const { facts, scope } = file;
        // ESLint itself sees to `eslint-disable`: were it done here too, it would call the comment unused.
        const effective = facts.suppressions.filter(
          (one) => !one.eslint && (!host.requireReason || one.reason !== null),
        );
        for (const { finding } of judge([rule], scope).findings) {
          if (finding.certainty === 'hint' && !hints) continue;
          if (finding.strict === true && !strict) continue;
          const loc = locOf(finding.at, source);
          if (effective.some((one) => suppresses(one, rule.name, loc.start.line))) continue;
          context.report({
            loc,
            messageId: messageIdOf(finding),
            data: finding.data,
            ...editsFor(rule, finding, source),
          });
        }
      },
    };
  },
});

type MessageId = 'finding' | 'mendable' | 'mendableUnsafely';

/** Edits show themselves, unless they reach into other files, which only the command line writes. */
const messageIdOf = ({ at, fix }: Finding): MessageId => {
  if (fix === undefined || (fix.kind === 'edits' && fix.edits.every((edit) => edit.at.path === at.path)))
    return 'finding';
  return fix.safe ? 'mendable' : 'mendableUnsafely';
};

const locOf = (at: Span, source: SourceCode) => ({
  start: source.getLocFromIndex(at.start),
  end: source.getLocFromIndex(at.end),
});
