import { hash } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { createGate } from '../../../server/security/gate.ts'
import { weaknessOf } from '../../../server/security/password-rules.ts'
import { hashPassword, isOutdated, verifyPassword } from '../../../server/security/passwords.ts'
import { cpuMs } from '../../builders/contention.ts'

describe('a password', () => {
  test.each([
    ['short', 'length'],
    ['九个字的密码不够长', 'length'],
    ['x'.repeat(300), 'length'],
    ['1234567890', 'common'],
    ['abcdefghijkl', 'common'],
    ['9876543210', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['password2024', 'common'],
    ['P@ssw0rd!!2024', 'common'],
    ['Administrator1', 'common'],
    ['qwertyuiop123', 'common'],
    ['woaini1314520', 'common'],
    ['Wangge@20260101', 'common'],
    ['zaq12wsxcde3', 'common'],
    ['5201314520', 'common'],
    ['1qaz@wsx3edc', 'common'],
    ['abababababab', 'common'],
    ['zhangsan2026', 'name'],
    ['2026ZhangSan!', 'name'],
  ])('%s is refused: %s', (password, reason) => {
    expect(weaknessOf(password, 'zhangsan')).toBe(reason)
  })

  test.each([
    'onemap-demo',
    'correct staple 9',
    '良溪区的网格员每天走三圈',
    'k7#Qm2vX9p',
    'zhangsan-walks-home',
    'my dog ate 12345',
  ])('%s is taken', (password) => {
    expect(weaknessOf(password, 'zhangsan')).toBeUndefined()
  })
})

describe('a hash', () => {
  test('is argon2id with the parameters that OWASP names', async () => {
    expect(await hashPassword('good enough 1')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
  test('made with less work is outdated', async () => {
    expect(isOutdated(await hash('x', { memoryCost: 1024, timeCost: 1, parallelism: 1 }))).toBe(
      true,
    )
    expect(isOutdated(await hashPassword('good enough 1'))).toBe(false)
  })
  test('that is missing or empty fits nothing', async () => {
    expect(await verifyPassword(undefined, 'no account has this password')).toBe(false)
    expect(await verifyPassword('', '')).toBe(false)
  })
  test('that is cheap takes as long as one that is missing', async () => {
    const cheap = await hash('abc', { memoryCost: 1024, timeCost: 1, parallelism: 1 })
    const cpu = async (stored: string | undefined) => {
      const start = cpuMs()
      await verifyPassword(stored, 'wrong')
      return cpuMs() - start
    }
    const times = async (stored: string | undefined) => {
      const all: number[] = []
      for (let i = 0; i < 5; i++) all.push(await cpu(stored))
      return Math.min(...all)
    }
    await cpu(undefined)
    const ratio = (await times(cheap)) / (await times(undefined))
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.8)
  })
})

describe('the gate', () => {
  const deferred = () => {
    let open: () => void = () => undefined
    const done = new Promise<void>((resolve) => {
      open = resolve
    })
    return { done, open }
  }

  test('lets so many in at once, so many wait, and refuses the rest', async () => {
    const gate = createGate({ atOnce: 2, waiting: 1 })
    const { done, open } = deferred()
    let running = 0
    const work = () =>
      gate(async () => {
        running++
        await done
        return 'in'
      })
    const admitted = [work(), work(), work()]
    await expect(work()).rejects.toMatchObject({
      status: 503,
      code: 'sign-in-busy',
      details: { retryAfterS: 3 },
    })
    expect(running).toBe(2)
    open()
    expect(await Promise.all(admitted)).toEqual(['in', 'in', 'in'])
    await expect(gate(async () => 'again')).resolves.toBe('again')
  })

  test('makes room after a failure, too', async () => {
    const gate = createGate({ atOnce: 1, waiting: 0 })
    await expect(gate(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
    await expect(gate(async () => 1)).resolves.toBe(1)
  })
})
