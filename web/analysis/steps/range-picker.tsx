import { For, Show } from 'solid-js'
import type { Subject } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { BINS, createHistogram } from '../answer/use-values.ts'
import styles from '../fields.module.css'
import { NumberField } from '../number-field.tsx'
import own from './range-picker.module.css'

interface RangePickerProps {
  subject: Subject
  attribute: string
  from: number | null
  to: number | null
  onChange: (from: number | null, to: number | null) => void
}

/** From and to, below the shape of what is there. */
export function RangePicker(props: RangePickerProps) {
  const histogram = createHistogram(
    () => props.subject,
    () => props.attribute,
  )
  return (
    <>
      <Show when={histogram.value()}>
        {(found) => {
          const most = () => Math.max(1, ...found().things)
          const width = () => (found().high - found().low) / BINS
          const isInside = (bin: number) => {
            const [low, high] = [found().low + bin * width(), found().low + (bin + 1) * width()]
            return high >= (props.from ?? -Infinity) && low <= (props.to ?? Infinity)
          }
          return (
            <figure class={own.histogram} aria-hidden="true">
              <div class={own.bars}>
                <For each={found().things}>
                  {(things, bin) => (
                    <span
                      data-inside={isInside(bin())}
                      style={{ height: `${things === 0 ? 0 : 6 + (94 * things) / most()}%` }}
                    />
                  )}
                </For>
              </div>
              <figcaption>
                <span>{formatNumber(found().low, 1)}</span>
                <span>{formatNumber(found().high, 1)}</span>
              </figcaption>
            </figure>
          )
        }}
      </Show>
      <div class={styles.row}>
        <NumberField
          label={t('analysis.atLeast')}
          value={props.from}
          onChange={(from) => props.onChange(from, props.to)}
        />
        <NumberField
          label={t('analysis.atMost')}
          value={props.to}
          onChange={(to) => props.onChange(props.from, to)}
        />
      </div>
    </>
  )
}
