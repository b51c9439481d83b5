/**
 * Of zod what our schemas are made of, and no more. The bundles that check something load one copy of it between them, as
 * they do the table of tokens (scripts/build.mjs).
 */

export type { core, infer, ZodType } from 'zod'
export {
  array,
  boolean,
  custom,
  enum,
  int,
  iso,
  literal,
  looseObject,
  number,
  object,
  partialRecord,
  strictObject,
  string,
  toJSONSchema,
  union,
  unknown,
  url,
} from 'zod'
