import { onCleanup, onMount, Show } from 'solid-js'
import type { Cell } from '../../../../data/contracts/index.ts'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { takeCell } from '../../../../data/rules/coverage/drafter/take-cell.ts'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import type { GridEditor } from '../grid-editor.ts'
import { createShownPlan } from '../shown-plan.ts'
import { settle, weigh } from '../tools/tool.ts'
import type { DraftedChange } from '../workers/drafter-protocol.ts'
import styles from './drafted-on-map.module.css'

interface DraftedOnMapProps {
  editor: GridEditor
  drafted: DraftedChange
  number: number
  onTake: () => void
  onBack: () => void
}

/** A drafted plan over the one in hand, which stays as it is until all of it is taken, or single cells of it. */
export function DraftedOnMap(props: DraftedOnMapProps) {
  let bar!: HTMLElement
  const { editor } = props
  const coverage = new Coverage(props.drafted.items)
  editor.chooseTool('select')
  editor.select(null)
  const plan = createShownPlan(coverage, props.drafted.tallies)
  const chosen = () => {
    const id = plan.chosen()
    return (id && coverage.cell(id)) || null
  }
  const takeOne = ({ id }: Cell) => {
    const { asToolDesk: desk } = editor
    const wish = { drafted: coverage, cell: id, issueId: desk.issueId }
    settle(desk, weigh(desk, takeCell(desk.coverage, wish, desk.limits())))
  }
  onMount(() => {
    editor.show(plan)
    bar.querySelector('button')?.focus()
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      props.onBack()
    }
    addEventListener('keydown', leave, { capture: true })
    onCleanup(() => {
      removeEventListener('keydown', leave, { capture: true })
      editor.show(null)
    })
  })
  return (
    <div class={styles.place}>
      <section ref={bar} class={styles.bar} aria-label={t('gridEdit.drafterTitle')}>
        <span role="status">{t('gridEdit.drafterShown', { number: props.number })}</span>
        <Button size="small" onClick={() => props.onBack()}>
          {t('gridEdit.drafterBack')}
        </Button>
        <Show when={chosen()} fallback={<span>{t('gridEdit.drafterPick')}</span>}>
          {(cell) => (
            <Button size="small" onClick={() => takeOne(cell())}>
              {t('gridEdit.drafterTakeOne', { name: cell().name })}
            </Button>
          )}
        </Show>
        <Button
          kind="primary"
          size="small"
          disabled={props.drafted.refused !== undefined}
          onClick={() => props.onTake()}
        >
          {t('gridEdit.drafterTakeAll')}
        </Button>
      </section>
    </div>
  )
}
