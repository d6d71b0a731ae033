/** How much is made. Totals are exact; a subdistrict's share is split off them without rest. */
export interface SampleSize {
  name: 'town' | 'district'
  /** Subdistricts west→east and south→north. */
  tilesX: number
  tilesY: number
  /** Blocks of one subdistrict, west→east and south→north. */
  columns: number
  rows: number
  quotas: SampleQuotas
}

export interface SampleQuotas {
  grids: number
  fullTimeStaff: number
  residents: number
  /** Coded addresses: buildings and rooms. */
  addresses: number
  enterprises: number
  events: number
}

export const SAMPLE_SIZES: Record<SampleSize['name'], SampleSize> = {
  town: {
    name: 'town',
    tilesX: 2,
    tilesY: 1,
    columns: 13,
    rows: 23,
    quotas: {
      grids: 80,
      fullTimeStaff: 85,
      residents: 110_000,
      addresses: 60_000,
      enterprises: 9_000,
      events: 45_000,
    },
  },
  district: {
    name: 'district',
    tilesX: 5,
    tilesY: 4,
    columns: 18,
    rows: 23,
    quotas: {
      grids: 1_476,
      fullTimeStaff: 1_575,
      residents: 3_280_000,
      addresses: 1_770_000,
      enterprises: 260_000,
      events: 1_320_000,
    },
  },
}

/** 行政区划代码 of the fictional district 良溪区. */
export const AREA_CODE = '330199'
export const DISTRICT_NAME = { zh: '良溪区', en: 'Liangxi District' }
