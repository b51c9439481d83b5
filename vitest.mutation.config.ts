/** The tests that mutants are held against: those about what is mutated, the quick ones first. */

import { build } from 'esbuild'
import type { Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import base from './vitest.config.ts'

const tests = (process.env['MUTATED_RULE'] ? ['rules', 'advice', 'expansion', 'entries'] : ['launch', 'evasion']).map(
  (name) => `test/${name}.test.ts`,
)

/** Each mutant has its own thread, in which six hundred modules take longer to load than the tests to run: one does not. */
const inOneModule: Plugin = {
  name: 'in-one-module',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('.test.ts')) return undefined
    const { outputFiles } = await build({
      entryPoints: [id],
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
