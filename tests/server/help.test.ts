import { expect, test } from 'vitest'
import { COMMANDS } from '../../server/commands.ts'
import { describeCommand, describeCommands } from '../../server/help.ts'

const VERBS = ['sample', 'import', 'publish', 'layers', 'export', 'user', 'doctor']

test('the verbs of the contract are there, each with one line', () => {
  expect(COMMANDS.map(({ name }) => name)).toEqual(expect.arrayContaining(VERBS))
  const overview = describeCommands(COMMANDS)
  for (const { name, summary } of COMMANDS) {
    expect(overview).toMatch(new RegExp(`^  ${name} +`, 'm'))
    expect(summary).not.toContain('\n')
  }
})

test.each(COMMANDS)('$name explains its usage and every option', (command) => {
  const help = describeCommand(command)
  expect(help).toContain(`npm run onemap -- ${command.name}`)
  expect(command.usage.split(' ')[0]).toBe(command.name)
  for (const [option, { describe }] of Object.entries(command.options)) {
    expect(help).toContain(`--${option}`)
    expect(describe).not.toBe('')
  }
})
