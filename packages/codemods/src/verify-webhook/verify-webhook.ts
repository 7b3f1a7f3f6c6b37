import { toInstall } from '../project/versions.ts';
import { openImports } from '../source/imports.ts';
import { isReference } from '../source/names.ts';
import { j, type Node, type Path, startOf } from '../source/node.ts';
import { closeSource, openSource, type Source } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal, type Site, type Transform, type TransformInput, type TransformResult } from '../transform.ts';
import { block, type Check } from './check.ts';
import { expressReceipt } from './express.ts';
import { fastifyReceipt } from './fastify.ts';
import { honoReceipt } from './hono.ts';
import { insert } from './insertion.ts';
import { nextAppReceipt } from './next-app.ts';
import { nextPagesReceipt } from './next-pages.ts';
import { rebind, type Rebound } from './rebind.ts';
import type { Receipt } from './receipt.ts';
import { refuseShadowed } from './refuse-shadowed.ts';
import { type Secret, secretOf } from './secret.ts';
import { openSetting, type Setting } from './setting.ts';
import { checkOf } from './checks.ts';

const FRAMEWORKS: ReadonlyMap<string, (setting: Setting, site: Site, check: Check) => Receipt> = new Map([
  ['express', expressReceipt],
  ['fastify', fastifyReceipt],
  ['hono', honoReceipt],
  ['next-app', nextAppReceipt],
  ['next-pages', nextPagesReceipt],
]);

export const verifyWebhook: Transform = {
  name: 'verify-webhook',
  apply(input) {
    try {
      return applyAll(input);
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', why: error.message };
      throw error;
    }
  },
};

/** All sites or none: whoever asked for a file's findings to go is not told that they went while one stays. */
const applyAll = ({ path, text, sites, project }: TransformInput): TransformResult => {
  const source = openSource(path, text);
  const imports = openImports(source);
  const setting = openSetting(source, imports, project, sites);
  const notes = sites.flatMap((site) => mend(setting, site));
  if (notes.length === 0) return { kind: 'refused', why: 'No place to mend was given.' };
  const install = toInstall(project, imports.write());
  return { kind: 'changed', text: closeSource(source), notes: [...new Set(notes)], install };
};

const mend = (setting: Setting, site: Site): readonly string[] => {
  const { provider = 'unknown', framework = 'unknown' } = site.options;
  const check = checkOf(provider);
  if (check === null) throw new Refusal(`How events of the provider ${provider} are verified is not known here.`);
  const receive = FRAMEWORKS.get(framework);
  if (receive === undefined)
    throw new Refusal(`How the framework ${framework} hands a raw body over is not known here.`);
  const receipt = receive(setting, site, check);
  refuseShared(setting, receipt);
  receipt.prepare();
  const secret = secretOf(setting.source, check);
  if (isFirst(setting, receipt, check)) write(setting, receipt, check, secret);
  return [
    `Set ${secret.env} to the ${check.secretIs ?? 'signing secret'} of the ${check.title} webhook: without it every event is refused.`,
    ...receipt.notes,
  ];
};

/** False for a second route with the same handler, which needs the same check. */
const isFirst = ({ handlers }: Setting, { handler, request }: Receipt, check: Check): boolean => {
  const written = `${check.id} ${request.payload}`;
  const before = handlers.get(handler.fn);
  if (before !== undefined && before !== written)
    throw new Refusal('Two routes with one handler need different checks.');
  handlers.set(handler.fn, written);
  return before === undefined;
};

const write = (setting: Setting, receipt: Receipt, check: Check, { constant, env }: Secret): void => {
  const { source } = setting;
  const { request } = receipt;
  const secret =
    constant ?? request.fresh(check.secretName ?? 'webhookSecret', `${check.id.replaceAll('-', '')}Secret`);
  const rebound = rebind(receipt, check, () => eventType(setting));
  const lines = [
    ...receipt.opening,
    ...(constant === null ? [`const ${secret} = ${request.env(env)};`] : []),
    ...block(`if (!${secret}) {`, request.reply(500, 'Webhook secret is not configured')),
    ...check.write(request, secret, rebound.event),
    ...rebound.closing,
  ];
  refuseShadowed(setting, receipt.handler, lines);
  insert(source, receipt.insertion, lines, rebound.removed);
  splice(source, rebound);
  if (receipt.awaits || lines.some((line) => /\bawait\b/u.test(line))) makeAsync(source, receipt);
};

const eventType = ({ imports }: Setting): string | null => {
  const namespace = imports.typeOf('stripe', 'default', 'Stripe');
  return namespace === null ? null : `${namespace}.Event`;
};

const splice = (source: Source, { removed, replaced }: Rebound): void => {
  for (const [start, end] of removed) source.magic.remove(start, end);
  for (const { range, text } of replaced) source.magic.overwrite(range[0], range[1], styledLine(text, source.style));
};

const makeAsync = (source: Source, { handler: { fn } }: Receipt): void => {
  if (fn.async === true) return;
  if (fn.returnType)
    throw new Refusal('The handler is declared to answer at once, and reading the raw body takes a promise.');
  source.magic.appendLeft(startOf(fn), 'async ');
};

/** Whoever else calls the handler sends it a request that this change does not see. */
const refuseShared = ({ source, sites }: Setting, { handler, exported }: Receipt): void => {
  if (handler.name === null) return;
  let exports = 0;
  for (const use of namesOf(source, handler.name)) {
    const at = startOf(use.node);
    if (exportOf(use)) exports += 1;
    else if (!sites.some(({ start, end }) => start <= at && at < end)) {
      throw new Refusal(`${handler.name} is used in another place of this file, too.`);
    }
  }
  if (exports > (exported ? 1 : 0))
    throw new Refusal(`${handler.name} is exported, and who else calls it can't be told here.`);
};

/** Every mention but the declaration of a variable; of a function's own name, only where it is exported with it. */
const namesOf = (source: Source, name: string): readonly Path[] =>
  source.root
    .find(j.Identifier, { name })
    .filter((path) => isReference(path) && (!isDeclaration(path) || exportOf(path)))
    .paths();

const isDeclaration = (path: Path): boolean => {
  const parent: Node = path.parent.node;
  return (j.FunctionDeclaration.check(parent) || j.VariableDeclarator.check(parent)) && parent.id === path.node;
};

/** Whether an export statement makes the name known outside, and not a function around it. */
const exportOf = (path: Path): boolean => {
  for (let at: Path | null = path.parent; at !== null; at = at.parent) {
    if (j.ExportNamedDeclaration.check(at.node) || j.ExportDefaultDeclaration.check(at.node)) return true;
    if (j.Function.check(at.node) && at.node !== path.parent.node) return false;
  }
  return false;
};
