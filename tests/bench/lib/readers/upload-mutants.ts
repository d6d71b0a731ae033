import type { ImportJob } from '../../../../data/contracts/index.ts'
import type { OnemapServer } from '../onemap-server.ts'
import { mutantOf } from './mutate.ts'
import type { SeedFile } from './seed-files.ts'

export interface UploadReport {
  read: number
  refused: number
  /** Answers and ends that are neither. */
  faults: { i: number; detail: string }[]
}

const POLL_MS = 30

/** Mutated files the whole way: dropped on a server that goes on serving, read in its own processes, one after the other. */
export async function uploadMutants(
  { url, cookie }: Pick<OnemapServer, 'url' | 'cookie'>,
  seeds: readonly SeedFile[],
  { files, seed }: { files: number; seed: number },
): Promise<UploadReport> {
  const report: UploadReport = { read: 0, refused: 0, faults: [] }
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { Cookie: cookie } })
  for (let i = 0; i < files; i++) {
    const { name, bytes } = mutantOf(seeds, seed, i)
    const form = new FormData()
    form.append('file', new Blob([bytes as BlobPart]), name)
    const answer = await ask('/api/imports', { method: 'POST', body: form })
    if (answer.status >= 500) {
      report.faults.push({ i, detail: `${answer.status} ${await answer.text()}` })
      continue
    }
    if (!answer.ok) {
      report.refused++
      continue
    }
    const { id } = (await answer.json()) as ImportJob
    const job = await settled(id)
    if (job.state === 'ready') report.read++
    else if (job.error?.code === 'internal' || job.error?.code === 'reader-failed') {
      report.faults.push({ i, detail: job.error.message })
    } else report.refused++
    await ask(`/api/imports/${id}/undo`, { method: 'POST' })
  }
  return report

  async function settled(id: string): Promise<ImportJob> {
    for (;;) {
      const job = (await (await ask(`/api/imports/${id}`)).json()) as ImportJob
      if (job.state !== 'reading') return job
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
}
