import { catalogue } from './catalogue.ts'

/** Browsers, and programs that drive one. */
export const browsers = catalogue(() => [])
