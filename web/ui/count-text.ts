import { formatNumber } from '../i18n/index.ts'

/** `1,204`; of a rounded count `≈1,205`, and `<5` where it stands for fewer than five. */
export function countText(count: number, isRounded = false): string {
  if (!isRounded) return formatNumber(count)
  return count === 0 ? '<5' : `≈${formatNumber(count)}`
}
