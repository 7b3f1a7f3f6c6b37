/** A field of the body in which a sender hands over a secret. */
import type { Origin } from './origin.ts';
import type { Tag } from './role-tags.ts';

export const fieldTag = (field: string): Tag => `field:${field}`;
export const isFieldTag = (tag: Tag): boolean => tag.startsWith('field:');

/** What is known of a value, where that is the field and nothing else of the body. */
export const handedOver = (field: string | undefined, origin: Origin, tags: Iterable<Tag>): readonly Tag[] =>
  field !== undefined && 'path' in origin && origin.path.at(-1) === field
    ? [...tags].map((tag) => (tag === 'body-part' ? fieldTag(field) : tag))
    : [...tags];
