import FileDown from 'lucide-solid/icons/file-down'
import ListChecks from 'lucide-solid/icons/list-checks'
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import type { ImportJob } from '../../../data/contracts/index.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import { closeDrawer, drawer, openDrawer } from '../../session/drawer.ts'
import { goToBounds } from '../../session/go-to.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { cancelImport } from '../import-flow.ts'
import panel from '../import-panel.module.css'
import { changeMapping, commitDesk, openQueue } from './desk-flow.ts'
import { DeskHeading } from './desk-heading.tsx'
import { DeskRemarks } from './desk-remarks.tsx'
import { changesNothing, leftOver, takenText } from './desk-texts.ts'
import { KindChips } from './kind-chips.tsx'
import { MatchMeter } from './match-meter.tsx'
import styles from './report-step.module.css'
import { RowDetails } from './row-details.tsx'
import { showRowsOnMap } from './show-rows-on-map.ts'
import { chosenRow, deskBounds } from './shown-rows.ts'

const PHONE_PX = 640

/** What would happen, before anything does: by kind, on the map, row by row. */
export function ReportStep(props: { job: ImportJob }) {
  const counts = () => props.job.desk!.counts!
  showRowsOnMap(() => props.job)
  keepTable(() => props.job.id)
  // Once the table has its place: what it covers is no place to look at.
  onMount(() => requestAnimationFrame(() => showAll(props.job)))
  return (
    <div class={panel.step}>
      <DeskHeading job={props.job}>
        {t('desk.rowsOnly', { rows: formatNumber(props.job.counts.read) })}
      </DeskHeading>
      <Show
        when={!changesNothing(props.job)}
        fallback={<NothingNew rows={props.job.counts.read} />}
      >
        <MatchMeter job={props.job} />
        <KindChips counts={counts()} />
        <Show when={counts().doubtful > 0}>
          <Button kind="primary" onClick={() => openQueue(props.job)}>
            <ListChecks size={16} />
            {t('desk.settleDoubtful', { count: formatNumber(counts().doubtful) })}
          </Button>
        </Show>
        <Show when={chosenRow()}>{(row) => <RowDetails row={row()} job={props.job} />}</Show>
        <DeskRemarks job={props.job} />
        <Commit job={props.job} />
      </Show>
    </div>
  )
}

function showAll(job: ImportJob): void {
  const bounds = deskBounds(job)
  if (bounds) goToBounds(bounds)
}

/** The table of rows stands in the drawer for as long as the report does. */
function keepTable(id: () => string): void {
  onMount(() => innerWidth > PHONE_PX && openDrawer('imports', id()))
  createEffect(on(id, (now) => drawer()?.domain === 'imports' && openDrawer('imports', now)))
  onCleanup(() => drawer()?.domain === 'imports' && closeDrawer())
}

function NothingNew(props: { rows: number }) {
  return (
    <>
      <p class={styles.nothing} role="status">
        {t('desk.nothingNew', { count: formatNumber(props.rows) })}
      </p>
      <div class={panel.buttons}>
        <Button kind="primary" onClick={cancelImport}>
          {t('common.close')}
        </Button>
      </div>
    </>
  )
}

/** Says exactly what will happen, then does it. */
function Commit(props: { job: ImportJob }) {
  const [busy, setBusy] = createSignal(false)
  const [share, setShare] = createSignal<number>()
  const [refusal, setRefusal] = createSignal<unknown>()
  const desk = () => props.job.desk!
  const counts = () => desk().counts!
  const taken = () => takenText(counts())
  const whatHappens = () => {
    if (taken() !== '') return t('desk.willDo', { what: taken(), name: text(props.job.name) })
    if (counts().same === 0) return t('desk.willNothing')
    return t('desk.nothingChanged', { count: formatNumber(counts().same) })
  }
  const commit = async () => {
    setBusy(true)
    setShare(undefined)
    setRefusal(undefined)
    try {
      await commitDesk(props.job, setShare)
    } catch (error) {
      setRefusal(() => error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class={styles.commit} aria-label={t('desk.commit')}>
      <p>
        {whatHappens()}{' '}
        {taken() !== '' &&
          counts().same > 0 &&
          t('desk.willStay', { count: formatNumber(counts().same) })}{' '}
        {leftOver(counts()) > 0 && t('desk.willLeave', { count: formatNumber(leftOver(counts())) })}
      </p>
      <Show when={refusal()}>
        <p class={styles.refusal} role="alert">
          {errorText(refusal())}
        </p>
      </Show>
      <Show when={busy()}>
        <ProgressBar label={t('desk.committing')} value={share()} />
        <p class={panel.muted} role="status">
          {t('desk.committing')}
        </p>
      </Show>
      <CorrectionSheet job={props.job} />
      <div class={panel.buttons}>
        <Button kind="quiet" disabled={busy()} onClick={cancelImport}>
          {t('imports.cancel')}
        </Button>
        <Button disabled={busy()} onClick={() => changeMapping(props.job)}>
          {t('desk.changeColumns')}
        </Button>
        <Button kind="primary" disabled={taken() === '' || busy()} onClick={() => void commit()}>
          {t('desk.commit')}
        </Button>
      </div>
    </section>
  )
}

/** What goes back to the sender; nothing to download where every row was taken. */
export function CorrectionSheet(props: { job: ImportJob }) {
  const left = () => (props.job.desk?.counts ? leftOver(props.job.desk.counts) : 0)
  return (
    <Show when={left() > 0}>
      <a
        class={styles.sheet}
        href={`/api/imports/${props.job.id}/correction-sheet`}
        download=""
        data-tip={t('desk.sheetHint')}
      >
        <FileDown size={16} />
        {t('desk.sheet', { count: formatNumber(left()) })}
      </a>
    </Show>
  )
}
