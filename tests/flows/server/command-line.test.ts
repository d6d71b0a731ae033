import { expect, test } from 'vitest'
import { dataDirForTest, runProgram, startServerProcess } from '../../builders/server-process.ts'

const cli = (args: string[], dataDir = dataDirForTest()) =>
  runProgram('server/cli.ts', args, { ONEMAP_DATA_DIR: dataDir, ONEMAP_MODE: 'production' })

test('without a verb the usage is shown and the code is 2', async () => {
  const { code, stdout } = await cli([])
  expect(code).toBe(2)
  expect(stdout).toContain('npm run onemap -- <verb>')
})

test.each([
  [['fly']],
  [['user', 'list', '--fast']],
  [['user', 'fly', 'x']],
  [['user', 'add', 'li', '--role', 'king']],
])('wrong usage is code 2 and one clear line: %j', async (args) => {
  const { code, stderr } = await cli(args)
  expect(code).toBe(2)
  expect(stderr.split('\n')[0]).toMatch(/^[^{}]+[.']$/)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('a verb explains itself', async () => {
  const { code, stdout } = await cli(['user', '--help'])
  expect(code).toBe(0)
  expect(stdout).toContain('npm run onemap -- user add <name>')
})

test('accounts are added, listed and disabled; a failure is code 1 and one sentence', async () => {
  const dataDir = dataDirForTest()
  const add = ['user', 'add', 'li', '--role', 'handler', '--area', '330199001']
  const added = await cli(add, dataDir)
  expect(added.code).toBe(0)
  expect(added.stdout).toMatch(/Added li with the password \S{16}\n$/)
  const again = await cli(add, dataDir)
  expect({ code: again.code, stderr: again.stderr }).toEqual({
    code: 1,
    stderr: 'There is already an account "li".\n',
  })
  expect((await cli(['user', 'disable', 'li'], dataDir)).code).toBe(0)
  expect((await cli(['user', 'list'], dataDir)).stdout).toContain(
    'li\tli\thandler\t330199001\tdisabled',
  )
})

test('beside a running server commands use its database and leave it running', async () => {
  const dataDir = dataDirForTest()
  const server = await startServerProcess({ ONEMAP_MODE: 'production', ONEMAP_DATA_DIR: dataDir })
  expect((await cli(['user', 'list'], dataDir)).code).toBe(0)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  server.child.kill('SIGINT')
  expect((await server.ended).code).toBe(0)
})

test('the doctor finds what is wrong', async () => {
  const { code, stdout } = await cli(['doctor'])
  expect(code).toBe(0)
  expect(stdout).toContain('important    Nobody administers this installation')
})
