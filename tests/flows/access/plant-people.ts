import { SECRET_COLUMNS, sealPerson } from '../../../server/security/secrets/person-secret.ts'
import type { Services } from '../../../server/services.ts'
import { type Canaries, canary } from './canaries.ts'

/** Names and numbers, encrypted as the program does it, for everybody of the tiny world. */
export async function plantPeople({ db, keys }: Services, canaries: Canaries): Promise<void> {
  const people = await db.query<{ subdistrict: string; resident: number; grid: string }>(
    `select residence.subdistrict, residence.resident, building.grid
     from residence join building on building.code = residence.building
     where residence.valid_to is null`,
  )
  const secret = (grid: string, field: string, digits = 0) =>
    canary(canaries, { layer: 'RESIDENT', place: grid, grade: 4, field }, digits)
  const rows = people.map(({ subdistrict, resident, grid }) =>
    sealPerson(
      keys,
      { subdistrict, resident },
      {
        name: secret(grid, 'person'),
        idType: '居民身份证',
        idNumber: secret(grid, 'idNumber', 18),
        phone: secret(grid, 'personPhone', 11),
      },
    ),
  )
  await db.copyFrom('person_secret', SECRET_COLUMNS, rows)
}
