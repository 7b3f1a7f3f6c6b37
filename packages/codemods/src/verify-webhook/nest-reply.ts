import type { Imports } from '../source/imports.ts';
import type { Reply } from './answers.ts';

const EXCEPTIONS: ReadonlyMap<number, string> = new Map([
  [400, 'BadRequestException'],
  [401, 'UnauthorizedException'],
  [403, 'ForbiddenException'],
  [500, 'InternalServerErrorException'],
]);

/** Nest makes an answer of what its controllers throw. */
export const nestReply =
  (imports: Imports): Reply =>
  (status, message) => {
    const name = imports.named('@nestjs/common', EXCEPTIONS.get(status) ?? 'HttpException');
    return [`throw new ${name}('${message}'${EXCEPTIONS.has(status) ? '' : `, ${status}`});`];
  };
