import { specifierPattern, type Seam } from './seam.ts';

/** Whose queues have jobs with attempts. */
export const queuePackages: readonly string[] = ['bull', 'bullmq', '@nestjs/bull', '@nestjs/bullmq'];

/**
 * How often a job is tried is said by who adds it to the queue, in a file that neither imports the worker nor is
 * imported by it. All else that runs a call is found from the call, through imports.
 */
export const contextSeams: readonly Seam[] = [{ all: [specifierPattern(queuePackages)] }];
