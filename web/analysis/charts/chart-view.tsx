import { createEffect, onCleanup, onMount } from 'solid-js'
import { theme } from '../../session/preferences.ts'
import type { ChartOption } from './chart-options.ts'
import styles from './charts-tab.module.css'
import { init } from './echarts.ts'

interface ChartViewProps {
  label: string
  option: ChartOption
  /** The bin that was clicked. */
  onChoose?: (bin: number) => void
  /** First and last bin that were drawn over; null = the selection was dropped. */
  onBrush?: (range: readonly number[] | null) => void
}

interface BrushEvent {
  areas?: readonly { coordRange?: readonly (number | readonly number[])[] }[]
}

/** The bars of a chart are its bins; dots carry the number of theirs. */
function binOf({ dataIndex, value }: { dataIndex?: unknown; value?: unknown }): number | null {
  if (Array.isArray(value) && value.length === BIN_AT + 1) return Number(value[BIN_AT])
  return typeof dataIndex === 'number' ? dataIndex : null
}

const BIN_AT = 3

/** A chart that fills its box; drawing over it selects. */
export function ChartView(props: ChartViewProps) {
  let box!: HTMLDivElement
  onMount(() => {
    const chart = init(box)
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(box)
    onCleanup(() => {
      watch.disconnect()
      chart.dispose()
    })
    chart.on('click', (event) => {
      const bin = binOf(event)
      if (bin !== null) props.onChoose?.(bin)
    })
    chart.on('brushEnd', (event) => {
      const range = (event as BrushEvent).areas?.[0]?.coordRange
      props.onBrush?.(range ? range.flat() : null)
    })
    createEffect(() => {
      theme()
      const { brush } = props.option as { brush?: { brushType: string } }
      const isBrushed = brush !== undefined && props.onBrush !== undefined
      // Taking the cursor draws everything anyway: once is enough.
      chart.setOption(props.option, { notMerge: true, lazyUpdate: isBrushed })
      if (!isBrushed) return
      chart.dispatchAction({
        type: 'takeGlobalCursor',
        key: 'brush',
        brushOption: { brushType: brush.brushType, brushMode: 'single' },
      })
    })
  })
  return <div ref={box} class={styles.chart} role="img" aria-label={props.label} />
}
