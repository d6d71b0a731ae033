import { createImportDesk } from './import-desk.ts'
import type { ImportAnswer, ImportRequest } from './import-protocol.ts'

const take = createImportDesk()

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  postMessage(answer(data))
})

function answer(request: ImportRequest): ImportAnswer {
  try {
    return take(request)
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) }
  }
}
