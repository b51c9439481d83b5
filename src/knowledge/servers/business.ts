import { catalogue } from './catalogue.ts'

/** Payments, customers, design, marketing, automation, commerce. */
export const business = catalogue(() => [])
