import type { Client } from '@seamlint/core';
import { providers } from '@seamlint/providers';
import type { CallNode } from '../source/calls.ts';
import type { Mending } from '../source/mend-sites.ts';
import { dotted, endOf, j, type Path, startOf } from '../source/node.ts';
import { indentAt } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import { numberText } from './limit.ts';

/** Of an SDK that is one client for the whole program: bounded where it gets its credential. False: it is no such SDK. */
export const boundStaticSdk = (mending: Mending, path: Path, ms: number): boolean => {
  const { source, imports, done } = mending;
  const [local = ''] = (dotted((path.node as CallNode).callee) ?? '').split('.');
  const binding = imports.bindings.find((one) => one.local === local);
  const client = binding === undefined ? undefined : staticClient(binding.module);
  if (client === undefined) return false;
  const setter = SETTERS.get(client.pkg);
  const statement = source.root
    .find(j.ExpressionStatement)
    .filter(({ node }) => isCallOf(node.expression, `${local}.${client.configure ?? ''}`))
    .nodes()[0];
  if (setter === undefined || statement === undefined) {
    throw new Refusal(`${client.pkg} is bounded where it gets its credential, which is in another file.`);
  }
  if (done.has(statement)) return true;
  done.add(statement);
  const called = `${local}.${setter.split('(')[0] ?? ''}`;
  if (source.root.find(j.CallExpression).some(({ node }) => dotted(node.callee) === called)) {
    throw new Refusal('The client already has a time limit.');
  }
  const line = styledLine(`${local}.${setter}${numberText(source, ms)});`, source.style);
  source.magic.appendLeft(endOf(statement), source.style.eol + indentAt(source, startOf(statement)) + line);
  return true;
};

/** How each begins to be called: read in @sendgrid/mail and @sendgrid/client 8. */
const SETTERS: ReadonlyMap<string, string> = new Map([
  ['@sendgrid/mail', 'setTimeout('],
  ['@sendgrid/client', "setDefaultRequest('timeout', "],
]);

const staticClient = (module: string): Client | undefined =>
  providers
    .flatMap(({ clients }): readonly Client[] => clients)
    .find(({ pkg, form }) => pkg === module && form === 'static-config');

const isCallOf = (node: unknown, name: string): boolean => j.CallExpression.check(node) && dotted(node.callee) === name;
