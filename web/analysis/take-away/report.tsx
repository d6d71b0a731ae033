import Printer from 'lucide-solid/icons/printer'
import X from 'lucide-solid/icons/x'
import { For, onCleanup, onMount, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { type FileColumn, plainValue } from '../../../data/formats/tables/file-table.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import type { Gathered } from './gather.ts'
import type { Method } from './method.ts'
import styles from './report.module.css'
import { closeReport, type Report } from './report-state.ts'

/** More rows than these belong into a file. */
const MOST_ROWS = 500

/** The report as sheets of paper; the browser prints it or keeps it as PDF. */
export default function ReportPage(props: { report: Report }) {
  let sheet!: HTMLElement
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') closeReport()
  }
  onMount(() => {
    const page = document.getElementById('app')
    page?.setAttribute('inert', '')
    document.addEventListener('keydown', onKey)
    sheet.focus({ preventScroll: true })
    onCleanup(() => {
      page?.removeAttribute('inert')
      document.removeEventListener('keydown', onKey)
    })
  })
  return (
    <Portal>
      <div class={styles.desk} role="dialog" aria-modal="true" aria-label={t('takeAway.report')}>
        <div class={styles.tools}>
          <Button kind="primary" onClick={() => print()}>
            <Printer size={16} />
            {t('takeAway.print')}
          </Button>
          <Button onClick={closeReport}>
            <X size={16} />
            {t('common.close')}
          </Button>
        </div>
        <article class={styles.sheet} ref={sheet} tabIndex={-1}>
          <h1>{props.report.method.title}</h1>
          <Show when={sentenceBeside(props.report.method)}>
            {(sentence) => <p class={styles.sentence}>{sentence()}</p>}
          </Show>
          <Show when={props.report.picture}>
            {(picture) => (
              <figure>
                <img src={picture()} alt={t('takeAway.mapOf')} />
                <Show when={props.report.legend}>
                  {(legend) => (
                    <figcaption>
                      <strong>{legend().title}</strong>
                      <For each={legend().rows}>
                        {({ colour, label }) => (
                          <span>
                            <i style={{ background: colour }} />
                            {label}
                          </span>
                        )}
                      </For>
                    </figcaption>
                  )}
                </Show>
              </figure>
            )}
          </Show>
          <Show when={props.report.charts.length > 0}>
            <div class={styles.charts}>
              <For each={props.report.charts}>
                {({ title, picture, isWide }) => (
                  <figure data-wide={isWide}>
                    <figcaption>{title}</figcaption>
                    <img src={picture} alt={title} />
                  </figure>
                )}
              </For>
            </div>
          </Show>
          <Show when={props.report.table}>{(table) => <Rows table={table()} />}</Show>
          <h2>{t('takeAway.method')}</h2>
          <dl class={styles.notes}>
            <For each={props.report.notes}>
              {([what, how]) => (
                <>
                  <dt>{what}</dt>
                  <dd classList={{ [styles.code ?? '']: what === 'SQL' }}>{how}</dd>
                </>
              )}
            </For>
          </dl>
        </article>
      </div>
    </Portal>
  )
}

/** Not what the heading says already. */
const sentenceBeside = ({ title, sentence }: Method) => (sentence === title ? null : sentence)

function Rows(props: { table: Gathered }) {
  const rows = () => Array.from({ length: Math.min(MOST_ROWS, props.table.rowCount) }, (_, i) => i)
  const isNumber = ({ type }: FileColumn) => type === 'number'
  const cell = (column: FileColumn, row: number) => {
    const value = plainValue(column, row)
    if (typeof value === 'number') return formatNumber(value, Number.isInteger(value) ? 0 : 2)
    if (typeof value === 'boolean') return t(value ? 'analysis.yes' : 'analysis.no')
    return value ?? ''
  }
  return (
    <>
      <h2>
        {props.table.rowCount > MOST_ROWS
          ? t('takeAway.firstRows', {
              n: formatNumber(MOST_ROWS),
              total: formatNumber(props.table.rowCount),
            })
          : t('takeAway.allRows', { n: formatNumber(props.table.rowCount) })}
      </h2>
      <table>
        <thead>
          <tr>
            <For each={props.table.columns}>
              {(column) => <th data-number={isNumber(column)}>{column.title}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr>
                <For each={props.table.columns}>
                  {(column) => <td data-number={isNumber(column)}>{cell(column, row)}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </>
  )
}
