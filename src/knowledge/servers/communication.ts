import { catalogue } from './catalogue.ts'

/** Chat, mail, calls, social networks. */
export const communication = catalogue(() => [])
