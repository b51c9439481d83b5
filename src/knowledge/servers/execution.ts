import { catalogue } from './catalogue.ts'

/** Shells, desktops, sandboxes and interpreters. */
export const execution = catalogue(() => [])
