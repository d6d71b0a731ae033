import type { Progress } from './command.ts'
import { publishAll } from './publish/publish-all.ts'
import { loadSample } from './sample/load-sample.ts'
import { readSampleState } from './sample/sample-state.ts'
import { ensureDemoAccounts } from './security/demo-accounts.ts'
import type { Services } from './services.ts'

/** A demo gets its town and its accounts; what was interrupted is begun anew. */
export async function fillDemo(
  services: Services,
  progress: Progress,
  signal?: AbortSignal,
): Promise<void> {
  if (services.settings.mode !== 'demo') return
  await loadTown(services, progress, signal)
  await ensureDemoAccounts(services.db)
  if (await isNeverPublished(services)) await publishTown(services, progress)
}

async function loadTown(services: Services, progress: Progress, signal?: AbortSignal) {
  const state = await readSampleState(services.db)
  const isWanted = state ? state.state === 'loading' : await isEmpty(services)
  if (!isWanted) return
  const { rows, milliseconds } = await loadSample({
    ...(state ?? { size: 'town' as const }),
    services,
    signal,
    onProgress: (label, done, total) => progress.update(label, done, total),
  })
  const seconds = (milliseconds / 1000).toFixed(1)
  progress.finish(`Created the sample: ${rows.toLocaleString('en')} rows in ${seconds} s.`)
}

/** The map should not be empty when the page is opened for the first time; later changes are published in the background. */
async function publishTown(services: Services, progress: Progress): Promise<void> {
  const { packs, features, seconds } = await publishAll(services, 'dirty', progress)
  const count = `${features.toLocaleString('en')} features in ${packs} packs`
  progress.finish(`Published ${count} in ${seconds.toFixed(1)} s.`)
  await services.packs.catalogue.refresh()
}

async function isEmpty({ db }: Services): Promise<boolean> {
  const row = await db.first<{ found: boolean }>(
    'select exists (select from division) or exists (select from address) as found',
  )
  return row?.found === false
}

async function isNeverPublished({ db }: Services): Promise<boolean> {
  const row = await db.first<{ found: boolean }>('select exists (select from pack) as found')
  return row?.found === false
}
