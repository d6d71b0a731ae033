import { expect, it } from 'vitest'
import { citizenIdIssue } from '../../../data/rules/check-digits.ts'
import { hasSecrets, secretsOf } from '../../../data/sample/tables/secrets.ts'
import { allRows, subdistricts } from './town.ts'

const secrets = () => subdistricts().flatMap((subdistrict) => [...secretsOf(subdistrict)])

it('gives every resident of the town a name and a document of the right year and sex', () => {
  const residents = allRows('resident')
  const made = secrets()
  expect(made).toHaveLength(residents.length)
  for (const [at, { resident, name, idNumber, phone }] of made.entries()) {
    const { key, birth_year, sex } = residents[at] as {
      key: number
      birth_year: number
      sex: string
    }
    if (key !== resident) throw new Error(`${resident} is not ${key}`)
    if (!/^.示.$/u.test(name)) throw new Error(name)
    if (citizenIdIssue(idNumber) !== undefined || !idNumber.startsWith('99'))
      throw new Error(idNumber)
    if (Number(idNumber.slice(6, 10)) !== birth_year) throw new Error(`${idNumber}: ${birth_year}`)
    if ((Number(idNumber[16]) % 2 === 1) !== (sex === '男')) throw new Error(`${idNumber}: ${sex}`)
    if (phone !== undefined && !/^12\d{9}$/.test(phone)) throw new Error(phone)
  }
})

it('gives no number twice', () => {
  const numbers = secrets().map(({ idNumber }) => idNumber)
  expect(new Set(numbers).size).toBe(numbers.length)
})

it('names nobody of the district beyond its first subdistricts', () => {
  const [first] = subdistricts()
  const ground = { ...first!.ground, size: { ...first!.ground.size, name: 'district' as const } }
  expect([0, 1, 2, 19].map((tile) => hasSecrets({ ...first!, ground, tile }))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
