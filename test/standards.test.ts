/** The table of standards: every rule's ids have names, and no line is about nothing. */

import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { crosswalkKeys, entry, STANDARDS, standardsOf } from '../src/knowledge/standards.ts'
import { taxonomiesOf } from '../src/report/sarif-taxonomies.ts'

describe('the table of standards', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('names all that %s maps to', (_, rule) => {
    for (const id of [...rule.cwe, ...rule.owasp]) expect(entry(id)?.name, id).toBeTruthy()
    const found = standardsOf(rule)
    expect(found.map(({ id }) => id)).toEqual([...new Set(found.map(({ id }) => id))])
    // Rules about the form of a file, and about logs, are nothing to an agent's adversary.
    const formal = rule.category === 'validity' || rule.category === 'audit'
    if (!formal) expect(found.some(({ standard }) => standard === 'owaspAgentic')).toBe(true)
  })

  it('has lines for rules and categories that there are, once each, and names for all they say', () => {
    const known = new Set<string>(rules.flatMap(({ id, category }) => [id, category]))
    const keys = crosswalkKeys()
    expect(keys.filter((key) => !known.has(key))).toEqual([])
    expect(keys.length).toBe(new Set(keys).size)
    for (const rule of rules)
      for (const { id, standard } of standardsOf(rule)) {
        expect(entry(id)?.name).toMatch(/^[A-Z]/)
        expect(STANDARDS[standard].page(id)).toMatch(/^https:\/\//)
      }
  })

  it('gives taxonomies whose indexes lead to what they name', () => {
    const { components, references, relationships } = taxonomiesOf(rules)
    expect(references.length).toBe(components.length)
    type Component = { readonly name: string; readonly taxa: readonly { readonly id: string }[] }
    type Target = {
      readonly target: {
        readonly id: string
        readonly index: number
        readonly toolComponent: { readonly index: number; readonly name: string }
      }
    }
    for (const rule of rules) {
      for (const { target } of relationships(rule) as readonly Target[]) {
        const component = components[target.toolComponent.index] as Component
        expect(component.name).toBe(target.toolComponent.name)
        expect(component.taxa[target.index]?.id).toBe(target.id)
      }
      expect(relationships(rule).length).toBe(standardsOf(rule).length)
    }
  })
})
