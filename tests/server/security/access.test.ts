import { describe, expect, it } from 'vitest'
import { openAccess } from '../../../server/security/access.ts'
import type { Database } from '../../../server/storage/database.ts'

/** A database with one session, which counts how often it is read and can be made to wait. */
async function openOn({ hold = () => Promise.resolve(), userId = 'user:a' } = {}) {
  let reads = 0
  let hear: (userId: string) => void = () => undefined
  let events: { onDeaf?: () => void; onHearing?: () => void } = {}
  const session = {
    id: '1',
    method: 'password',
    userId,
    username: 'a',
    displayName: 'A',
    mustChangePassword: false,
    mustEnrol: false,
    expiresAt: new Date('2099-01-01'),
    rotateAfter: new Date('2099-01-01'),
  }
  const db = {
    first: async () => {
      reads++
      await hold()
      return session
    },
    query: async () => [],
    listen: async (_: string, onMessage: typeof hear, given: typeof events = {}) => {
      hear = onMessage
      events = given
      return async () => undefined
    },
  } as Partial<Database> as Database
  const access = await openAccess(db, 'production')
  return {
    access,
    reads: () => reads,
    hear: (userId: string) => hear(userId),
    becomeDeaf: () => events.onDeaf?.(),
    hearAgain: () => events.onHearing?.(),
  }
}

describe('what is known of a session', () => {
  it('is remembered until something is heard of its account', async () => {
    const { access, reads, hear } = await openOn()
    await access.bySession('token')
    hear('user:b')
    await access.bySession('token')
    expect(reads()).toBe(1)
    hear('user:a')
    await access.bySession('token')
    expect(reads()).toBe(2)
  })

  it('is remembered by nobody who hears nothing of changes', async () => {
    const { access, reads, becomeDeaf, hearAgain } = await openOn()
    becomeDeaf()
    await access.bySession('token')
    await access.bySession('token')
    expect(reads()).toBe(2)
    hearAgain()
    await access.bySession('token')
    await access.bySession('token')
    expect(reads()).toBe(3)
  })

  it('is not remembered when it changed while it was being read', async () => {
    let release: () => void = () => undefined
    const { access, reads, hear } = await openOn({
      hold: () =>
        new Promise((resolve) => {
          release = resolve
        }),
    })
    const first = access.bySession('token')
    hear('user:a')
    release()
    await first
    expect(access.remembered('token')).toBeUndefined()
    expect(reads()).toBe(1)
  })
})

it('sessions of demo accounts are dead in production', async () => {
  const { access } = await openOn({ userId: 'demo:commander' })
  expect(await access.bySession('token')).toBeUndefined()
  expect(await access.byId('1')).toBeUndefined()
})
