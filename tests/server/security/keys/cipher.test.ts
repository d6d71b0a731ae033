import { createDecipheriv, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { indexOf, open, seal } from '../../../../server/security/keys/cipher.ts'

const key = randomBytes(32)
const context = 'person_secret|name|330199001|7|1'
const sealed = seal(key, context, Buffer.from('张三丰'))

describe('a sealed value', () => {
  it('opens with its key and context', () => {
    expect(open(key, context, sealed).toString()).toBe('张三丰')
  })

  it('is plain AES-256-GCM: nonce, ciphertext, tag', () => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
    expect(plain.toString()).toBe('张三丰')
  })

  it('does not open in another row, column or version, nor with another key', () => {
    for (const other of [
      context.replace('|7|', '|8|'),
      context.replace('name', 'phone'),
      `${context}0`,
    ]) {
      expect(() => open(key, other, sealed)).toThrow()
    }
    expect(() => open(randomBytes(32), context, sealed)).toThrow()
  })

  it('does not open with any bit turned or cut', () => {
    for (let at = 0; at < sealed.length; at++) {
      const turned = Buffer.from(sealed)
      turned[at]! ^= 1
      expect(() => open(key, context, turned)).toThrow()
    }
    expect(() => open(key, context, sealed.subarray(0, 20))).toThrow()
    expect(() => open(key, context, sealed.subarray(0, -1))).toThrow()
  })

  it('never has the nonce of another', () => {
    const nonces = Array.from({ length: 5_000 }, () =>
      seal(key, context, Buffer.from('x')).subarray(0, 12).toString('hex'),
    )
    expect(new Set(nonces).size).toBe(nonces.length)
  })
})

describe('an index value', () => {
  it('is the same for the same value, and 16 bytes', () => {
    const first = indexOf(key, 'phone', '12012345678')
    expect(first).toEqual(indexOf(key, 'phone', '12012345678'))
    expect(first).toHaveLength(16)
  })

  it('differs by value, kind and key', () => {
    const all = [
      indexOf(key, 'phone', '12012345678'),
      indexOf(key, 'phone', '12012345679'),
      indexOf(key, 'id', '12012345678'),
      indexOf(randomBytes(32), 'phone', '12012345678'),
    ].map((index) => index.toString('hex'))
    expect(new Set(all).size).toBe(4)
  })
})
