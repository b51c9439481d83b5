/** When to colour. Apart from the colours themselves: their library need not load where none are shown. */

export type ColourLevel = 0 | 1 | 2 | 3

/**
 * How many colours to use: none, 16, 256 or all. Computed here because chalk ignores NO_COLOR on a terminal (chalk #547)
 * and reads our own argv. What the user says on the command line wins over the environment, and NO_COLOR over FORCE_COLOR.
 */
export function colourLevel({
  flag,
  env,
  isTTY,
}: {
  readonly flag: 'auto' | 'always' | 'never'
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isTTY: boolean
}): ColourLevel {
  if (flag !== 'auto') return flag === 'always' ? depth(env) : 0
  if (env['NO_COLOR']) return 0
  if (env['FORCE_COLOR']) return forced(env['FORCE_COLOR'], env)
  if (env['CLICOLOR_FORCE'] && env['CLICOLOR_FORCE'] !== '0') return depth(env)
  if (env['TERM'] === 'dumb') return 0
  if (isTTY) return depth(env)
  // The log of GitHub Actions is no terminal, and shows the sixteen colours.
  return env['GITHUB_ACTIONS'] ? 1 : 0
}

/** FORCE_COLOR as chalk's users know it: a level, or a word for no or yes. */
function forced(value: string, env: Readonly<Record<string, string | undefined>>): ColourLevel {
  switch (value) {
    case '0':
    case 'false':
      return 0
    case '1':
      return 1
    case '2':
      return 2
    case '3':
      return 3
    default:
      return depth(env)
  }
}

function depth(env: Readonly<Record<string, string | undefined>>): ColourLevel {
  if (env['COLORTERM'] === 'truecolor' || env['COLORTERM'] === '24bit') return 3
  return env['TERM']?.endsWith('-256color') ? 2 : 1
}
