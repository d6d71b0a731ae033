import { SAMPLE_SIZES, type SampleSize } from '../../../data/sample/size.ts'

/** Two small subdistricts, a hundred thousand rows in all. */
export const VILLAGE: SampleSize = {
  ...SAMPLE_SIZES.town,
  columns: 5,
  rows: 6,
  quotas: {
    grids: 12,
    fullTimeStaff: 13,
    residents: 20_000,
    addresses: 22_000,
    enterprises: 3_000,
    events: 3_000,
  },
}
