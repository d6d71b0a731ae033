import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from '../data/contracts/index.ts'
import { type Command, UsageError } from './command.ts'
import { COMMANDS } from './commands.ts'
import { describeCommand, describeCommands } from './help.ts'
import { openOffline } from './open-offline.ts'
import { createProgress } from './progress.ts'
import { isRunningHere } from './running-server.ts'
import { readSettings } from './settings.ts'

// `onemap layers | head`: who reads has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCommandLine(process.argv.slice(2))

async function runCommandLine(args: readonly string[]): Promise<0 | 1 | 2> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(describeCommands(COMMANDS))
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (!command) {
    console.error(`There is no verb "${name}".\n${describeCommands(COMMANDS)}`)
    return 2
  }
  try {
    return await runCommand(command, rest)
  } catch (error) {
    return report(error, command)
  }
}

async function runCommand(command: Command, args: readonly string[]): Promise<0> {
  const { values, positionals } = parse(command, args)
  if (values.help) {
    console.log(describeCommand(command))
    return 0
  }
  const progress = createProgress(process.stdout)
  const settings = readSettings(process.env)
  const offline = openOffline(settings, progress, command.name)
  try {
    await command.run({
      positionals,
      options: values,
      services: offline.services,
      isBesideServer: () => isRunningHere(settings.dataDir),
      progress,
      print: (line) => console.log(line),
    })
    return 0
  } finally {
    await offline.close()
  }
}

function parse(command: Command, args: readonly string[]) {
  const options: Record<string, { type: 'string' | 'boolean' }> = { help: { type: 'boolean' } }
  for (const [name, { type }] of Object.entries(command.options)) options[name] = { type }
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return {
      values: parsed.values as Record<string, string | boolean | undefined>,
      positionals: parsed.positionals,
    }
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
}

function report(error: unknown, command: Command): 1 | 2 {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nUsage: npm run onemap -- ${command.usage}`)
    return 2
  }
  if (error instanceof Refusal) console.error(error.message)
  else
    console.error(
      `${basename(command.name)} has failed: ${error instanceof Error ? error.message : String(error)}`,
    )
  if (process.env.ONEMAP_DEBUG) console.error(error)
  return 1
}
