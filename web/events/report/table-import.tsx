import { createSignal, For, Show } from 'solid-js'
import { sendJson } from '../../api.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { decodeTable, inPieces } from './decode-table.ts'
import styles from './table-import.module.css'

interface RowResult {
  row: number
  no?: string
  repeated?: boolean
  error?: { message: string }
}

/** Events of another system as a table; the sender's own numbers make a file that is sent again harmless. */
export function TableImport(props: { onDone: () => void }) {
  const [results, setResults] = createSignal<readonly RowResult[] | null>(null)
  const [problem, setProblem] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const bring = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    input.value = ''
    if (!file) return
    setBusy(true)
    setProblem('')
    setResults(null)
    try {
      const pieces = inPieces(decodeTable(new Uint8Array(await file.arrayBuffer())))
      const all: RowResult[] = []
      for (const { csv, before } of pieces) {
        const answer = await sendJson<{ results: RowResult[] }>('POST', '/api/events/batch', {
          csv,
        })
        all.push(...answer.results.map((one) => ({ ...one, row: one.row + before })))
        setResults([...all])
      }
      props.onDone()
    } catch (error) {
      setProblem(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  const failed = () => (results() ?? []).filter(({ error }) => error !== undefined)
  const repeated = () => (results() ?? []).filter((one) => one.repeated).length
  return (
    <div class={styles.import}>
      <label class={styles.pick} data-busy={busy()}>
        {t(busy() ? 'eventDesk.tableBusy' : 'eventDesk.tablePick')}
        <input
          type="file"
          class="visually-hidden"
          accept=".csv,text/csv"
          disabled={busy()}
          onChange={(event) => void bring(event.currentTarget)}
        />
      </label>
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Show when={results()}>
        {(rows) => (
          <section class={styles.results} aria-live="polite">
            <p>
              {t('eventDesk.tableDone', {
                rows: formatNumber(rows().length),
                taken: formatNumber(rows().length - failed().length - repeated()),
                repeated: formatNumber(repeated()),
                failed: formatNumber(failed().length),
              })}
              <Button size="small" kind="quiet" onClick={() => setResults(null)}>
                {t('common.close')}
              </Button>
            </p>
            <ul>
              <For each={failed().slice(0, SHOWN)}>
                {({ row, error }) => (
                  <li>
                    {t('eventDesk.tableRow', { row })} {error?.message}
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </Show>
    </div>
  )
}

const SHOWN = 20
