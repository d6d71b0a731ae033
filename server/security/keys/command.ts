import { type Command, type CommandContext, UsageError } from '../../command.ts'
import type { Queryable } from '../../storage/database.ts'
import { countOldSecondFactors, resealSecondFactors } from '../second-factor.ts'
import { countOldPeople, resealPeople } from '../secrets/person-secret.ts'
import { readKeyFile } from './key-file.ts'
import { type Resealer, rotateData, rotateMaster } from './rotate-keys.ts'

export const keysCommand: Command = {
  name: 'keys',
  summary: 'Show or change the keys that personal data are encrypted with.',
  usage: 'keys status | keys rotate --master | keys rotate --data',
  options: {
    master: { type: 'boolean', describe: 'A new master key in the key file; no data is touched' },
    data: { type: 'boolean', describe: 'New data keys: encrypts every value anew, online' },
  },
  run: async (context) => {
    const [verb, ...more] = context.positionals
    const { master, data } = context.options
    if (more.length > 0) throw new UsageError(`keys takes no "${more[0]}".`)
    if (verb === 'status') return status(context)
    if (verb !== 'rotate') throw new UsageError('Say status or rotate.')
    if (master === data) throw new UsageError('Say --master or --data.')
    return master ? changeMaster(context) : changeData(context)
  },
}

async function status({ services, print }: CommandContext): Promise<void> {
  const { db, keys } = await services()
  const file = readKeyFile(keys.path)
  print(`Key file      ${keys.path}`)
  for (const { version, createdAt } of file?.masters ?? []) {
    print(`Master key    version ${version}, made ${createdAt.slice(0, 10)}`)
  }
  const rows = await db.query<{ version: number; made: string; rows: number }>(
    `select version, to_char(created_at, 'YYYY-MM-DD') as made,
      (select count(*) from person_secret where key_version = version)::int as rows
    from data_key where purpose = 'person' order by version`,
  )
  for (const { version, made, rows: count } of rows) {
    print(`Data keys     version ${version}, made ${made}, ${count.toLocaleString('en')} people`)
  }
  if (rows.length > 1)
    print('A change of the data keys was broken off: "keys rotate --data" goes on.')
}

async function changeMaster({ services, progress }: CommandContext): Promise<void> {
  const { db, keys } = await services()
  const { version, kept } = await rotateMaster(db, keys.path)
  progress.finish(`Master key ${version} is in use.`)
  progress.finish(`Backups from before need ${kept}: keep it with them, or delete it.`)
}

async function changeData({ services, progress }: CommandContext): Promise<void> {
  const { db, keys } = await services()
  const stop = new AbortController()
  const onInterrupt = () => stop.abort(new Error('Stopped; run it again and it goes on from here.'))
  process.once('SIGINT', onInterrupt)
  try {
    const { total, version } = await rotateData(db, keys, {
      reseal,
      countOld,
      onProgress: (done, of) => progress.update('Encrypting anew', done, of),
      signal: stop.signal,
    })
    const count = total.toLocaleString('en')
    progress.finish(`Data keys ${version} are in use; ${count} rows were encrypted anew.`)
  } finally {
    process.off('SIGINT', onInterrupt)
  }
}

/** Every table that has secrets, one after the other. */
const reseal: Resealer = async (client, keys, limit) =>
  (await resealPeople(client, keys, limit)) || resealSecondFactors(client, keys, limit)

const countOld = async (client: Queryable, version: number) =>
  (await countOldPeople(client, version)) + (await countOldSecondFactors(client, version))
