/** The tests that mutants are held against: those about what is mutated, the quick ones first. */

import { build } from 'esbuild'
import type { Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import base from './vitest.config.ts'

/** What one module of tests holds, by the name of the first. */
const modules = process.env['MUTATED_RULE']
  ? [['rules', 'advice', 'expansion', 'entries']]
  : [['launch', 'filters'], ['evasion']]
const tests = modules.map(([first]) => `test/${first}.test.ts`)

/** Each mutant has its own thread, in which six hundred modules take longer to load than the tests to run: one does not. */
const inOneModule: Plugin = {
  name: 'in-one-module',
  enforce: 'pre',
  async load(id) {
    const names = modules[tests.findIndex((test) => id.endsWith(test))]
    if (!names) return undefined
    const { outputFiles } = await build({
      stdin: { contents: names.map((name) => `import './${name}.test.ts'`).join('\n'), resolveDir: 'test' },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      loader: { '.md': 'text' },
    })
    return outputFiles[0]?.text
  },
}

/** In the order above: a mutant is dead at the first test that fails. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => tests.findIndex((test) => moduleId.endsWith(test))
    return files.sort((a, b) => place(a) - place(b))
  }
}

export default {
  ...base,
  plugins: [inOneModule],
  test: { ...base.test, include: tests, sequence: { sequencer: InOrder } },
}
