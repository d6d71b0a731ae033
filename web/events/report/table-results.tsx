import { For, Show } from 'solid-js'
import { ApiError } from '../../api.ts'
import { formatNumber, isTextKey, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { saveFile } from '../../ui/save-file.ts'
import { refusedRows } from './decode-table.ts'
import styles from './table-import.module.css'

/** What has become of one row. */
export interface RowResult {
  /** From 1, as in the file. */
  row: number
  no?: string
  repeated?: boolean
  error?: { code: string; message: string; field?: string }
}

interface TableResultsProps {
  csv: string
  results: readonly RowResult[]
  onClose: () => void
}

const SHOWN = 20

/** How many were taken, and why the others were not: those are given back, to be mended and sent once more. */
export function TableResults(props: TableResultsProps) {
  const failed = () =>
    props.results.flatMap(({ row, error }) => (error ? [{ row, why: reasonOf(error) }] : []))
  const repeated = () => props.results.filter((one) => one.repeated).length
  const save = () => {
    const why = new Map(failed().map(({ row, why }) => [row, why]))
    // With a byte order mark: without one Excel takes Chinese for something else.
    const text = `\ufeff${refusedRows(props.csv, t('eventDesk.tableWhy'), why)}`
    saveFile(new Blob([text], { type: 'text/csv' }), 'refused.csv')
  }
  return (
    <section class={styles.results} aria-live="polite">
      <header>
        <span>
          {t('eventDesk.tableDone', {
            rows: formatNumber(props.results.length),
            taken: formatNumber(props.results.length - failed().length - repeated()),
            repeated: formatNumber(repeated()),
            failed: formatNumber(failed().length),
          })}
        </span>
        <Button size="small" kind="quiet" onClick={() => props.onClose()}>
          {t('common.close')}
        </Button>
      </header>
      <Show when={failed().length > 0}>
        <ul>
          <For each={failed().slice(0, SHOWN)}>
            {({ row, why }) => (
              <li>
                <b>{t('eventDesk.tableRow', { row })}</b> {why}
              </li>
            )}
          </For>
        </ul>
        <footer>
          <Button size="small" onClick={save}>
            {t('eventDesk.tableFailed')}
          </Button>
          <Show when={failed().length > SHOWN}>
            <span>
              {t('eventDesk.tableMore', { count: formatNumber(failed().length - SHOWN) })}
            </span>
          </Show>
        </footer>
      </Show>
    </section>
  )
}

/** By the column that is to blame, in the reader's words. */
function reasonOf({ code, message, field = '' }: NonNullable<RowResult['error']>): string {
  const key = `eventDesk.field_${field.split('.')[0]}`
  return isTextKey(key) ? t(key) : errorText(new ApiError(422, code, message))
}
