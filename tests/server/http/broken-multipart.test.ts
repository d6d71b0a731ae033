import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { receivePhoto } from '../../../server/http/receive-photo.ts'
import { receiveUpload } from '../../../server/imports/receive-upload.ts'

const BOUNDARY = 'cut-here'
const PART = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nsome bytes\r\n`
const WHOLE = `${PART}--${BOUNDARY}--\r\n`

const folder = join(tmpdir(), `onemap-broken-multipart-${process.pid}`)
afterAll(() => rm(folder, { recursive: true, force: true }))

const requestWith = (body: string) =>
  new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body,
  })

const receivers = {
  photo: receivePhoto,
  upload: (request: Request) => receiveUpload(request, folder),
}

// What nobody listens to ends the process: here it would fail the run, not this file alone.
for (const [name, receive] of Object.entries(receivers))
  it(`refuses a body that breaks off anywhere in one sentence, and lives on: ${name}`, async () => {
    await receive(requestWith(WHOLE))
    for (let end = 0; end < PART.length; end++)
      await expect(receive(requestWith(WHOLE.slice(0, end))), `${end} bytes`).rejects.toThrow(
        expect.objectContaining({ status: 400 }),
      )
  })
