import { dotted, j } from '../source/node.ts';
import { Refusal } from '../transform.ts';
import type { Check } from './check.ts';
import type { Handler } from './handler.ts';
import type { Setting } from './setting.ts';

/** A second check would not mend what the first one leaves open, and a second run must change nothing. */
export const refuseChecked = ({ imports }: Setting, handler: Handler, check: Check): void => {
  if (check.isThere === true) return;
  const octokit = imports.bindings.filter(
    ({ imported, module }) => imported === 'verify' && module.startsWith('@octokit/'),
  );
  const marks = new Set([...check.marks, ...octokit.map(({ local }) => local)]);
  const within = j(handler.path);
  const named = within.find(j.Identifier).some(({ node }) => marks.has(node.name));
  const called = within
    .find(j.CallExpression)
    .some(({ node }) => /webhooks?\.verify$/iu.test(dotted(node.callee) ?? ''));
  if (named || called) throw new Refusal('The handler already checks a signature.');
};
