import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const SERVER = resolve(import.meta.dirname, '../../../server')

test('nobody asks the database for the day in UTC', () => {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|sql)$/.test(file) && !file.includes('migrations'),
  )
  expect(files.length).toBeGreaterThan(500)
  const guilty = files.filter((file) =>
    /current_date/i.test(readFileSync(join(SERVER, file), 'utf8')),
  )
  expect(guilty).toEqual([])
})
