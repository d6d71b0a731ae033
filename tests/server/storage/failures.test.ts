import { expect, test } from 'vitest'
import { startFailure } from '../../../server/storage/embedded/failures.ts'

test.each([
  ['initdb: error: could not write file: No space left on device', 'disk-full'],
  ['FATAL: could not create lock file: Read-only file system', 'read-only'],
  ["Error: EROFS: read-only file system, mkdir '/data'", 'read-only'],
  ["Error: EACCES: permission denied, open '/data/x'", 'not-writable'],
  ['FATAL:  database files are incompatible with server', 'database-version'],
  ['postgres: error while loading shared libraries: libssl.so', 'database-libraries'],
])('%s', (output, code) => {
  const refusal = startFailure('/data', output)
  expect(refusal.code).toBe(code)
  expect(refusal.message).toMatch(/^[^\n]+\.$/)
})

test('what is not known is passed on in its own words', () => {
  const output = 'LOG: starting\n2026-01-01 UTC [7] FATAL:  the moon is full\nHINT: wait'
  expect(startFailure('/data', output).message).toBe(
    'The embedded database in /data does not start: the moon is full',
  )
})
