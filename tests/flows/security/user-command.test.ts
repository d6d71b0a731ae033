import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { CommandContext } from '../../../server/command.ts'
import { userCommand } from '../../../server/security/command.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app?.close())

const command = (positionals: string[], options: CommandContext['options'] = {}) =>
  userCommand.run({
    positionals,
    options,
    services: async () => app.services,
    print: () => undefined,
  } as Partial<CommandContext> as CommandContext)

test.each([
  ['disables the last of an administrator role', ['disable', 'auditor'], 'last-administrator'],
  ['adds a name twice', ['add', 'planner'], 'username-taken'],
  ['disables nobody', ['disable', 'nobody'], 'no-account'],
  ['resets nobody', ['reset', 'nobody'], 'no-account'],
])('onemap user never %s', async (_what, positionals, code) => {
  const options = { role: 'gridWorker', area: '330199' }
  await expect(command(positionals, options)).rejects.toMatchObject({ code })
})

test('onemap user adds nobody with a password that is guessed at once', async () => {
  process.env.ONEMAP_PASSWORD = 'password2024'
  onTestFinished(() => void delete process.env.ONEMAP_PASSWORD)
  const options = { role: 'gridWorker', area: '330199' }
  await expect(command(['add', 'somebody'], options)).rejects.toMatchObject({
    code: 'weak-password',
  })
})
