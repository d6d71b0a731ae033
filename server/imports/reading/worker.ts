import type { ReadRequest } from './read-request.ts'
import { readUpload } from './read-upload.ts'
import { serveReading } from './serve-reading.ts'

serveReading((request: ReadRequest, onProgress, findings) =>
  readUpload(request, onProgress, findings),
)
