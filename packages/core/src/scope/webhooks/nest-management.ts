import { decoratorOf, memberOf } from '../../extract/frameworks/nest.ts';
import type { Route } from '../../facts/route.ts';
import type { Param } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';

/**
 * Whether a controller under a webhook's name keeps our own, outgoing webhooks: it lists or creates them, by the verbs of
 * its methods and the types of what they take.
 */
export const managesHooks = (flow: Flow, file: string, route: Route): boolean => {
  const structure = flow.program.file(file)?.structure;
  const found = structure === undefined ? undefined : memberOf(structure, route);
  if (structure === undefined || found === undefined) return false;
  const value = structure.values[found.member.value];
  const fact = value?.kind === 'function' ? structure.functions[value.fn] : undefined;
  if (MANAGES.test(found.member.name) || (fact?.params ?? []).some((param) => isOwnRecord(param))) return true;
  // `GET /hooks` beside `POST /hooks`.
  return found.cls.members.some((member) => {
    const get = decoratorOf(structure, member.decorators, 'Get');
    return get !== undefined && get.args.length === 0 && route.pathValue === null && !isHandshake(member.name);
  });
};

const MANAGES =
  /^(?:create|update|delete|remove|register|unregister|add|edit|list|find|get|set|save|subscribe|unsubscribe|test|trigger|resend|retry|replay|rotate|regenerate|enable|disable|send|deliver|dispatch|configure)(?![a-z])/u;

const isOwnRecord = ({ type }: Param): boolean =>
  /^(?:Create|Update|Upsert|Register|Save|Add|Edit|Delete|Test|Trigger)(?=[A-Z])/u.test(type?.name ?? '');

/** Meta and others ask by GET whether the endpoint is ours before they post to it. */
const isHandshake = (name: string): boolean => /verif|challenge|handshake|confirm|ping|health|validate/iu.test(name);
