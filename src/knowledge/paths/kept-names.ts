/** What files and folders are called where they are kept to be put into a home. */

/** A name as chezmoi writes it into a home: https://www.chezmoi.io/reference/source-state-attributes/, read 2026-11. */
export function deployed(name: string): string {
  if (!name.includes('_') && !name.endsWith('.tmpl')) return name
  return name
    .replace(/^(?:(?:exact|private|readonly|create|empty|executable)_){1,6}/, '')
    .replace(/^dot_/, '.')
    .replace(/\.tmpl$/, '')
}
