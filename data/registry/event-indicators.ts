import type { Bilingual } from '../contracts/index.ts'
import { both } from './entry.ts'

export interface IndicatorEntry {
  name: Bilingual
  /** Exactly what is divided by what. */
  formula: Bilingual
}

/** domain.md §7, as far as it is about events. */
export const EVENT_INDICATORS = {
  onTime: {
    name: both('按时办结率', 'Closed on time'),
    formula: both(
      '在期限内结案 ÷（期限在本期 − 缓办 − 作废与不受理）',
      'closed by the deadline ÷ (deadline in the period − suspended − voided and rejected)',
    ),
  },
  timely: {
    name: both('及时处置率', 'Disposed in time'),
    formula: both('时限内处置 ÷ 处置时限在本期', 'disposed in the limit ÷ due in the period'),
  },
  alarmTimely: {
    name: both('报警及时处置率', 'Alarms disposed in time'),
    formula: both(
      '物联与视频报警、预警：时限内处置 ÷ 处置时限在本期',
      'alarms of sensors, cameras and rules: disposed in the limit ÷ due in the period',
    ),
  },
  satisfied: {
    name: both('满意率', 'Satisfied'),
    formula: both('评价 4 分及以上 ÷ 已评价', 'ratings of 4 and 5 ÷ ratings'),
  },
  rated: {
    name: both('参评率', 'Rated'),
    formula: both('已评价 ÷ 本期结案', 'ratings ÷ closed in the period'),
  },
  rework: {
    name: both('返工率', 'Rework'),
    formula: both('核查退回 ÷ 处置完成（次）', 'sent back by verifying ÷ done (each time)'),
  },
  returned: {
    name: both('退回率', 'Returned'),
    formula: both('退回 ÷ 派遣（次）', 'returns ÷ dispatches (each time)'),
  },
  mapped: {
    name: both('落图率', 'On the address base'),
    formula: both(
      '挂接有效地址编码 ÷ 本期上报',
      'linked to an active address code ÷ reported in the period',
    ),
  },
} as const satisfies Record<string, IndicatorEntry>

export type EventIndicatorKey = keyof typeof EVENT_INDICATORS
