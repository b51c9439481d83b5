import type { Technique } from './evasion-cases.ts'
export const OPTIONS: readonly Technique[] = []
