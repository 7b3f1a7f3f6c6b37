import type { Outcome } from './outcome.ts';

const TRANSIENT_STATUS: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const TRANSIENT_CODE =
  /^(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|ESOCKETTIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_NETWORK|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_\w*(?:TIMEOUT|SOCKET))$/u;
const TRANSIENT_NAME =
  /(?:Timeout|Connection|Network)(?:Timeout)?(?:Error|Exception)$|^(?:Throttl|TooManyRequests|ServiceUnavailable|RequestTimeout)/u;
/** What `fetch` of browsers and other runtimes says where nothing else tells what happened. */
const NETWORK_MESSAGE = /^(?:fetch failed|failed to fetch|load failed|terminated|network (?:request|connection) )/iu;

/** The caller gave up; whatever the network said is what came of that. */
const CANCELLED_CODE = /^(?:ABORT_ERR|ERR_CANCELED)$/u;

/** Nothing has reached the peer. */
const UNSENT_CODE = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/u;

/** Another attempt may come to something else. */
export const isTransient = ({ status, codes, names, message }: Outcome): boolean => {
  if (status !== undefined) return TRANSIENT_STATUS.has(status);
  if (codes.some((code) => CANCELLED_CODE.test(code))) return false;
  if (codes.some((code) => TRANSIENT_CODE.test(code))) return true;
  if (names.some((name) => TRANSIENT_NAME.test(name))) return true;
  return codes.length === 0 && names.includes('TypeError') && NETWORK_MESSAGE.test(message);
};

/** The peer has surely done nothing: it was not reached, or said that it would not. */
export const isUnprocessed = ({ status, codes }: Outcome): boolean => {
  if (status !== undefined) return status === 429;
  const network = codes.filter((code) => TRANSIENT_CODE.test(code));
  return network.length > 0 && network.every((code) => UNSENT_CODE.test(code));
};

/** The peer is not well. One that refuses a request is. */
export const isOutage = (outcome: Outcome): boolean => isTransient(outcome) && !isRefusal(outcome);

const isRefusal = ({ status = 0 }: Outcome): boolean => status >= 400 && status < 500;
