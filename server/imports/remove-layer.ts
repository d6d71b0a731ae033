import type { ImportJob } from '../../data/contracts/index.ts'
import { audit } from '../security/audit.ts'
import { layerNotFound } from '../security/layer-catalogue.ts'
import type { Services } from '../services.ts'
import { announce } from '../storage/announce.ts'
import type { Queryable } from '../storage/database.ts'
import { jobFolder, removeJobFolder } from './job-files.ts'
import { lockJob, updateJob } from './store.ts'

type Needs = Pick<Services, 'db' | 'settings'>

/** Takes an import back: its layer goes, and what was read with it. Twice is as good as once. */
export async function undoImport(
  { db, settings }: Needs,
  owner: string,
  id: string,
): Promise<ImportJob> {
  const undone = await db.transaction(async (client) => {
    const job = await lockJob(client, id, owner)
    if (job.state === 'undone') return job
    if (job.state === 'committed') await removeIfOwn(client, job.layer, owner, 'import.undo')
    const next: ImportJob = { ...job, state: 'undone' }
    await updateJob(client, next)
    return next
  })
  await removeJobFolder(jobFolder(settings, id))
  return undone
}

/** Removes a layer of one's own. Absent, somebody else's and registry layers answer alike. */
export async function removeOwnLayer(
  { db }: Pick<Needs, 'db'>,
  code: string,
  owner: string,
): Promise<void> {
  await db.transaction(async (client) => {
    if (!(await removeIfOwn(client, code, owner, 'layer.remove'))) {
      throw layerNotFound(code)
    }
  })
}

async function removeIfOwn(
  client: Queryable,
  code: string,
  owner: string,
  action: 'import.undo' | 'layer.remove',
): Promise<boolean> {
  const row = await client.first<{ definition: { code: ImportJob['layer'] } }>(
    'delete from own_layer where code = $1 and owner = $2 returning definition',
    [code, owner],
  )
  if (!row) return false
  await client.execute('delete from map_feature where layer = $1', [code])
  await client.execute('delete from dirty_pack where layer = $1', [code])
  // The files stay for as long as a reader may hold them; the publisher's clean-up takes them away.
  await client.execute('update pack set current = false where layer = $1', [code])
  await client.execute('delete from layer_publication where layer = $1', [code])
  await audit(client, { userId: owner, action, target: code, layer: code })
  const message = { kind: 'layerRemoved', layer: row.definition.code } as const
  await announce(client, message, '', owner)
  return true
}
