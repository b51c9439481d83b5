import { catalogue } from './catalogue.ts'

/** Web search, fetching, scraping, documentation and research. */
export const search = catalogue(() => [])
