import { describe, expect, test } from 'vitest'
import { ByteLru } from '../../../server/storage/byte-lru.ts'

describe('a cache of 10 bytes', () => {
  test('lets go of what was not asked for longest', () => {
    const gone: string[] = []
    const cache = new ByteLru<string>(10, (value) => gone.push(value))
    cache.set('a', 'A', 4)
    cache.set('b', 'B', 4)
    cache.get('a')
    cache.set('c', 'C', 4)
    expect(gone).toEqual(['B'])
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C'])
    expect(cache.bytes).toBe(8)
  })

  test('keeps the newest even when it alone is too big, until the next', () => {
    const cache = new ByteLru<string>(10)
    cache.set('big', 'BIG', 50)
    expect(cache.get('big')).toBe('BIG')
    cache.set('a', 'A', 4)
    expect([cache.get('big'), cache.bytes]).toEqual([undefined, 4])
  })

  test('holds a null as well as anything', () => {
    const cache = new ByteLru<null>(10)
    cache.set('empty', null, 1)
    expect(cache.get('empty')).toBeNull()
  })
})
