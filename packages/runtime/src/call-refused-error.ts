/** Why a policy did not send a call: its peer is down, or too many calls are under way. */
export type CallRefusal = 'CIRCUIT_OPEN' | 'BULKHEAD_FULL';

/** Nothing was sent: whatever the call is, it may be done later. `cause`: what the attempt before it came to. */
export class CallRefusedError extends Error {
  override readonly name = 'CallRefusedError';
  readonly code: CallRefusal;

  constructor(code: CallRefusal, cause?: unknown) {
    super(
      code === 'CIRCUIT_OPEN'
        ? 'Not sent: the calls before it failed, and the peer is left alone for a while.'
        : 'Not sent: as many calls as may be are under way or waiting.',
      cause === undefined ? {} : { cause },
    );
    this.code = code;
  }
}
