import { pages } from '../../rules/pages.ts'

/**
 * A rule's page for people. Its examples hold `{{secret:…}}` where a live credential would stand, which tests fill in: a
 * page that looked like a leak would be reported as one by every scanner that reads this repository.
 */
export function pageOf(rule: string): string {
  return (pages.get(rule) ?? '').replace(/\{\{secret:[\w-]{1,64}\}\}/g, '<a live credential>')
}
