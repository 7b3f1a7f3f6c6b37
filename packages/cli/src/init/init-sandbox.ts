import { createSandbox, type Sandbox } from '../sandbox.ts';
import { type Project, readProject } from './detect/project.ts';
import type { Change, Proposal } from './propose/proposal.ts';

/** For tests: folders of files, and what is proposed there. */
export const initBoxes = () => {
  const boxes: Sandbox[] = [];
  const open = (files: Readonly<Record<string, string>>): Sandbox => {
    const box = createSandbox({ 'package.json': '{ "name": "shop" }\n', ...files });
    boxes.push(box);
    return box;
  };
  return {
    open,
    /** Of the folder `below` the top, whose files are `sources`. */
    project: (files: Readonly<Record<string, string>>, below = ''): Project => {
      const { folder } = open(files);
      const sources = Object.keys(files).filter((path) => /\.[cm]?[jt]s$/u.test(path));
      return readProject({ root: `${folder}${below === '' ? '' : `/${below}`}`, files: sources });
    },
    removeAll: (): void => {
      for (const box of boxes) box.remove();
    },
  };
};

export const changeOf = ({ state }: Proposal): Change => {
  if (state.kind !== 'write') throw new Error(`nothing is written: ${JSON.stringify(state)}`);
  return state.change;
};
