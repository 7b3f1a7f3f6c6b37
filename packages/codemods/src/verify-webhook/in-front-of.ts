import { declareAbove } from '../source/declare-above.ts';
import { functionsIn } from '../source/functions-in.ts';
import { freshName, referencedNames } from '../source/names.ts';
import { programOf } from '../source/bindings.ts';
import { j, type Node, startOf } from '../source/node.ts';
import { beginsLine, indentAt, type Source, sliceOf } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { block, type Check, type Request } from './check.ts';
import { checkLines } from './check-lines.ts';
import { rawBodyOf } from './express-body.ts';
import { bytesOf, kept, prepareExpress } from './express-bytes.ts';
import { findRoute, type Route } from './handler.ts';
import { parsersElsewhere } from './parsers-elsewhere.ts';
import type { Secret } from './secret.ts';
import type { Setting } from './setting.ts';
import { notesOf } from './unknown-parsers.ts';

const written = new WeakMap<Setting, Map<string, string>>();

/** A middleware of Express that asks before a handler of another file does anything. */
export const inFrontOf = (setting: Setting, site: Site, check: Check, secret: Secret): readonly string[] => {
  const { source, imports } = setting;
  const route = findRoute(source, site);
  const handler = route.chain.at(-1);
  if (handler === undefined) throw new Refusal('The route has no handler.');
  if (check.signsForm === true)
    throw new Refusal(`The handler is in another file, and what it receives of the form is not seen.`);
  refuseWritten(setting, route, check);
  const asked = {
    source,
    bindings: imports.bindings,
    route,
    readsRaw: true,
    readsParsed: true,
    jsonOnly: check.jsonOnly,
    elsewhere: parsersElsewhere(setting, site),
  };
  const raw = kept(rawBodyOf(asked));
  if (raw.kind === 'add')
    throw new Refusal('The handler is in another file, and what reads the body for it is not seen.');
  prepareExpress(setting, handler, raw);
  const names = written.get(setting) ?? new Map<string, string>();
  written.set(setting, names);
  const before = names.get(check.id);
  const name = before ?? freshName([nameFor(check)], new Set(referencedNames(source.root)));
  names.set(check.id, name);
  if (before === undefined) {
    const taken = new Set(['req', 'res', 'next', ...setting.topNames]);
    const { opening, ...bytes } = bytesOf(source, raw, 'req', taken);
    const request: Request = { ...requestOf(setting, taken), ...bytes };
    const lines = [...opening, ...checkLines(request, check, secret, null), 'next();'];
    declareAbove(source, route.call, middleware(setting, name, lines));
  }
  putBefore(source, handler, name);
  return raw.kind === 'beside' ? notesOf(setting, site, raw) : [];
};

const nameFor = ({ title }: Check): string => `verify${title.replaceAll(/\W/gu, '')}Webhook`;

const middleware = ({ source, imports }: Setting, name: string, lines: readonly string[]): readonly string[] => {
  const type = source.typescript ? imports.typeOf('express', 'RequestHandler', 'RequestHandler') : null;
  if (source.typescript && type === null)
    throw new Refusal('A middleware in TypeScript needs an ES module for its type.');
  return block(`const ${name}${type === null ? '' : `: ${type}`} = (req, res, next) => {`, lines).map(
    (line, index, all) => (index === all.length - 1 ? '};' : line),
  );
};

const requestOf = (
  { source, imports, dependencies, project }: Setting,
  taken: Set<string>,
): Omit<Request, 'payload' | 'text' | 'absent'> => ({
  source,
  imports,
  dependencies,
  project,
  mayAwait: false,
  edge: false,
  header: (name) => `req.headers['${name}']`,
  headers: 'req.headers',
  headerAbsent: (local) => `typeof ${local} !== 'string'`,
  url: "`${req.protocol}://${req.get('host')}${req.originalUrl}`",
  form: null,
  env: (name) => `process.env.${name}`,
  reply: (status, message) => {
    const answer = `res.status(${status}).send('${message}');`;
    return source.typescript ? [answer, 'return;'] : [`return ${answer}`];
  },
  fresh: (...preferred) => freshName(preferred, taken),
});

/** A middleware of the route that asks already. */
const refuseWritten = ({ source }: Setting, { chain }: Route, { marks }: Check): void => {
  const functions = functionsIn(programOf(source).body);
  const checked = chain.some(
    (one) =>
      j.Identifier.check(one) &&
      functions.some(({ name, fn }) => name === one.name && marks.some((mark) => sliceOf(source, fn).includes(mark))),
  );
  if (checked) throw new Refusal('A middleware of the route already checks a signature.');
};

const putBefore = (source: Source, handler: Node, name: string): void => {
  const at = startOf(handler);
  source.magic.appendLeft(at, `${name},${beginsLine(source, at) ? source.style.eol + indentAt(source, at) : ' '}`);
};
