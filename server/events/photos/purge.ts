import { audit } from '../../security/audit.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { openPhotoFiles, type PhotoFiles } from '../../storage/photo-files.ts'
import { loadSql } from '../../storage/sql-file.ts'

const PURGE = 'purge-photos'
const NIGHTLY = '20 19 * * *'
const takeOld = loadSql(import.meta.url, 'take-old-photos.sql')
const BATCH = 200
const THREE_YEARS = 1_095

/** Photos of events that ended long ago, and those that were sent and never used, go every night. Call before the jobs start. */
export function registerPhotoPurge(services: Pick<Services, 'db' | 'jobs' | 'log' | 'settings'>) {
  const { jobs, log, settings, db } = services
  jobs.register(PURGE, async () => {
    const files = openPhotoFiles(settings.dataDir)
    const count = await purgePhotos(db, files, settings.photoDays ?? THREE_YEARS)
    if (count > 0) log.info({ count }, 'Removed photos that were kept long enough')
  })
  jobs.schedule(PURGE, NIGHTLY)
}

/** Answers how many files are gone. The rows go first: a file that is left behind is found again by nobody, but no row lacks its file. */
export async function purgePhotos(
  db: Services['db'],
  files: Pick<PhotoFiles, 'remove'>,
  days: number,
): Promise<number> {
  let count = 0
  for (;;) {
    const digests = await db.transaction((client) => takeSome(client, days))
    for (const digest of digests) await files.remove(digest)
    count += digests.length
    if (digests.length < BATCH) return count
  }
}

async function takeSome(client: Queryable, days: number): Promise<string[]> {
  const rows = await client.query<{ digest: string }>(takeOld, [days, BATCH])
  const digests = rows.map(({ digest }) => digest)
  if (digests.length > 0) {
    const details = { count: digests.length, days }
    await audit(client, { userId: '', action: 'photo.purge', target: 'PHOTO', details })
  }
  return digests
}
