import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Refusal } from '../../data/contracts/index.ts'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import { matchFile } from './match-file.ts'

export const matchCommand: Command = {
  name: 'match',
  summary: 'Find the building or room of each address of a CSV file.',
  usage: 'match <file.csv> --address-field <name>[,<name> …] [--out <file>]',
  options: {
    'address-field': {
      type: 'string',
      value: '<name>',
      describe: 'Column of the address; several, with commas between, are read one after another',
    },
    out: { type: 'string', value: '<file>', describe: 'Default: <file>.matched.csv beside it' },
    encoding: {
      type: 'string',
      value: '<name>',
      describe: 'Default: found out (UTF-8, GB18030 …)',
    },
  },
  run,
}

async function run({ positionals, options, services, progress }: CommandContext): Promise<void> {
  const [file, ...more] = positionals
  const { out, encoding } = options
  const fields = options['address-field']
  if (!file || more.length > 0) throw new UsageError('Say which file, one at a time.')
  if (typeof fields !== 'string') throw new UsageError('Say with --address-field which column.')
  const path = resolve(file)
  await access(path).catch(() => {
    throw new Refusal(404, 'no-file', `There is no file ${file}.`)
  })
  const target = resolve(typeof out === 'string' ? out : path.replace(/(\.csv)?$/i, '.matched.csv'))
  if (target === path) throw new UsageError('--out must be another file.')
  progress.update('Reading the address base')
  const { matchDesk } = await services()
  const counts = await matchFile({
    path,
    target,
    fields: fields.split(','),
    encoding: typeof encoding === 'string' ? encoding : undefined,
    match: (texts) => matchDesk.match(texts, { areas: undefined, limit: 1 }),
    onProgress: (done, total) => progress.update('Matching', done, total),
  })
  const { rows, matched, doubtful } = counts
  const share = rows === 0 ? 'n/a' : `${((100 * matched) / rows).toFixed(1)} %`
  progress.finish(
    `${rows.toLocaleString('en')} rows: ${matched.toLocaleString('en')} matched (${share}), ` +
      `${doubtful.toLocaleString('en')} doubtful; wrote ${target}`,
  )
}
