import type { DeskMapping, DeskRow, DeskRowPage, ImportJob } from '../../data/contracts/index.ts'
import type { Files } from './import-files.ts'
import type { DemoUser, TestApp } from './test-app.ts'

/** One account at the import desk. */
export interface DeskClient {
  /** Drops files; answers the job once it is `mapping` or over. */
  drop(
    files: Files,
    target: string,
    sender: string,
    fields?: Record<string, string>,
  ): Promise<ImportJob>
  /** Takes the proposed mapping, changed where said; answers the job once it is `ready` or over. */
  check(job: ImportJob, change?: Partial<DeskMapping>): Promise<ImportJob>
  rows(job: ImportJob, kind?: string): Promise<readonly DeskRow[]>
  post(path: string, body?: unknown): Promise<Response>
  job(answer: Response): Promise<ImportJob>
  commit(job: ImportJob): Promise<ImportJob>
  undo(job: ImportJob): Promise<Response>
  get(path: string): Promise<Response>
}

const AT_WORK: readonly ImportJob['state'][] = ['reading', 'checking']

export function deskClient(app: () => TestApp, user: DemoUser): DeskClient {
  const ask = (path: string, init?: RequestInit) => app().as(user).request(path, init)
  const send = (method: string, path: string, body?: unknown) =>
    ask(path, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    })
  const settled = async (id: string): Promise<ImportJob> => {
    for (;;) {
      const job = (await (await ask(`/api/imports/${id}`)).json()) as ImportJob
      if (!AT_WORK.includes(job.state)) return job
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const read = async (answer: Response): Promise<ImportJob> => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${await answer.text()}`)
    return (await answer.json()) as ImportJob
  }
  return {
    drop: async (files, target, sender, fields = {}) => {
      const form = new FormData()
      for (const [key, value] of Object.entries({ target, sender, ...fields }))
        form.append(key, value)
      for (const [name, content] of Object.entries(files)) {
        form.append('file', new Blob([content as BlobPart]), name)
      }
      const job = await read(await ask('/api/imports', { method: 'POST', body: form }))
      return settled(job.id)
    },
    check: async (job, change = {}) => {
      const mapping = { ...job.desk!.mapping, ...change }
      const started = await read(await send('PUT', `/api/imports/${job.id}/mapping`, mapping))
      return settled(started.id)
    },
    rows: async ({ id }, kind) => {
      const path = `/api/imports/${id}/rows${kind ? `?kind=${kind}` : ''}`
      const answer = await ask(path)
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
      return ((await answer.json()) as DeskRowPage).rows
    },
    post: (path, body) => send('POST', path, body),
    job: read,
    commit: async ({ id }) => read(await send('POST', `/api/imports/${id}/commit`)),
    undo: ({ id }) => send('POST', `/api/imports/${id}/undo`),
    get: (path) => ask(path),
  }
}
