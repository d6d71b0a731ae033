import type { HandedOver } from '../../../../data/contracts/index.ts'
import { formatNumber, t } from '../../../i18n/index.ts'
import { sumUp } from './sum-up.ts'

/** "12 buildings, 3 shops". */
export const countsText = (list: readonly HandedOver[]): string =>
  sumUp(list)
    .map(({ kind, count }) => t(`gridPlans.count_${kind}`, { count: formatNumber(count) }))
    .join(t('common.listSeparator'))

export function wayText({ from, to }: HandedOver, nameOf: (code: string) => string): string {
  const [a, b] = [from, to].map((code) => (code === '' ? t('gridPlans.noGrid') : nameOf(code)))
  return from === to ? (a ?? '') : `${a} → ${b}`
}
