import { isPersonalName, isSecretName } from './credential-words.ts';
import type { Mention } from '../facts/mention.ts';
import { spanOf } from '../facts/span.ts';
import { findOfKind } from '../facts/of-kind.ts';
import type { Call, Structure, Value } from '../facts/structure.ts';
import { mayWrite } from './log-calls.ts';
import type { RecogniserContext } from './recogniser.ts';

/** A file that logs something it computes, and names something that must not be in a log. At most one: enough for it to be kept. */
export const recogniseLogs = (structure: Structure, { path, catalog }: RecogniserContext): readonly Mention[] => {
  const set = findOfKind(structure, 'object', ({ entries }) =>
    entries.some(({ key }) => key === 'redact' || key === 'serializers'),
  );
  const setting = set === undefined ? undefined : structure.values[set];
  if (setting !== undefined) return [{ kind: 'mention', span: spanOf(path, setting.at), of: 'log' }];
  const writes = structure.calls.find((call) => mayWrite(catalog, structure, call) && holdsMore(structure, call));
  if (writes === undefined || !structure.values.some((value) => isSuspicious(structure, value))) return [];
  return [{ kind: 'mention', span: spanOf(path, writes.at), of: 'log' }];
};

const holdsMore = (structure: Structure, { args }: Call): boolean =>
  args.some(({ value }) => !/^(?:string|constant|undefined)$/u.test(structure.values[value]?.kind ?? ''));

const isSuspicious = (structure: Structure, value: Value): boolean => {
  switch (value.kind) {
    case 'member':
    case 'variable':
      return value.name !== null && (WORDS.test(value.name) || isSecretName(value.name) || isPersonalName(value.name));
    case 'import':
      return /^(?:Body|Headers|Req|headers|cookies)$/u.test(value.name) || CLIENTS.test(value.specifier);
    case 'object':
      return value.entries.some(({ key }) => key !== null && isSecretName(key));
    case 'string':
      return (
        value.text !== null && /^(?:authorization|cookie)$|[?&][\w-]*(?:token|secret|key|password)=$/iu.test(value.text)
      );
    case 'param': {
      const param = structure.functions[value.fn]?.params[value.index];
      return param?.type != null && /Event|Error$|Request$|^Stripe\./u.test(param.type.name);
    }
    default:
      return false;
  }
};

const WORDS =
  /^(?:body|rawBody|headers|rawHeaders|cookies?|signedCookies|json|text|formData|env|constructEvent\w*|createHmac|jwtVerify|decode|verify|config|configuration|settings|request|response)$/u;
const CLIENTS = /^(?:axios|got|ky|superagent|request|jsonwebtoken|jose|jwt-decode)/u;
