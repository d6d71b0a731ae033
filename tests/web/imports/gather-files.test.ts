import { describe, expect, it } from 'vitest'
import { gatherFiles, layerNameFrom } from '../../../web/imports/gather-files.ts'

const files = (...names: string[]) => names.map((name) => ({ name, size: 10 }))
const names = (list: readonly { name: string }[]) => list.map((file) => file.name)

describe('gatherFiles', () => {
  it('makes one import of the parts of a shapefile', () => {
    const { sets, orphans } = gatherFiles(files('zones.dbf', 'zones.shp', 'ZONES.PRJ', 'zones.sbn'))
    expect(sets).toHaveLength(1)
    expect(sets[0]!.name).toBe('zones.shp')
    expect(names(sets[0]!.files)).toEqual(['zones.dbf', 'zones.shp', 'ZONES.PRJ'])
    expect(sets[0]!.bytes).toBe(30)
    expect(orphans).toEqual([])
  })

  it('keeps two shapefiles and a table apart', () => {
    const { sets } = gatherFiles(files('a.shp', 'b.shp', 'a.dbf', 'b.dbf', 'list.csv.gz'))
    expect(names(sets).sort()).toEqual(['a.shp', 'b.shp', 'list.csv.gz'])
  })

  it('tells of a .dbf without its .shp', () => {
    const { sets, orphans } = gatherFiles(files('zones.dbf', 'zones.prj'))
    expect(sets).toEqual([])
    expect(names(orphans)).toEqual(['zones.dbf', 'zones.prj'])
  })

  it('sends files that it does not know, for the server to judge', () => {
    expect(names(gatherFiles(files('plan.dwg', 'notes.xml')).sets)).toEqual([
      'plan.dwg',
      'notes.xml',
    ])
  })
})

describe('layerNameFrom', () => {
  it.each([
    ['hangzhou-osm-landuse.geojson.gz', 'hangzhou-osm-landuse'],
    ['良溪_停车场.shp', '良溪 停车场'],
    ['osm-Washington.csv.gz', 'osm-Washington'],
    ['zones.zip', 'zones'],
    ['.csv', '.csv'],
  ])('calls %s %s', (file, name) => expect(layerNameFrom(file)).toBe(name))
})
