/** Whose events a handler is for that another one picks: by the name that it has, else by what it reads. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Candidate } from '../../flow/guards/picked.ts';
import type { Flow } from '../../flow/settle.ts';
import { type Sender, readsSignature, senderOf } from './evidence.ts';
import { signalsOf } from './signals.ts';

export interface PickedSender {
  /** undefined: nobody whom the catalog knows. */
  readonly sender: Sender | undefined;
  /** What tells it from the others: an id of the catalog, or a name of which nothing else is known. */
  readonly label: string;
  /** It looks at a header that only a signature comes in. */
  readonly readsSignature: boolean;
}

/** What a handler, its file or its class is called beside the name of the sender. */
const NEUTRAL =
  /^(?:on|handle[rs]?|handling|process(?:or)?|receive[rs]?|route[rs]?|routing|run(?:ner)?|web|webhooks?|hooks?|events?|notifications?|callbacks?|ipn|providers?|services?|adapters?|controllers?|integrations?|listeners?|strateg(?:y|ies)|parsers?|connectors?|plugins?|apps?|oauth|oauth2|api|v\d+|default|index|main|post|execute|impl|sync|the|a|by|for|from|of|to|with)$/u;

export const pickedSender = (flow: Flow, catalog: Catalog, candidate: Candidate, route: string): PickedSender => {
  const said = namesOf(flow, candidate).flatMap((name) => {
    const rest = wordsOf(name).filter((word) => !NEUTRAL.test(word));
    return rest.length === 0 ? [] : [{ name, rest }];
  });
  const signals = signalsOf(flow, [candidate.target]);
  const reads = { readsSignature: readsSignature(signals) };
  for (const { name, rest } of said) {
    const sender = byName(catalog, rest, `is handed what comes in at ${route}, and called \`${name}\``);
    if (sender !== undefined) return { sender, label: sender.provider.id, ...reads };
  }
  const told = senderOf(catalog, '', signals, () => ({ says: null, wraps: false }));
  const sender = told?.oneOfSeveral === true ? undefined : told;
  return { sender, label: sender?.provider.id ?? `?${said[0]?.rest.join('-') ?? ''}`, ...reads };
};

/** All that is left of the name is the sender's. */
const byName = (catalog: Catalog, rest: readonly string[], why: string): Sender | undefined => {
  const provider = catalog.providers.find(
    ({ webhooks }) =>
      webhooks?.pathNames.some((name) => rest.join('-') === name || rest.join('') === name.replaceAll('-', '')) ===
      true,
  );
  return provider === undefined ? undefined : { provider, why, byPath: true, certain: true };
};

/** The nearest first. */
const namesOf = (flow: Flow, { target: { file, fact }, key }: Candidate): readonly string[] => {
  const cls = fact.cls === null ? undefined : flow.program.file(file)?.structure.classes[fact.cls]?.name;
  const [base = '', folder = ''] = file.split('/').toReversed();
  const own = base.replace(/\.[cm]?[jt]sx?$/u, '');
  return [key, fact.name, cls, own, /^index$/u.test(own) ? folder : null].flatMap((name) => name ?? []);
};

const wordsOf = (name: string): readonly string[] =>
  name
    .split(/[^A-Za-z\d]+|(?<=[a-z\d])(?=[A-Z])/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
