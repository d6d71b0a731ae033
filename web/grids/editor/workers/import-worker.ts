import { createImportDesk } from './import-desk.ts'
import type { ImportAnswer, ImportRequest } from './import-protocol.ts'

const take = createImportDesk()

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  take(data).then(
    (answer) => postMessage(answer),
    (error: unknown) => {
      const failed: ImportAnswer = { kind: 'failed', why: String(error) }
      postMessage(failed)
    },
  )
})
