import type { Technique } from './evasion-cases.ts'
export const NOTATIONS: readonly Technique[] = []
