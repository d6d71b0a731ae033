import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet'
import { createSignal, For, Show } from 'solid-js'
import type { OneTimePassword, TableImportResult } from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { formatNumber, language, t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { duty } from './account-texts.ts'
import styles from './panel.module.css'
import { refusalText, refusedText } from './refusal-text.ts'

const BAD_SHOWN = 50

/** Many accounts, or their rights, out of one table: looked at first, then taken. */
export function TableImport() {
  let input!: HTMLInputElement
  const [fileName, setFileName] = createSignal('')
  const [csv, setCsv] = createSignal('')
  const [result, setResult] = createSignal<TableImportResult | null>(null)
  const [problem, setProblem] = createSignal('')
  const isAccounts = () => duty() === 'administrator'
  const send = async (commit: boolean) => {
    setProblem('')
    try {
      const path = isAccounts() ? '/api/accounts/import' : '/api/grants/import'
      setResult(await sendJson<TableImportResult>('POST', path, { csv: csv(), commit }))
    } catch (error) {
      setResult(null)
      setProblem(refusedText(error))
    }
  }
  const choose = async (file: File | undefined) => {
    if (!file) return
    setFileName(file.name)
    // The same file can be chosen again once it has been mended.
    input.value = ''
    setCsv(decode(await file.arrayBuffer()))
    await send(false)
  }
  return (
    <div class={styles.card}>
      <h3>{isAccounts() ? t('accounts.importAccounts') : t('accounts.importGrants')}</h3>
      <p>{isAccounts() ? t('accounts.importAccountsText') : t('accounts.importGrantsText')}</p>
      <div class={styles.actions}>
        <Button kind={fileName() ? 'secondary' : 'primary'} onClick={() => input.click()}>
          <FileSpreadsheet size={16} />
          {t(fileName() ? 'accounts.chooseAnother' : 'accounts.chooseFile')}
        </Button>
        <Button onClick={() => saveSample(isAccounts())}>{t('accounts.sampleTable')}</Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,text/csv"
          onChange={() => void choose(input.files?.[0])}
        />
      </div>
      <Show when={fileName()}>
        <p class={styles.sum}>{fileName()}</p>
      </Show>
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Show when={result()}>
        {(found) => <Outcome found={found()} onTake={() => void send(true)} />}
      </Show>
    </div>
  )
}

function Outcome(props: { found: TableImportResult; onTake: () => void }) {
  return (
    <section class={styles.part} aria-live="polite">
      <p>{verdict(props.found)}</p>
      <Show when={props.found.bad.length > 0}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be in reach of the keyboard */}
        <ul class={styles.bad} tabIndex={0} aria-label={verdict(props.found)}>
          <For each={props.found.bad.slice(0, BAD_SHOWN)}>{(bad) => <li>{problemOf(bad)}</li>}</For>
          <Show when={props.found.bad.length > BAD_SHOWN}>
            <li>
              {t('accounts.moreProblems', {
                count: formatNumber(props.found.bad.length - BAD_SHOWN),
              })}
            </li>
          </Show>
        </ul>
      </Show>
      <Show when={!props.found.committed && props.found.good > 0}>
        <Button kind="primary" onClick={() => props.onTake()}>
          {t('accounts.take', { count: formatNumber(props.found.good) })}
        </Button>
      </Show>
      <Show when={props.found.passwords.length > 0}>
        <p>{t('accounts.savePasswordsText')}</p>
        <Button kind="primary" onClick={() => savePasswords(props.found.passwords)}>
          {t('accounts.savePasswords')}
        </Button>
      </Show>
    </section>
  )
}

function verdict({ committed, good, bad }: TableImportResult): string {
  const counts = { good: formatNumber(good), bad: formatNumber(bad.length) }
  if (committed) return t('accounts.taken', { count: counts.good })
  if (bad.length === 0) return t(good === 0 ? 'accounts.noRows' : 'accounts.checkedAll', counts)
  return t(good === 0 ? 'accounts.checkedNone' : 'accounts.checked', counts)
}

function problemOf(bad: TableImportResult['bad'][number]): string {
  const { row, value } = bad
  const key = value === '' ? 'accounts.rowProblemEmpty' : 'accounts.rowProblem'
  return t(key, { row, value, message: refusalText(bad) })
}

/** Spreadsheets write GB18030 as often as UTF-8. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function savePasswords(passwords: readonly OneTimePassword[]): void {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const lines = passwords.map(({ username, displayName, password, expiresAt }) =>
    [username, displayName, password, expiresAt.slice(0, 10)].map(quote).join(','),
  )
  save('onemap-passwords.csv', ['username,name,password,until', ...lines])
}

/** Columns and one row of each, in the reader's language. */
function saveSample(isAccounts: boolean): void {
  const zh = language() === 'zh'
  const accounts = zh ? ['用户名,姓名', 'zhangsan,张三'] : ['username,name', 'jsmith,Jo Smith']
  const grants = zh
    ? ['用户名,角色,区域,图层,最高级别,起,止', 'zhangsan,网格员,330199001,全部,2,,2027-12-31']
    : ['username,role,areas,layers,grade,from,to', 'jsmith,gridWorker,330199001,all,2,,2027-12-31']
  save(isAccounts ? 'accounts.csv' : 'rights.csv', isAccounts ? accounts : grants)
}

/** With a byte order mark: without one Excel takes Chinese for something else. */
function save(name: string, lines: readonly string[]): void {
  const text = `\ufeff${lines.join('\r\n')}\r\n`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
