import { expect, it } from 'vitest'
import { logError, withoutValues } from '../../../server/http/log-errors.ts'

it('keeps what an error is and where, not what it is about', () => {
  const error = Object.assign(
    new Error('duplicate key value violates unique constraint "person_key"'),
    {
      code: '23505',
      table: 'person_secret',
      constraint: 'person_key',
      detail: 'Key (name)=(李示文) already exists.',
      where: 'COPY person_secret, line 1: "李示文"',
      parameters: ['李示文'],
    },
  )
  const logged = logError(error)
  expect(logged).toMatchObject({ type: 'Error', code: '23505', table: 'person_secret' })
  expect(logged.stack).toContain('log-errors.test.ts')
  expect(JSON.stringify(logged)).not.toContain('李示文')
})

it('strikes values out of PostgreSQL’s messages, of their stacks too', () => {
  const error = new Error('invalid input syntax for type bigint: "李示文 120"')
  expect(JSON.stringify(logError(error))).not.toMatch(/李示文/)
  expect(logError(error).message).toBe('invalid input syntax for type bigint: …')
})

it.each([
  ['/api/people/990199198501011229', '/api/people/…'],
  ['call 12012345678 now', 'call … now'],
  ['/api/features/BUILDING/B330199000000001X', '/api/features/BUILDING/B330199000000001X'],
  ['/api/divisions/330199001001001', '/api/divisions/330199001001001'],
  ['99019919850101122x', '…'],
])('makes %s to %s', (text, kept) => {
  expect(withoutValues(text)).toBe(kept)
})

it('does not trust what is no error', () => {
  expect(JSON.stringify(logError('李示文'))).not.toContain('李示文')
})
