/** The text of a Markdown file up to the line that closes the front matter; empty if there is none. Its first line marks a document already. */
export function frontMatter(text: string): string {
  if (!/^---[ \t]{0,80}(?:\r?\n)/.test(text)) return ''
  const closing = /\n(?:---|\.\.\.)[ \t]{0,80}(?:\r?\n|$)/.exec(text)
  return closing ? text.slice(0, closing.index + 1) : ''
}
