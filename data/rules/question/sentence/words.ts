import type {
  AreaLevel,
  ChangeStep,
  CountTest,
  HoursStep,
  Link,
  Period,
  Statistic,
  TimeStep,
} from '../../../contracts/index.ts'
import type { DayRange } from '../periods.ts'

/** How one language says the parts of a question. Names come in that language already. */
export interface QuestionWords {
  language: 'zh' | 'en'
  and(parts: readonly string[]): string
  or(parts: readonly string[]): string
  /** Of names: 甲、乙. */
  list(names: readonly string[]): string
  not(part: string): string
  bracketed(part: string): string
  /** A thing with what narrows it down. */
  subject(name: string, steps: readonly string[]): string
  inside(places: string): string
  outside(places: string): string
  drawn: string
  period(attribute: string, span: string): string
  span(period: Period, range: DayRange): string
  hours(attribute: string, step: HoursStep): string
  isOneOf(attribute: string, values: string): string
  range(attribute: string, from: string | null, to: string | null): string
  yes(attribute: string): string
  no(attribute: string): string
  contains(attribute: string, text: string): string
  known(attribute: string): string
  unknown(attribute: string): string
  related(link: Link, count: CountTest, other: string): string
  change(step: ChangeStep, other: string, span: string): string
  area: Record<AreaLevel, string>
  hexagons(sizeM: number): string
  squares(sizeM: number): string
  timeStep: Record<TimeStep, string>
  statistic: Record<Statistic, string>
  count: string
  share(condition: string): string
  density: string
  perResidents: string
  /** `things`, `by` and `measure` put together. */
  question(things: string, groups: readonly string[], measure: string): string
  of(measure: string, attribute: string): string
}
