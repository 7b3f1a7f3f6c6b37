import { versionOf } from '../project/versions.ts';
import { type CallNode, calledName } from '../source/calls.ts';
import { endOf, j, startOf } from '../source/node.ts';
import { giveOptions } from '../source/options.ts';
import { sliceOf } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import { type Bound, boundInstance, signalOption } from './clients.ts';
import { fetchText, timerText } from './limit.ts';

/**
 * A client gets a `fetch` that bounds each of its requests: a signal of the client would end all of them. `request()`
 * takes a signal among its options only, which stand in the place of its arguments since 3.6.
 */
export const boundGraphqlRequest: Bound = (mending, path, ms) => {
  const { project } = mending;
  const version = versionOf(project, 'graphql-request');
  if (version !== null && (version.major < 3 || (version.major === 3 && version.minor < 6)))
    throw new Refusal('graphql-request takes a signal since 3.6.');
  boundInstance(
    mending,
    path,
    (at) => {
      if (calledName(at.node as CallNode) !== 'GraphQLClient') {
        if (!j.Identifier.check((at.node as CallNode).callee))
          throw new Refusal('The client of the call is not constructed in this file.');
        boundRequest(mending, at, ms);
        return;
      }
      giveOptions(mending, at, 1, [{ name: 'fetch', value: fetchText(mending, ms) }]);
    },
    /^GraphQLClient$/u,
  );
};

const NAMES = ['url', 'document', 'variables', 'requestHeaders'];

const boundRequest: Bound = (mending, path, ms) => {
  const { source } = mending;
  const call = path.node as CallNode;
  const [first, ...more] = call.arguments;
  if (first === undefined || call.arguments.some((one) => j.SpreadElement.check(one)))
    throw new Refusal('The arguments of the call are spread from a list.');
  if (more.length === 0) {
    giveOptions(mending, path, 0, [signalOption(mending, ms)]);
    return;
  }
  const given = call.arguments.map((one, index) => {
    const [name, text] = [NAMES[index] ?? '', sliceOf(source, one)];
    return name === text ? name : `${name}: ${text}`;
  });
  const signal = styledLine(`signal: ${timerText(mending, ms)}`, source.style);
  const last = call.arguments.at(-1) ?? first;
  source.magic.overwrite(startOf(first), endOf(last), `{ ${[...given, signal].join(', ')} }`);
};
