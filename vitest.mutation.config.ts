/** The tests that mutants are held against: those about what is mutated, the quick ones first. */

import { BaseSequencer, type TestSpecification } from 'vitest/node'
import base from './vitest.config.ts'

const tests = process.env['MUTATED_RULE'] ? ['test/rules.test.ts'] : ['test/launch.test.ts', 'test/evasion.test.ts']

/** In the order above: a mutant is dead at the first test that fails. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => tests.findIndex((test) => moduleId.endsWith(test))
    return files.sort((a, b) => place(a) - place(b))
  }
}

export default { ...base, test: { ...base.test, include: tests, sequence: { sequencer: InOrder } } }
