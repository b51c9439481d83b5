import type { Technique } from './evasion-cases.ts'
export const LAUNCHES: readonly Technique[] = []
