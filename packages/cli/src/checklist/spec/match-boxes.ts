import type { AnyRule } from '@seamlint/core';
import { type Line, lineOfRule, LINES, rulesOf } from '../lines.ts';
import { hear, type Heard } from './match-words.ts';
import type { Box } from './spec.ts';

type RuleHead = Pick<AnyRule, 'name' | 'description'>;

/** Which line each box stands for: by its id, by the name of a rule, else by its words. null: none. */
export const matchBoxes = (boxes: readonly Box[], rules: readonly RuleHead[]): readonly (Line | null)[] => {
  const heard = boxes.map((box) => ({ box, said: hear(withoutId(box)), id: idOf(box) }));
  const isOurs = numbersAsWeDo(heard);
  return heard.map(({ box, said, id }) => {
    const named = box.code.map((code) => lineOf(code)).find((line) => line !== undefined);
    const byId = id !== undefined && (isOurs || isOn(said, id)) ? lineOf(id) : undefined;
    return (
      named ?? byId ?? trailing(box, said) ?? byRule(box, rules) ?? lineOf(said.id) ?? ruleOf(said.id, rules) ?? null
    );
  });
};

const lineOf = (id: string | null): Line | undefined => LINES.find((line) => line.id === id);

/** `D3: …`, `[A4] …`, `(A4) …`, `A4 — …` */
const LEADING_ID = /^[[(]?\s*([A-Z]\d{1,2})(?:\s*[\])]|\s*[:.)–—-](?=\s|$)|\s*$)/u;

const idOf = ({ text, lead }: Box): string | undefined =>
  LEADING_ID.exec(text)?.[1] ?? (lead === null ? undefined : LEADING_ID.exec(lead)?.[1]);

const withoutId = (box: Box): string => {
  const id = idOf(box);
  return id === undefined ? box.text : box.text.replace(id, ' ');
};

interface Numbered {
  readonly said: Heard;
  readonly id: string | undefined;
}

const isOn = (said: Heard, id: string): boolean => said.words === 0 || said.id === id || said.sharesWith(id);

/** A specification may number its own lines A1, A2 …: then numbers that we lack, or words that don't fit, give it away. */
const numbersAsWeDo = (all: readonly Numbered[]): boolean => {
  const numbered = all
    .flatMap(({ said, id }) => (id === undefined ? [] : [{ said, id }]))
    .filter(({ id }) => /^[AD]/u.test(id));
  if (numbered.some(({ id }) => lineOf(id) === undefined)) return false;
  const strange = numbered.filter(({ said, id }) => !isOn(said, id));
  return strange.length < 2 || strange.length * 2 <= numbered.length;
};

/** `Webhooks are checked (A4)`: a size of paper, where nothing else speaks of it. */
const trailing = ({ text }: Box, said: Heard): Line | undefined => {
  const id = /[[(]([AD]\d)[\])]\W*$/u.exec(text)?.[1];
  return id !== undefined && said.sharesWith(id) ? lineOf(id) : undefined;
};

const ruleOf = (name: string | null, rules: readonly RuleHead[]): Line | undefined => {
  const rule = rules.find((one) => one.name === name);
  return rule && lineOfRule(rule);
};

/** The line that the words speak of, if it asks the rule too; else the one that asks no other; else the rule alone. */
const byRule = (box: Box, rules: readonly RuleHead[]): Line | undefined => {
  for (const name of namesIn(box, rules)) {
    const lines = LINES.filter((line) => rulesOf(line).includes(name));
    const said = hear(box.text.replaceAll(name, ' '));
    const own = lines.find(({ essential }) => essential.length === 1 && essential[0] === name);
    // Of one that this version does not have, some line says so.
    const found = lines.find(({ id }) => id === said.id) ?? own ?? ruleOf(name, rules) ?? lines[0];
    if (found !== undefined) return found;
  }
  return undefined;
};

/** As code, or as a word that is the name of a rule of this version. */
const namesIn = ({ code, text }: Box, rules: readonly RuleHead[]): readonly string[] => [
  ...code.map((one) => one.replace(/^seamlint\//u, '')),
  ...(text.match(/[a-z]+(?:-[a-z]+)+/gu) ?? []).filter((word) => rules.some(({ name }) => name === word)),
];
