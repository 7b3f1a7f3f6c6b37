/** Ways that a sender can choose alone, and what else may have a say: a flag, a row that is there, a caller that is logged in. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Bindings } from '../origin.ts';
import { isSendersChoice } from './senders-choice.ts';
import type { State } from './state.ts';
import type { Walking } from './walking.ts';

/** Whether a test says nothing that the sender cannot choose. Told only where a handshake is looked for. */
export const isFreeToSender = (walking: Walking, test: Ref, bindings: Bindings): boolean =>
  walking.handshake === undefined || isSendersChoice(walking, test, bindings);

export const decidedBy = ({ handshake }: Walking, state: State): State =>
  handshake === undefined || state.decided ? state : { ...state, decided: true };
