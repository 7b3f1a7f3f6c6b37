import { KEPT, keepBytes, typed } from '../raw-body/nest.ts';
import { freshName } from '../source/names.ts';
import { endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { beginsLine, indentAt, type Source, sliceOf } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import type { Check } from './check.ts';
import { functionAt } from './function-at.ts';
import type { Handler } from './handler.ts';
import { headOf } from './insertion.ts';
import { nestReply } from './nest-reply.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

/** A method of a controller, whose request has the bytes beside the parsed body where the application keeps them. */
export const nestReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source, imports, dependencies, project } = setting;
  const handler = functionAt(source, site);
  if (!j.ClassMethod.check(handler.fn)) throw new Refusal('There is no method of a controller at this place.');
  refuseChecked(setting, handler, check);
  const taken = setting.takenBy(handler);
  const given = requestOf(source, handler);
  const request = given?.name ?? freshName(['request', 'req', 'httpRequest'], taken);
  const isForm = check.signsForm === true;
  const payload = freshName(['rawBody', 'payload', 'requestBody'], taken);
  const fields = `${request}.body ?? {}`;
  const notes: string[] = [];
  return {
    handler,
    exported: false,
    insertion: headOf(handler, request),
    opening: isForm ? [] : [`const { ${payload === 'rawBody' ? payload : `rawBody: ${payload}`} } = ${request};`],
    rebinding: { kind: 'keep', reads: [] },
    awaits: false,
    notes,
    request: {
      source,
      imports,
      dependencies,
      project,
      mayAwait: handler.fn.async === true,
      edge: false,
      payload,
      text: `${payload}.toString('utf8')`,
      absent: isForm ? null : `!${payload}`,
      header: (name) => `${request}.headers['${name}']`,
      headers: `${request}.headers`,
      headerAbsent: (local) => `typeof ${local} !== 'string'`,
      url: `\`\${${request}.protocol}://\${${request}.headers.host}\${${request}.originalUrl}\``,
      form: isForm ? { fields, text: `new URLSearchParams(${fields}).toString()` } : null,
      env: (name) => environment(source, handler, name),
      reply: nestReply(imports),
      fresh: (...preferred) => freshName(preferred, taken),
    },
    prepare: () => {
      if (given === null) addRequest(setting, handler, request);
      else if (!isForm) typed(setting, { id: given.id, init: null });
      if (!isForm && !keepBytes(setting, site)) notes.push(KEPT);
    },
  };
};

/** `@Req() request: Request` */
const requestOf = (source: Source, { fn }: Handler): { readonly name: string; readonly id: Node } | null => {
  const found = fn.params.find((param) => j.Identifier.check(param) && decorated(source, fn, param, 'Req(?:uest)?'));
  return found !== undefined && j.Identifier.check(found) ? { name: found.name, id: found } : null;
};

/** Decorators of parameters stand in front of them, or belong to them: as the parser has it. */
const decorated = (source: Source, fn: Node, param: Node, name: string): boolean =>
  new RegExp(`@${name}\\(\\s*\\)\\s*(?:\\w+\\s*)?$`, 'u').test(
    source.text.slice(startOf(fn), nameStart(source, param)),
  );

/** Of `@Req() request` the name, whether the parser counts the decorator in or not. */
const nameStart = (source: Source, param: Node): number => {
  const text = sliceOf(source, param);
  const decorators = /^(?:@\w+\([^)]*\)\s*)*/u.exec(text)?.[0].length ?? 0;
  return startOf(param) + decorators;
};

const addRequest = ({ source, imports, dependencies }: Setting, { fn, path }: Handler, name: string): void => {
  const req = imports.named('@nestjs/common', 'Req');
  const parameter = `@${req}() ${name}${source.typescript ? `: ${requestType({ imports, dependencies })}` : ''}`;
  const [first] = fn.params;
  const last = fn.params.at(-1);
  if (first === undefined || last === undefined) {
    source.magic.appendLeft(openingOf(source, path), parameter);
    return;
  }
  if ((j.Identifier.check(last) && last.optional === true) || !j.Identifier.check(last))
    throw new Refusal('The method takes no request, and behind its last parameter there is no place for one.');
  const end = endOf(last);
  const comma = /^\s*,/u.exec(source.text.slice(end))?.[0].length ?? 0;
  const isOnLine = beginsLine(source, paramStart(source, first));
  const gap = isOnLine ? source.style.eol + indentAt(source, end) : ' ';
  source.magic.appendLeft(end + comma, `${comma === 0 ? ',' : ''}${gap}${parameter}${comma === 0 ? '' : ','}`);
};

/** Where the line of a parameter begins to speak of it. */
const paramStart = (source: Source, param: Node): number => {
  const line = source.text.lastIndexOf('\n', startOf(param) - 1) + 1;
  return /^\s*@/u.test(source.text.slice(line, startOf(param) + 1)) ? line : startOf(param);
};

const openingOf = (source: Source, { node }: Path): number => {
  if (!j.ClassMethod.check(node)) throw new Refusal('There is no method of a controller at this place.');
  return source.text.indexOf('(', endOf(node.key)) + 1;
};

const requestType = ({ imports, dependencies }: Pick<Setting, 'imports' | 'dependencies'>): string => {
  const raw = imports.typeOf('@nestjs/common', 'RawBodyRequest', 'RawBodyRequest') ?? 'RawBodyRequest';
  const [module, type] = dependencies.has('@nestjs/platform-fastify')
    ? ['fastify', 'FastifyRequest']
    : ['express', 'Request'];
  return `${raw}<${imports.typeOf(module, type, type) ?? type}>`;
};

/** By the service that the class is given for it, as it does elsewhere. */
const environment = (source: Source, { path }: Handler, name: string): string => {
  const body: Path | undefined = path.parent;
  const text = body === undefined ? '' : sliceOf(source, body.node);
  const service = /\b(?:private|protected|public|readonly)\s+(?:readonly\s+)?(\w+)\s*:\s*ConfigService\b/u.exec(
    text,
  )?.[1];
  return service === undefined
    ? `process.env.${name}`
    : `this.${service}.get${source.typescript ? '<string>' : ''}('${name}')`;
};
