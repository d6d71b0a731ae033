import { installPackages } from './lib/install.mjs'
import { runTool } from './lib/run.mjs'

const STEPS = [
  {
    name: 'Formatter and linter',
    tool: '@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '.'],
  },
  { name: 'Types', tool: 'typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'Unit tests', tool: 'vitest/vitest.mjs', args: ['run', '--project', 'unit'] },
]

// For who runs all tests afterwards anyway.
const isWithoutTests = process.argv.includes('--without-tests')

installPackages()
const steps = STEPS.filter(({ name }) => !(isWithoutTests && name === 'Unit tests'))
const failed = steps.filter(({ name, tool, args }) => {
  console.log(`— ${name}`)
  return runTool(tool, args) !== 0
})
if (failed.length > 0) console.error(`Not in order: ${failed.map((step) => step.name).join(', ')}.`)
else console.log('All in order.')
process.exit(failed.length > 0 ? 1 : 0)
