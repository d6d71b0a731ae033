import type { Command } from './command.ts'

export function describeCommands(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Usage: npm run onemap -- <verb> [options]',
    '',
    ...lines,
    '',
    'Each verb explains itself: npm run onemap -- <verb> --help',
  ].join('\n')
}

export function describeCommand({ summary, usage, options }: Command): string {
  const rows = Object.entries(options).map(([name, { value, describe }]) => ({
    flag: `--${name}${value ? ` ${value}` : ''}`,
    describe,
  }))
  const width = Math.max(0, ...rows.map(({ flag }) => flag.length))
  const lines = rows.map(({ flag, describe }) => `  ${flag.padEnd(width)}  ${describe}`)
  return [
    summary,
    '',
    `Usage: npm run onemap -- ${usage}`,
    ...(lines.length > 0 ? ['', ...lines] : []),
  ].join('\n')
}
