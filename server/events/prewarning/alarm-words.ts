import type { PrewarningRule } from '../../../data/contracts/index.ts'

interface Fired {
  signals: number
  names: readonly string[]
}

/** What an event says that nobody has written; names of things are for those who may see their layer, so only sensors are named. */
export function alarmWords({ name, when }: PrewarningRule, { signals, names }: Fired): string {
  const head = `【预警】${name.zh}`
  if (when.kind === 'threshold') return `${head}：${names.join('、')}`
  if (when.kind === 'count') {
    return `${head}：${when.withinM} 米内、${when.withinHours} 小时内达到 ${when.atLeast} 件`
  }
  return `${head}：${signals} 处`
}
