import { expect, it } from 'vitest'
import { parseLayerCode } from '../../../data/contracts/index.ts'
import { layersOfSql } from '../../../server/views/layers-of-sql.ts'

const LAYERS = ['GROUP_RENTAL', 'FIRE_UNIT', 'EVENT'].map((code) => ({
  code: parseLayerCode(code)!,
}))

it('finds the tables that are named, own layers too', () => {
  const sql = `select * from Fire_Unit f join own_kiosks k using (code)
    join near_counts('group_rental', 'fire_unit', 300) n using (code)`
  expect(layersOfSql(sql, LAYERS)).toEqual(['GROUP_RENTAL', 'FIRE_UNIT', 'OWN_KIOSKS'])
})

it('does not take a part of a word for a table', () => {
  expect(layersOfSql('select fire_units from x', LAYERS)).toEqual([])
})
