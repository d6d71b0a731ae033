import { Refusal } from '../../../data/contracts/index.ts'
import { type Command, type CommandContext, UsageError } from '../../command.ts'
import { readSettings } from '../../settings.ts'
import type { Queryable } from '../../storage/database.ts'
import { openStorage } from '../../storage/open-storage.ts'
import { countOldSecondFactors, resealSecondFactors } from '../second-factor.ts'
import { countOldPeople, resealPeople } from '../secrets/person-secret.ts'
import { readKeyFile } from './key-file.ts'
import { lockSentence, readLock } from './lock.ts'
import { replaceLostKeys } from './replace-lost-keys.ts'
import { type Resealer, rotateData, rotateMaster } from './rotate-keys.ts'

export const keysCommand: Command = {
  name: 'keys',
  summary: 'Show or change the keys that personal data are encrypted with.',
  usage: 'keys status | keys rotate --master | keys rotate --data | keys new --lost',
  options: {
    master: { type: 'boolean', describe: 'A new master key in the key file; no data is touched' },
    data: { type: 'boolean', describe: 'New data keys: encrypts every value anew, online' },
    lost: {
      type: 'boolean',
      describe: 'The key file is lost for good: deletes what only it could open',
    },
  },
  run: async (context) => {
    const [verb, ...more] = context.positionals
    const { master, data, lost } = context.options
    if (more.length > 0) throw new UsageError(`keys takes no "${more[0]}".`)
    if (verb === 'status') return status(context)
    if (verb === 'new') {
      if (!lost) throw new UsageError('New keys open nothing of what is encrypted: say --lost.')
      return replaceLost(context)
    }
    if (verb !== 'rotate') throw new UsageError('Say status, rotate or new.')
    if (master === data) throw new UsageError('Say --master or --data.')
    return master ? changeMaster(context) : changeData(context)
  },
}

async function status({ services, print }: CommandContext): Promise<void> {
  const { db, keys } = await services()
  const lock = await readLock(db)
  if (lock) return print(lockSentence(keys.path, lock))
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
  await refuseLocked(db, keys.path)
  const { version, kept } = await rotateMaster(db, keys.path)
  progress.finish(`Master key ${version} is in use.`)
  progress.finish(`Backups from before need ${kept}: keep it with them, or delete it.`)
}

async function changeData({ services, progress }: CommandContext): Promise<void> {
  const { db, keys } = await services()
  await refuseLocked(db, keys.path)
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

async function refuseLocked(db: Queryable, path: string): Promise<void> {
  const lock = await readLock(db)
  if (lock) throw new Refusal(503, 'keys-locked', lockSentence(path, lock))
}

/** Not through the services: without their keys they do not open. */
async function replaceLost({ progress }: CommandContext): Promise<void> {
  const { dataDir, databaseUrl, keyFile } = readSettings(process.env)
  const storage = await openStorage({ dataDir, databaseUrl, say: (line) => progress.finish(line) })
  try {
    const { people, secondFactors } = await replaceLostKeys(storage.db, keyFile)
    progress.finish(
      `New keys are in ${keyFile}. Given up: names and numbers of ${people.toLocaleString('en')} people, ${secondFactors} second factors.`,
    )
    progress.finish('Keep a copy of that file elsewhere. Start a running server anew.')
  } finally {
    await storage.close()
  }
}

/** Every table that has secrets, one after the other. */
const reseal: Resealer = async (client, keys, limit) =>
  (await resealPeople(client, keys, limit)) || resealSecondFactors(client, keys, limit)

const countOld = async (client: Queryable, version: number) =>
  (await countOldPeople(client, version)) + (await countOldSecondFactors(client, version))
