import { catalogue } from './catalogue.ts'

/** Models, agents, memory and reasoning. */
export const ai = catalogue(() => [])
